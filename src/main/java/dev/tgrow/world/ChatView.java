package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A group or channel as one account sees it.
///
/// @param created when it was made
/// @param self the account's own standing
/// @param role the account's own role as it was given, with what is restricted or until when
/// @param joined when the account joined, if it is a member
/// @param permissions what ordinary members may do
/// @param members how many it has
/// @param version grows whenever somebody comes, goes or gets another role
/// @param stars what one message of an ordinary member costs
/// @param joinRequests whether administrators decide on everybody who wants to join
public record ChatView(
        ChatId id,
        Chat.Kind kind,
        String title,
        Optional<String> username,
        Instant created,
        Standing self,
        Role role,
        Optional<Instant> joined,
        Set<Right> permissions,
        int members,
        int version,
        Duration slowMode,
        int stars,
        boolean protectedContent,
        boolean joinRequests,
        boolean forum) {

    public ChatView {
        permissions = Set.copyOf(permissions);
    }

    /// Whether the account may look into it at all.
    public boolean isOpen() {
        return self.status().isMember() || (self.status() != MemberStatus.BANNED && username.isPresent());
    }

    /// The same in the words of the program.
    public Chat chat() {
        return new Chat(
                id,
                kind,
                title,
                username,
                self.status(),
                self.rights(),
                !slowMode.isZero(),
                self.status().isAdministrator() ? 0 : stars);
    }
}
