package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlGzip;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One session of a small client of MTProto. It acknowledges nothing by itself, repeats nothing, and outlives its
/// connections.
final class TestClient {
    private static final int RPC_RESULT = 0xf35c6d01;
    private static final int RPC_ERROR = 0x2144ca19;
    private static final int CONTAINER = 0x73f1f8dc;

    private final TlCodec codec;
    private final AuthKey key;
    private final long session;
    private final MessageIds ids;
    private final Map<Long, String> calls = new HashMap<>();
    private final Deque<Incoming> inbox = new ArrayDeque<>();
    private TestWire wire;
    private long salt;
    private int contents;

    /// A message of the server.
    ///
    /// @param answered the message with the call that it answers; 0 if it answers none
    /// @param value what the call returned, or the object
    /// @param packed whether it came as `gzip_packed`
    record Incoming(long id, int seqno, long answered, Object value, boolean packed) {
        boolean is(String constructor) {
            return value instanceof TlObject object && object.is(constructor);
        }

        TlObject object() {
            return (TlObject) value;
        }
    }

    TestClient(TestWire wire, TlCodec codec, AuthKey key, long session, InstantSource time) {
        this.wire = wire;
        this.codec = codec;
        this.key = key;
        this.session = session;
        this.ids = new MessageIds(time);
        this.salt = key.salts().current();
    }

    AuthKey key() {
        return key;
    }

    long session() {
        return session;
    }

    TestWire wire() {
        return wire;
    }

    /// Goes on at another connection.
    void moveTo(TestWire to) {
        wire = to;
    }

    void useSalt(long other) {
        salt = other;
    }

    /// A message with the next id and seqno, not sent yet.
    Message message(TlObject object, boolean content) {
        return message(codec.encode(object), object.name(), content);
    }

    /// A message with bytes that stand for a call of `method`.
    Message message(byte[] body, String method, boolean content) {
        var message = new Message(nextId(), 2 * contents + (content ? 1 : 0), body);
        contents += content ? 1 : 0;
        calls.put(message.id(), method);
        return message;
    }

    /// The same message under another id.
    Message renumbered(Message message, long id) {
        calls.put(id, calls.getOrDefault(message.id(), ""));
        return new Message(id, message.seqno(), message.body());
    }

    /// The ids of a client are divisible by four.
    long nextId() {
        return ids.next(0);
    }

    void send(Message message) throws IOException {
        wire.send(Envelope.seal(key, salt, session, message, Direction.FROM_CLIENT));
    }

    void send(List<Message> messages) throws IOException {
        send(Message.container(nextId(), 2 * contents, messages));
    }

    /// Sends a call and returns the id of its message.
    long call(TlObject call) throws IOException {
        var message = message(call, true);
        send(message);
        return message.id();
    }

    /// Sends a service message and returns its id.
    long service(TlObject object) throws IOException {
        var message = message(object, false);
        send(message);
        return message.id();
    }

    /// Says a word and returns what comes back.
    String echo(String text) throws IOException {
        return result(call(TlObject.of("say").with("text", text))).object().string("text");
    }

    /// The next message that answers the call.
    Incoming result(long call) throws IOException {
        return next(each -> each.answered() == call);
    }

    /// The next message of that name, whatever comes before it.
    TlObject next(String constructor) throws IOException {
        return next(each -> each.answered() == 0 && each.is(constructor)).object();
    }

    void acknowledge(long... messages) throws IOException {
        service(TlObject.of("mt_msgs_ack")
                .with("msg_ids", Arrays.stream(messages).boxed().toList()));
    }

    /// The first message that fits; the others stay for later.
    Incoming next(Predicate<Incoming> wanted) throws IOException {
        var passed = new ArrayList<Incoming>();
        try {
            while (true) {
                if (inbox.isEmpty()) {
                    receive();
                }
                var message = inbox.remove();
                if (wanted.test(message)) {
                    return message;
                }
                passed.add(message);
            }
        } finally {
            passed.reversed().forEach(inbox::addFirst);
        }
    }

    private void receive() throws IOException {
        var packet = wire.receive();
        if (packet.length < 24) {
            throw new IOException("error %d of the transport".formatted(new TlReader(packet).int32()));
        }
        var envelope = Envelope.open(key, packet, Direction.FROM_SERVER)
                .orElseThrow(() -> new IOException("a packet that wasn't made with the key"));
        if (envelope.session() != session) {
            throw new IOException("a packet of another session");
        }
        envelope.message().contents().forEach(each -> inbox.add(incoming(each)));
    }

    private Incoming incoming(Message message) {
        var in = new TlReader(message.body());
        int id = in.int32();
        if (id == RPC_RESULT) {
            long call = in.int64();
            return result(message, call, in.raw(in.left()));
        }
        if (id == CONTAINER) {
            throw new IllegalStateException("a container in a container");
        }
        return new Incoming(message.id(), message.seqno(), 0, codec.decode(message.body()), false);
    }

    private Incoming result(Message message, long call, byte[] body) {
        var in = new TlReader(body);
        boolean packed = new TlReader(body).int32() == TlGzip.ID;
        if (packed) {
            in.int32();
            in = new TlReader(TlGzip.unpack(in.bytes()));
        }
        int id = new TlReader(body).int32();
        var method = calls.getOrDefault(call, "");
        boolean plain = id == RPC_ERROR || method.equals("mt_rpc_drop_answer") || dropped(id);
        var value = plain ? codec.decode(in) : codec.decodeResult(method, in);
        return new Incoming(message.id(), message.seqno(), call, value, packed);
    }

    private static boolean dropped(int id) {
        return id == 0xcd78e586;
    }
}
