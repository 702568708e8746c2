package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;

/// What the clients of accounts know of the world, as if each had kept its database from earlier days: the
/// chats the account is in and those it looked up, and the people it finds in their member lists. The server
/// has no such thing.
///
/// A rule, not a list, so that knowing five million members costs nothing.
public final class Acquaintances {
    private final Turn turn;
    private final WorldState state;
    private final Changes changes;

    Acquaintances(Turn turn, WorldState state, Changes changes) {
        this.turn = turn;
        this.state = state;
        this.changes = changes;
    }

    /// Lets the account's client remember a chat.
    public void meet(Account account, ChatId chat) {
        turn.run(() -> {
            if (!isKnown(account, chat)) changes.meet(new Change.ChatMet(account.id(), chat.value()));
        });
    }

    /// Lets the account's client remember a person.
    public void meet(Account account, UserId user) {
        turn.run(() -> {
            if (!isKnown(account, user.value())) changes.meet(new Change.UserMet(account.id(), user.value()));
        });
    }

    public boolean knows(Account account, ChatId chat) {
        return turn.take(() -> isKnown(account, chat));
    }

    public boolean knows(Account account, UserId user) {
        return turn.take(() -> isKnown(account, user.value()));
    }

    private boolean isKnown(Account account, ChatId chat) {
        return chat.value() > 0
                ? isKnown(account, chat.value())
                : state.chat(chat).filter(found -> isKnown(account, found)).isPresent();
    }

    private boolean isKnown(Account account, LiveChat chat) {
        return chat.status(account.id()) != MemberStatus.LEFT
                || state.met(new Change.ChatMet(account.id(), chat.plan().id().value()));
    }

    private boolean isKnown(Account account, long user) {
        if (user == account.id() || state.contacts().has(account, user)) return true;
        if (state.met(new Change.UserMet(account.id(), user))) return true;
        var person = state.people().byId(user);
        return person.isPresent() && isSeenInAChat(account, person.get());
    }

    private boolean isSeenInAChat(Account account, Person person) {
        for (LiveChat chat : state.chats()) {
            if (chat.shows(account.id(), person) && isKnown(account, chat)) return true;
        }
        return false;
    }
}
