package dev.tgrow.datacentre.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happened in one channel, or in one account's private chats and basic groups, in order. Guarded by the feed's
/// lock.
final class Box {
    /// What a box counts from. Clients take 0 for unknown.
    private static final int FIRST = 1;

    private int pts = FIRST;
    private Instant latest = Instant.EPOCH;
    private final List<Happening> happenings = new ArrayList<>();

    /// The count that clients are told.
    int pts() {
        return pts;
    }

    /// Counts on, and returns the new count.
    int advance(int count) {
        pts += count;
        return pts;
    }

    void add(Happening happening) {
        if (happening.at().isAfter(latest)) latest = happening.at();
        if (happening.count() > 0) happenings.add(happening);
    }

    /// When something happened last.
    Instant latest() {
        return latest;
    }

    /// What a client has missed that has come to `seen`.
    List<Happening> after(int seen) {
        var from = happenings.size();
        while (from > 0 && happenings.get(from - 1).pts() > seen) from--;
        return List.copyOf(happenings.subList(from, happenings.size()));
    }
}
