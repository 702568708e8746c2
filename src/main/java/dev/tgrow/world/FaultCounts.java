package dev.tgrow.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// What faults remember. Guarded by the world's lock.
final class FaultCounts {
    private final Map<Integer, Fault.Count> counts = new HashMap<>();
    private final Map<Key, Deque<Instant>> rates = new HashMap<>();

    private record Key(int fault, long account) {}

    void count(Change.FaultCounted counted) {
        counts.put(counted.fault(), new Fault.Count(counted.seen(), counted.struck(), counted.since()));
    }

    void count(Change.RateCounted counted) {
        times(counted.fault(), counted.account()).addLast(counted.at());
    }

    Fault.Count of(int fault) {
        return counts.getOrDefault(fault, Fault.Count.NONE);
    }

    /// When an account was let through by a rate, the earliest first.
    Deque<Instant> times(int fault, long account) {
        return rates.computeIfAbsent(new Key(fault, account), _ -> new ArrayDeque<>());
    }
}
