package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.util.Set;

/// What administrators may change about a chat. Guarded by the world's lock.
final class SettingRules {
    private static final Set<Integer> SLOW_MODES = Set.of(0, 5, 10, 30, 60, 300, 900, 3600);

    private final Changes changes;
    private final Access access;

    SettingRules(Changes changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    void setPermissions(Account account, ChatId id, Set<Right> rights) {
        var chat = restricted(account, id);
        if (chat.permissions().equals(rights)) throw WorldError.of("CHAT_NOT_MODIFIED");
        var sorted = rights.stream().sorted().toList();
        changes.make(new Change.PermissionsSet(id.value(), account.id(), sorted, changes.now()));
    }

    void setSlowMode(Account account, ChatId id, Duration time) {
        var chat = restricted(account, id);
        if (chat.plan().kind() != Chat.Kind.SUPERGROUP) throw WorldError.of("CHANNEL_INVALID");
        if (!SLOW_MODES.contains(Math.toIntExact(time.toSeconds()))) throw WorldError.of("SECONDS_INVALID");
        if (chat.slowMode().equals(time)) throw WorldError.of("CHAT_NOT_MODIFIED");
        changes.make(
                new Change.SlowModeSet(id.value(), account.id(), Math.toIntExact(time.toSeconds()), changes.now()));
    }

    /// A group whose members the account may restrict.
    private LiveChat restricted(Account account, ChatId id) {
        var chat = access.open(account, id);
        if (chat.plan().isChannel()) throw WorldError.of("CHANNEL_INVALID");
        if (!chat.standing(account.id()).may(Power.BAN_USERS)) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return chat;
    }
}
