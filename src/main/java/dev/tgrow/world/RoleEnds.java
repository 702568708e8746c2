package dev.tgrow.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// When bans and restrictions end by themselves. Guarded by the world's lock.
final class RoleEnds {
    private final TreeMap<Instant, List<Change.RoleGiven>> ends = new TreeMap<>();

    void add(Change.RoleGiven given) {
        given.role()
                .until()
                .ifPresent(
                        end -> ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(given));
    }

    /// Takes out those whose time has come; a later change may have overtaken them.
    List<Change.RoleGiven> take(Instant now) {
        var over = ends.headMap(now, true);
        var all = over.values().stream().flatMap(List::stream).toList();
        over.clear();
        return all;
    }

    Optional<Instant> next() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(ends.firstKey());
    }
}
