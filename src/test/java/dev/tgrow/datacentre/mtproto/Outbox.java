package dev.tgrow.datacentre.mtproto;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages that a session has for its client: numbered, kept until they are acknowledged, and some of them for
/// longer. Not safe for use by several threads.
final class Outbox {
    /// How a message of the server is numbered: answers have another id than notices, and content wants an
    /// acknowledgement.
    enum Kind {
        ANSWER(1, true),
        SERVICE_ANSWER(1, false),
        NOTICE(3, false),
        CONTENT(3, true);

        private final int parity;
        private final boolean content;

        Kind(int parity, boolean content) {
            this.parity = parity;
            this.content = content;
        }
    }

    /// How many acknowledged messages are kept for a client that asks for them again.
    private static final int KEPT = 500;

    private final MessageIds ids;
    private final Map<Long, Message> unacknowledged = new LinkedHashMap<>();
    private final Map<Long, Message> acknowledged = new LinkedHashMap<>();
    private int contents;

    Outbox(MessageIds ids) {
        this.ids = ids;
    }

    /// A new message, kept if its kind wants an acknowledgement.
    Message add(Kind kind, byte[] body) {
        int seqno = 2 * contents + (kind.content ? 1 : 0);
        var message = new Message(ids.next(kind.parity), seqno, body);
        if (kind.content) {
            contents++;
            unacknowledged.put(message.id(), message);
        }
        return message;
    }

    /// A container with `messages`, which needs no acknowledgement itself.
    Message container(List<Message> messages) {
        return Message.container(ids.next(Kind.NOTICE.parity), 2 * contents, messages);
    }

    /// What the client may not have, in the order in which it was made.
    Collection<Message> unacknowledged() {
        return unacknowledged.values();
    }

    Optional<Message> find(long message) {
        return Optional.ofNullable(unacknowledged.getOrDefault(message, acknowledged.get(message)));
    }

    void acknowledge(List<Long> messages) {
        for (var each : messages) {
            var message = unacknowledged.remove(each);
            if (message != null) {
                acknowledged.put(each, message);
            }
        }
        var oldest = acknowledged.keySet().iterator();
        while (acknowledged.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
    }

    /// Takes back a message that waits for its acknowledgement.
    Optional<Message> withdraw(long message) {
        return Optional.ofNullable(unacknowledged.remove(message));
    }
}
