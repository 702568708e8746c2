package dev.tgrow.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What is remembered of one bucket of an account.
///
/// @param calls when calls went out, oldest first, as far back as was asked for
/// @param opens no call before this; [Instant#MIN] for never closed
/// @param interval the learned least time between two calls; zero if none was learned
/// @param successes calls in a row without a flood wait
public record BucketMemory(List<Instant> calls, Instant opens, Duration interval, int successes) {
    public static final BucketMemory NONE = new BucketMemory(List.of(), Instant.MIN, Duration.ZERO, 0);

    public BucketMemory {
        calls = List.copyOf(calls);
    }

    BucketMemory with(List<Instant> others) {
        return new BucketMemory(others, opens, interval, successes);
    }
}
