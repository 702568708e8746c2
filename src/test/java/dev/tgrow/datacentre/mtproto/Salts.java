package dev.tgrow.datacentre.mtproto;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The server salts of one key. Every salt that was given out is accepted until all expire at once. Safe for use by
/// all threads.
final class Salts {
    /// How long a salt is the newest one; it is announced as good for twice as long.
    private static final long PERIOD = 3600;

    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Set<Long> accepted = new HashSet<>();
    private final TreeMap<Long, Long> byPeriod = new TreeMap<>();
    private long current;

    Salts(long first) {
        current = first;
        accepted.add(first);
    }

    /// @param since seconds since 1970
    /// @param until seconds since 1970
    record Salt(int since, int until, long value) {}

    synchronized long current() {
        return current;
    }

    synchronized boolean accepts(long salt) {
        return accepted.contains(salt);
    }

    /// All salts are refused from now on but one that nobody knows yet.
    synchronized void expire() {
        accepted.clear();
        byPeriod.clear();
        current = RANDOM.nextLong();
        accepted.add(current);
    }

    /// The salts of the next periods, at most 64, the present one first.
    synchronized List<Salt> future(int count, Instant now) {
        long first = now.getEpochSecond() / PERIOD;
        byPeriod.headMap(first - 1).clear();
        var salts = new ArrayList<Salt>();
        for (long period = first; period < first + Math.clamp(count, 1, MOST); period++) {
            long value = byPeriod.computeIfAbsent(period, _ -> RANDOM.nextLong());
            accepted.add(value);
            salts.add(new Salt((int) (period * PERIOD), (int) ((period + 2) * PERIOD), value));
        }
        return salts;
    }
}
