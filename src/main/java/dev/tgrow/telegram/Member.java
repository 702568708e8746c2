package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Somebody in a chat's list, or asked about by id.
///
/// @param joined when they joined; unknown for people who never did or joined before Telegram kept it
public record Member(User user, MemberStatus status, Optional<Instant> joined) {
    public Member {
        requireNonNull(user, "user");
        requireNonNull(status, "status");
        requireNonNull(joined, "joined");
    }
}
