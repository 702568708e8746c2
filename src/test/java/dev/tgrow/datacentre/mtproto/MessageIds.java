package dev.tgrow.datacentre.mtproto;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Ids of messages from the server: the time in 2^-32 seconds, ever growing whatever the clock does. Safe for use by
/// all threads.
final class MessageIds {
    private final InstantSource time;
    private final AtomicLong last = new AtomicLong();

    MessageIds(InstantSource time) {
        this.time = time;
    }

    /// @param kind 1 for an answer to a message of the client, 3 for others
    long next(int kind) {
        long now = of(time.instant());
        return last.updateAndGet(before -> Math.max(now & ~3, (before & ~3) + 4) | kind);
    }

    Instant now() {
        return time.instant();
    }

    /// The smallest id at that time, up to a part of four.
    static long of(Instant instant) {
        return (instant.getEpochSecond() << 32) | ((long) instant.getNano() << 32) / 1_000_000_000;
    }
}
