package dev.tgrow.telegram;

import java.time.Instant;

/// When somebody was last online, as far as their privacy settings tell us (TDLib's `userStatus…`).
public sealed interface LastSeen {
    record Unknown() implements LastSeen {}

    record Online() implements LastSeen {}

    record At(Instant time) implements LastSeen {}

    /// Within the last three days or so.
    record Recently() implements LastSeen {}

    record WithinWeek() implements LastSeen {}

    record WithinMonth() implements LastSeen {}
}
