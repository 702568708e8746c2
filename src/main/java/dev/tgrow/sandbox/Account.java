package dev.tgrow.sandbox;

import java.util.Set;

/// Somebody of the world whose part we can take.
///
/// @param name how the operator calls it
/// @param contacts ids of the people in its contact list; they are taken to have it in theirs
record Account(String name, Person person, Set<Long> contacts) {
    Account {
        contacts = Set.copyOf(contacts);
    }

    long id() {
        return person.id();
    }

    boolean isBot() {
        return person.isBot();
    }
}
