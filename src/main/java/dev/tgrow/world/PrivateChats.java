package dev.tgrow.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What two people have written to each other.
final class PrivateChats {
    private final Map<Set<Long>, History> histories = new HashMap<>();

    History between(long one, long other) {
        return histories.computeIfAbsent(one == other ? Set.of(one) : Set.of(one, other), _ -> new History());
    }
}
