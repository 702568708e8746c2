package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlException;
import dev.tgrow.datacentre.tl.TlReader;
import dev.tgrow.datacentre.tl.TlWriter;
import java.util.ArrayList;
import java.util.List;

/// One message of a session: its id, its place among those that want an acknowledgement, and its TL bytes.
final class Message {
    private static final int CONTAINER = 0x73f1f8dc;

    /// What a message takes in a container besides its body.
    private static final int HEAD = 16;

    private final long id;
    private final int seqno;
    private final byte[] body;

    Message(long id, int seqno, byte[] body) {
        this.id = id;
        this.seqno = seqno;
        this.body = body;
    }

    long id() {
        return id;
    }

    int seqno() {
        return seqno;
    }

    byte[] body() {
        return body;
    }

    /// Whether the other side must acknowledge it.
    boolean content() {
        return (seqno & 1) == 1;
    }

    boolean container() {
        return body.length >= 4 && new TlReader(body).int32() == CONTAINER;
    }

    /// One message that holds `messages`.
    static Message container(long id, int seqno, List<Message> messages) {
        var out = new TlWriter(
                messages.stream().mapToInt(each -> each.body.length + HEAD).sum() + 8);
        out.int32(CONTAINER).int32(messages.size());
        for (var each : messages) {
            out.int64(each.id).int32(each.seqno).int32(each.body.length).raw(each.body);
        }
        return new Message(id, seqno, out.toBytes());
    }

    /// The messages that a client sent in one: those of a container, or the message itself.
    List<Message> contents() {
        if (!container()) {
            return List.of(this);
        }
        var in = new TlReader(body, 4, body.length - 4);
        int count = in.int32();
        if (count < 0 || count > in.left() / HEAD) {
            throw new TlException("a container of %d messages in %d bytes".formatted(count, in.left()));
        }
        var messages = new ArrayList<Message>(count);
        for (int i = 0; i < count; i++) {
            messages.add(new Message(in.int64(), in.int32(), in.raw(in.int32())));
        }
        return messages;
    }
}
