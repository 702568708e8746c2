package dev.tgrow.world;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a message was first.
///
/// @param from the person, group or channel, where that is told
/// @param message its number in the channel `from`
/// @param name the name that is shown where `from` is not told; empty otherwise
public record Origin(Optional<Long> from, OptionalLong message, String name, Instant date) {}
