package dev.tgrow.datacentre.mtproto;

import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The messages that a session received from its client, by their ids: none is executed twice, and the client can ask
/// what became of each. Not safe for use by several threads.
final class Received {
    /// More than a client has under way at any time.
    private static final int KEPT = 10_000;

    private static final byte UNKNOWN = 1;
    private static final byte NOT_RECEIVED = 2;
    private static final byte NOT_YET_RECEIVED = 3;
    private static final byte RECEIVED = 4;
    private static final byte PROCESSED = 32;
    private static final byte ANSWERED = 64;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final TreeMap<Long, Integer> contents = new TreeMap<>();
    private long forgotten;

    /// @param call null for a message that is no call
    private record Entry(@Nullable Execution call) {}

    boolean knows(long id) {
        return entries.containsKey(id);
    }

    /// What is wrong with the id or the seqno of a message that wasn't seen before, as `bad_msg_notification` numbers
    /// it; 0 if nothing is.
    int fault(Message message) {
        if (message.id() <= forgotten) {
            return 20;
        }
        if (!message.content()) {
            return 0;
        }
        var before = contents.lowerEntry(message.id());
        if (before != null && before.getValue() >= message.seqno()) {
            return 32;
        }
        var after = contents.higherEntry(message.id());
        return after != null && after.getValue() <= message.seqno() ? 33 : 0;
    }

    void add(Message message) {
        entries.put(message.id(), new Entry(null));
        if (message.content()) {
            contents.put(message.id(), message.seqno());
        }
        if (entries.size() > KEPT) {
            forgotten = entries.firstKey();
            entries.pollFirstEntry();
            contents.headMap(forgotten, true).clear();
        }
    }

    void call(long id, Execution call) {
        entries.put(id, new Entry(call));
    }

    /// As if the message had never come.
    void remove(long id) {
        entries.remove(id);
        contents.remove(id);
    }

    Optional<Execution> call(long id) {
        var entry = entries.get(id);
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.call);
    }

    /// The state of a message, as `msgs_state_info` numbers it.
    byte state(long id) {
        var entry = entries.get(id);
        if (entry == null) {
            boolean later = entries.isEmpty() || id > entries.lastKey();
            return later ? NOT_YET_RECEIVED : id > forgotten ? NOT_RECEIVED : UNKNOWN;
        }
        if (entry.call == null) {
            return RECEIVED;
        }
        entry.call.promise();
        return (byte) (RECEIVED | PROCESSED | (entry.call.answered() ? ANSWERED : 0));
    }
}
