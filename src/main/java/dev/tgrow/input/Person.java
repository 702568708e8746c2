package dev.tgrow.input;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.UserId;
import java.util.Optional;

/// Somebody on a list of people; has an id or a username, or both.
///
/// @param username without `@`, in the list's spelling
/// @param where for messages, like `people.csv line 4`
public record Person(
        Optional<UserId> id,
        Optional<String> username,
        boolean bot,
        boolean deleted,
        LastSeen lastSeen,
        String where) {}
