package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.Optional;

/// What somebody may get hold of, and how they see it. Guarded by the world's lock.
final class Access {
    private final WorldState state;

    Access(WorldState state) {
        this.state = state;
    }

    /// A group or channel that the account may look into.
    LiveChat open(Account account, ChatId id) {
        var basic = id.value() < 0 && !id.isSupergroup();
        var chat = state.chat(id).orElseThrow(() -> WorldError.of(basic ? "CHAT_ID_INVALID" : "CHANNEL_INVALID"));
        if (!chat.isOpenTo(account.id())) throw WorldError.of(basic ? "CHAT_ID_INVALID" : "CHANNEL_PRIVATE");
        return chat;
    }

    /// One that it administers with this right.
    LiveChat administered(Account account, ChatId id, Right right) {
        var chat = open(account, id);
        if (!chat.standing(account.id()).may(right)) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        return chat;
    }

    /// One that is no basic group.
    LiveChat supergroup(Account account, ChatId id) {
        var chat = open(account, id);
        if (chat.plan().kind() == Chat.Kind.BASIC_GROUP) throw WorldError.of("CHANNEL_INVALID");
        return chat;
    }

    Person person(UserId user, String error) {
        return state.people().byId(user.value()).orElseThrow(() -> WorldError.of(error));
    }

    /// The person as this account sees them: phone numbers are for contacts.
    User seenBy(Account account, Person person) {
        var user = person.user();
        if (user.phone().isEmpty()
                || user.id().value() == account.id()
                || state.contacts().has(account, person.id())) return user;
        return new User(
                user.id(),
                user.kind(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.premium(),
                user.lastSeen(),
                Optional.empty());
    }
}
