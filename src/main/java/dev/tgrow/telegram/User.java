package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// A person, a bot or a deleted account. Names are Telegram's text and may hold anything.
///
/// @param phone international form without `+`; only where Telegram shows it to us
public record User(
        UserId id,
        Kind kind,
        Optional<String> username,
        String firstName,
        String lastName,
        boolean premium,
        LastSeen lastSeen,
        Optional<String> phone) {

    public enum Kind {
        PERSON,
        BOT,
        DELETED
    }

    public User {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(username, "username");
        requireNonNull(firstName, "firstName");
        requireNonNull(lastName, "lastName");
        requireNonNull(lastSeen, "lastSeen");
        requireNonNull(phone, "phone");
    }

    /// The user's name for people: `@username`, or the id where there is none.
    public String label() {
        return username.map(name -> "@" + name).orElseGet(id::toString);
    }
}
