package dev.tgrow.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What two people have written to each other.
final class PrivateChats {
    private final Map<Set<Long>, History> histories = new HashMap<>();
    private final Map<Long, Set<Long>> partners = new HashMap<>();

    /// The chat of these two; begins empty.
    History between(long one, long other) {
        return histories.computeIfAbsent(key(one, other), _ -> {
            partners.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
            partners.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
            return new History();
        });
    }

    private static Set<Long> key(long one, long other) {
        return one == other ? Set.of(one) : Set.of(one, other);
    }

    /// Whom somebody has a chat with.
    Set<Long> partnersOf(long user) {
        return Set.copyOf(partners.getOrDefault(user, Set.of()));
    }
}
