package dev.tgrow.tdlib;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Right;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What is remembered of a `supergroup` (which a channel is too) or a `basicGroup`.
///
/// @param closed whether nobody can do anything there: restricted by Telegram, or upgraded to a supergroup
/// @param broadcast a group in which only administrators write
/// @param openToGuests whether people who are not members may write (discussion groups of channels)
/// @param forum whether its messages are divided into topics
/// @param upgradedTo the supergroup that a basic group became, or 0
record TdGroup(
        Optional<String> username,
        Standing self,
        boolean slowMode,
        int starsPerMessage,
        boolean closed,
        boolean broadcast,
        boolean openToGuests,
        boolean forum,
        long upgradedTo) {
    static TdGroup supergroup(JsonNode group) {
        return new TdGroup(
                Users.username(group),
                Standing.read(group.path("status")),
                Json.flag(group, "is_slow_mode_enabled"),
                Json.integer(group, "paid_message_star_count"),
                !Json.text(group.path("restriction_info"), "restriction_reason").isEmpty(),
                Json.flag(group, "is_broadcast_group"),
                Json.flag(group, "has_linked_chat") && !Json.flag(group, "join_to_send_messages"),
                Json.flag(group, "is_forum"),
                0);
    }

    static TdGroup basic(JsonNode group) {
        return new TdGroup(
                Optional.empty(),
                Standing.read(group.path("status")),
                false,
                0,
                !Json.flag(group, "is_active"),
                false,
                false,
                false,
                Json.number(group, "upgraded_to_supergroup_id"));
    }

    /// What one message costs us: nothing for administrators.
    int price() {
        return self.status().isAdministrator() ? 0 : starsPerMessage;
    }

    /// What we may do in the chat: the role and the chat's permissions counted together.
    Set<Right> rights(TdChat chat) {
        if (closed) return Set.of();
        return chat.kind() == Chat.Kind.CHANNEL ? inChannel() : inGroup(chat.permissions());
    }

    private Set<Right> inChannel() {
        return self.status().isAdministrator() ? self.granted() : Set.of();
    }

    private Set<Right> inGroup(Set<Right> permissions) {
        return switch (self.status()) {
            case CREATOR -> self.granted();
            case ADMINISTRATOR -> {
                // An administrator without a right of their own still has what everybody has.
                var rights = EnumSet.copyOf(Standing.SENDING);
                rights.addAll(self.granted());
                rights.addAll(permissions);
                yield rights;
            }
            case MEMBER, RESTRICTED -> broadcast ? Set.of() : both(permissions, self.granted());
            case LEFT -> openToGuests ? both(permissions, Standing.SENDING) : Set.of();
            case BANNED -> Set.of();
        };
    }

    private static Set<Right> both(Set<Right> some, Set<Right> others) {
        var rights = EnumSet.noneOf(Right.class);
        rights.addAll(some);
        rights.retainAll(others);
        return rights;
    }
}
