package dev.tgrow.world;

import dev.tgrow.telegram.UserId;
import java.time.Instant;

/// Somebody who reacted to a message.
public record Reactor(UserId user, String emoji, Instant at) {}
