package dev.tgrow.input;

import dev.tgrow.telegram.UserId;
import java.util.Optional;

/// Somebody named in a file that an operator gave.
///
/// @param bot whether the file says that it is a bot
/// @param deleted whether the file says that the account is deleted
/// @param where the file and line, for messages
public record Person(Optional<UserId> id, Optional<String> username, boolean bot, boolean deleted, String where) {
    public Person {
        if (id.isEmpty() && username.isEmpty()) throw new IllegalArgumentException(where + ": neither id nor username");
    }

    /// The person's name for people.
    public String label() {
        return username.map(name -> "@" + name)
                .orElseGet(() -> id.map(UserId::toString).orElse("?"));
    }
}
