package dev.tgrow.world;

import java.util.ArrayList;
import java.util.List;

/// People in an order, of whom any part can be had without walking over the rest.
///
/// @param named ids written out, in several runs
/// @param crowds numbers of generated people, after the named ones
/// @param firstId the id of generated person number 0
record Lineup(List<List<Long>> named, List<Spread> crowds, long firstId) {
    /// The same, whoever joins or leaves.
    Lineup frozen() {
        return new Lineup(named.stream().map(List::copyOf).toList(), List.copyOf(crowds), firstId);
    }

    int size() {
        return namedSize() + (int) crowds.stream().mapToLong(Spread::size).sum();
    }

    /// At most `limit` ids from `offset` on.
    List<Long> page(int offset, int limit) {
        var end = (int) Math.min(size(), (long) offset + limit);
        var ids = new ArrayList<Long>();
        for (int place = offset; place < end; place++) ids.add(at(place));
        return ids;
    }

    long at(int place) {
        int left = place;
        for (List<Long> run : named) {
            if (left < run.size()) return run.get(left);
            left -= run.size();
        }
        for (Spread crowd : crowds) {
            if (left < crowd.size()) return firstId + crowd.at(left);
            left -= (int) crowd.size();
        }
        throw new IndexOutOfBoundsException(place);
    }

    private int namedSize() {
        return named.stream().mapToInt(List::size).sum();
    }
}
