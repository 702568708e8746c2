package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import java.util.Optional;

/// What an account knows of the world, as if TDLib had kept its database from earlier days: the chats it is in and
/// those it looked up, and the people it finds in their member lists.
///
/// A rule, not a list, so that knowing five million members costs nothing. Guarded by the world's lock.
final class Acquaintance {
    private final WorldState state;
    private final Changes changes;

    Acquaintance(WorldState state, Changes changes) {
        this.state = state;
        this.changes = changes;
    }

    void meet(Account account, LiveChat chat) {
        if (knows(account, chat)) return;
        changes.meet(new Change.ChatMet(account.id(), chat.plan().id().value()));
    }

    void meet(Account account, Person person) {
        if (knows(account, person.id())) return;
        changes.meet(new Change.UserMet(account.id(), person.id()));
    }

    boolean knows(Account account, ChatId chat) {
        return chat.value() > 0
                ? knows(account, chat.value())
                : state.chat(chat).filter(found -> knows(account, found)).isPresent();
    }

    private boolean knows(Account account, LiveChat chat) {
        return chat.status(account.id()) != MemberStatus.LEFT
                || state.met(new Change.ChatMet(account.id(), chat.plan().id().value()));
    }

    boolean knows(Account account, long user) {
        if (user == account.id() || account.contacts().contains(user)) return true;
        if (state.met(new Change.UserMet(account.id(), user))) return true;
        var person = state.people().byId(user);
        return person.isPresent() && isSeenInAChat(account, person.get());
    }

    private boolean isSeenInAChat(Account account, Person person) {
        for (LiveChat chat : state.chats()) {
            if (chat.shows(account.id(), person) && knows(account, chat)) return true;
        }
        return false;
    }

    /// The person as this account sees them: phone numbers are for contacts.
    User seenBy(Account account, Person person) {
        var user = person.user();
        if (user.id().value() == account.id() || account.contacts().contains(person.id())) return user;
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
