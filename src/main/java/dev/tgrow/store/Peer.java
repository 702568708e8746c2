package dev.tgrow.store;

import java.util.Locale;
import java.util.Optional;

/// A person or a chat as a list names it: by id, by username, or by both.
///
/// @param id of a person; below zero of a chat
/// @param username without `@`, in lower case
public record Peer(Optional<Long> id, Optional<String> username) {
    public Peer {
        username = username.map(name -> name.toLowerCase(Locale.ROOT));
        if (id.isEmpty() && username.isEmpty()) throw new IllegalArgumentException("has neither an id nor a username");
    }

    public static Peer of(long id) {
        return new Peer(Optional.of(id), Optional.empty());
    }

    public static Peer of(String username) {
        return new Peer(Optional.empty(), Optional.of(username));
    }

    /// The id, or `@name` where there is none: two entries of a list with one subject are the same.
    String subject() {
        return id.map(String::valueOf).orElseGet(this::toString);
    }

    /// The peer's name for people: `@name`, or the id where it has none.
    @Override
    public String toString() {
        return username.map(name -> "@" + name)
                .or(() -> id.map(String::valueOf))
                .orElseThrow();
    }
}
