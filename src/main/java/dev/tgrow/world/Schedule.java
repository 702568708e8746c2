package dev.tgrow.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Messages that wait for their time. Guarded by the world's lock.
final class Schedule {
    private final Map<Key, NavigableMap<Long, Change.Scheduled>> waiting = new HashMap<>();
    private final Map<Key, Long> lastIds = new HashMap<>();

    private record Key(long by, long chat) {}

    void add(Change.Scheduled message) {
        var key = new Key(message.by(), message.chat());
        waiting.computeIfAbsent(key, _ -> new TreeMap<>()).put(message.message(), message);
        lastIds.put(key, message.message());
    }

    void remove(long by, long chat, long message) {
        of(by, chat).remove(message);
    }

    /// Somebody's waiting messages in a chat, by number.
    NavigableMap<Long, Change.Scheduled> of(long by, long chat) {
        return waiting.getOrDefault(new Key(by, chat), new TreeMap<>());
    }

    long lastId(long by, long chat) {
        return lastIds.getOrDefault(new Key(by, chat), 0L);
    }

    /// Those whose time has come, the earliest first.
    List<Change.Scheduled> due(Instant now) {
        var due = new ArrayList<Change.Scheduled>();
        for (NavigableMap<Long, Change.Scheduled> messages : waiting.values()) {
            messages.values().stream()
                    .filter(message -> !message.due().isAfter(now))
                    .forEach(due::add);
        }
        due.sort(Comparator.comparing(Change.Scheduled::due)
                .thenComparingLong(Change.Scheduled::chat)
                .thenComparingLong(Change.Scheduled::message));
        return due;
    }

    Optional<Instant> next() {
        return waiting.values().stream()
                .flatMap(messages -> messages.values().stream())
                .map(Change.Scheduled::due)
                .min(Comparator.naturalOrder());
    }
}
