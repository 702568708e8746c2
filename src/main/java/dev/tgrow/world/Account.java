package dev.tgrow.world;

import java.util.Set;

/// Somebody of the world whose part we can take.
///
/// @param name how the operator calls it
/// @param contacts ids of the people in its contact list; they are taken to have it in theirs
public record Account(String name, Person person, Set<Long> contacts) {
    public Account {
        contacts = Set.copyOf(contacts);
    }

    public long id() {
        return person.id();
    }

    public boolean isBot() {
        return person.isBot();
    }
}
