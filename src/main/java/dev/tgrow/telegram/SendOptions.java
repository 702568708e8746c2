package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where in a chat a message goes, when, and what it may cost.
///
/// @param topic the forum topic; without one a forum's message is in its general topic
/// @param at when Telegram sends it; a moment less than ten seconds away, or past, is now
/// @param maxStars Telegram Stars that the whole call may cost. Where the chat charges more it is refused; never more
///     than the chat's price is paid
public record SendOptions(Optional<TopicId> topic, Optional<Instant> at, long maxStars) {
    /// What is to be sent sooner than this is sent at once.
    public static final Duration NEARLY_NOW = Duration.ofSeconds(10);

    /// Into the chat as such, now, and free of charge.
    public static final SendOptions NONE = new SendOptions(Optional.empty(), Optional.empty(), 0);

    public SendOptions {
        requireNonNull(topic, "topic");
        requireNonNull(at, "at");
        if (maxStars < 0) throw new IllegalArgumentException("a price is not negative: " + maxStars);
    }

    /// What to offer for a call that sends `messages` at this price each: all of it, or nothing if that is too much.
    public long offer(long price, int messages) {
        var whole = Math.multiplyExact(price, messages);
        return whole <= maxStars ? whole : 0;
    }
}
