package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Somebody who asked to be let into a chat and waits for an administrator.
///
/// @param date when they asked, to the second
/// @param bio what they say of themselves; Telegram's text, may be empty
public record JoinRequest(User user, Instant date, String bio) {
    public JoinRequest {
        requireNonNull(user, "user");
        requireNonNull(date, "date");
        requireNonNull(bio, "bio");
    }
}
