package dev.tgrow.world;

import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.util.List;
import java.util.Optional;

/// The people of a world as its accounts see them. Never changes, so that nothing is locked.
public final class Users {
    private final People people;

    Users(People people) {
        this.people = people;
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
        return viewer.contacts().stream()
                .sorted()
                .map(id -> Access.seenBy(viewer, people.known(id)))
                .toList();
    }

    private static Optional<User> seen(Account viewer, Optional<Person> person) {
        return person.map(found -> Access.seenBy(viewer, found));
    }
}
