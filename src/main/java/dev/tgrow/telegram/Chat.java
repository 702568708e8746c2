package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/// A chat as our account sees it now.
///
/// @param self our own standing in it
/// @param rights what we may do in it
/// @param slowMode whether ordinary members must wait between two messages
/// @param starsPerMessage Telegram Stars that one message costs us; 0 if sending is free
public record Chat(
        ChatId id,
        Kind kind,
        String title,
        Optional<String> username,
        MemberStatus self,
        Set<Right> rights,
        boolean slowMode,
        int starsPerMessage) {

    public enum Kind {
        PRIVATE,
        BASIC_GROUP,
        SUPERGROUP,
        CHANNEL
    }

    public Chat {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(title, "title");
        requireNonNull(username, "username");
        requireNonNull(self, "self");
        rights = Set.copyOf(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /// This chat, if it is a group or channel.
    ///
    /// @throws RefusedException if it is the private chat with somebody
    public Chat shared() {
        if (kind != Kind.PRIVATE) return this;
        throw new RefusedException(new Refusal.ChatRefused(Refusal.Place.PERSON, "private chat"));
    }

    /// The chat's name for people: `@username`, or its id where it has none.
    public String label() {
        return username.map(name -> "@" + name).orElseGet(id::toString);
    }

    /// The public or members-only link of one message, if messages of this kind of chat have links.
    public Optional<String> link(MessageId message) {
        if (username.isPresent()) return Optional.of("https://t.me/" + username.get() + "/" + message);
        return id.isSupergroup()
                ? Optional.of("https://t.me/c/" + id.supergroupId() + "/" + message)
                : Optional.empty();
    }
}
