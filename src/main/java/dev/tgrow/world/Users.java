package dev.tgrow.world;

import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.Optional;

/// The people of a world as its accounts see them, and the accounts' contacts. To look at them nothing is locked.
public final class Users {
    private final Turn turn;
    private final People people;
    private final ContactLists contacts;
    private final Changes changes;
    private final Access access;

    Users(Turn turn, WorldState state, Changes changes, Access access) {
        this.turn = turn;
        this.people = state.people();
        this.contacts = state.contacts();
        this.changes = changes;
        this.access = access;
    }

    /// Somebody with all that the world knows of them.
    public Optional<Person> person(UserId id) {
        return people.byId(id.value());
    }

    public Optional<User> byId(Account viewer, UserId id) {
        return seen(viewer, person(id));
    }

    /// Somebody by username.
    ///
    /// @param username in any case
    public Optional<User> byUsername(Account viewer, String username) {
        return seen(viewer, people.byUsername(username));
    }

    /// Somebody by phone number.
    ///
    /// @param phone with or without `+`, blanks and other marks
    public Optional<User> byPhone(Account viewer, String phone) {
        return seen(viewer, people.byPhone(phone.replaceAll("\\D", "")));
    }

    /// The contact list, by id.
    public List<User> contacts(Account viewer) {
        return contacts.of(viewer).stream()
                .map(id -> access.seenBy(viewer, people.known(id)))
                .toList();
    }

    public boolean isContact(Account viewer, UserId id) {
        return contacts.has(viewer, id.value());
    }

    /// Takes somebody into the contact list, under the name that they have. Nothing happens if they are in it.
    ///
    /// @throws WorldError `CONTACT_ID_INVALID`
    public void addContact(Account account, UserId user) {
        turn.run(() -> {
            var person = access.person(user, "CONTACT_ID_INVALID");
            if (person.isDeleted() || person.id() == account.id()) throw WorldError.of("CONTACT_ID_INVALID");
            if (!isContact(account, user)) changes.make(new Change.ContactAdded(account.id(), user.value()));
        });
    }

    /// Takes people off the contact list, as far as they are in it.
    public void deleteContacts(Account account, List<UserId> users) {
        turn.run(() -> {
            var there = users.stream()
                    .filter(user -> isContact(account, user))
                    .map(UserId::value)
                    .toList();
            if (!there.isEmpty()) changes.make(new Change.ContactsDeleted(account.id(), there));
        });
    }

    private Optional<User> seen(Account viewer, Optional<Person> person) {
        return person.map(found -> access.seenBy(viewer, found));
    }
}
