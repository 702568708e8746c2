package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.tl.TlException;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlReader;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What comes on one connection: key exchanges in the clear, and the messages of sessions. Used by the thread that
/// reads.
final class Packets {
    private static final int NOT_FOUND = 404;

    /// How far the ids of a client's messages may be behind the server's clock, and ahead of it.
    private static final Duration BEHIND = Duration.ofMinutes(5);

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Running server;
    private final Connection connection;
    private final KeyExchange exchange;
    private final Services services;
    private final Calls calls;

    Packets(Running server, Connection connection) {
        this.server = server;
        this.connection = connection;
        this.exchange = new KeyExchange(server, connection);
        this.services = new Services(server, connection);
        this.calls = new Calls(server, connection);
    }

    void receive(Framing.Packet packet) throws IOException {
        var bytes = packet.bytes();
        if (bytes.length < 20) {
            throw new IOException("a packet of %d bytes".formatted(bytes.length));
        }
        long keyId = new TlReader(bytes).int64();
        if (keyId == 0) {
            exchange.receive(bytes);
            return;
        }
        var key = server.keys().find(keyId).filter(found -> !found.expired(now()));
        var envelope = key.flatMap(found -> Envelope.open(found, bytes, Direction.FROM_CLIENT));
        if (key.isEmpty() || envelope.isEmpty()) {
            server.emit(new ServerEvent.KeyRefused(connection.number(), keyId));
            connection.refuse(NOT_FOUND, "an unknown key, or a packet that wasn't made with it");
            return;
        }
        if (packet.quickAck()) {
            connection.send(new Outgoing.QuickAck(envelope.get().quickAck()));
        }
        receive(key.get(), envelope.get(), packet.quickAck());
    }

    private void receive(AuthKey key, Envelope envelope, boolean promised) throws IOException {
        connection.meant(key.dc());
        var session = key.session(envelope.session(), server.keys().ids());
        join(session);
        var message = envelope.message();
        int fault = fault(session, message);
        if (fault != 0) {
            refuse(session, message, fault);
        } else if (!key.salts().accepts(envelope.salt())) {
            refuseSalt(session, message);
        } else {
            receive(session, message, promised);
        }
    }

    /// From now on the session's messages go to this connection, beginning with what it missed.
    private void join(Session session) {
        connection.joined(session);
        var disowned = session.attach(connection);
        if (!disowned.isEmpty()) {
            // 1: nothing is known of the message. The client sends it again.
            var states = new byte[disowned.size()];
            Arrays.fill(states, (byte) 1);
            notice(
                    session,
                    TlObject.of("mt_msgs_all_info").with("msg_ids", disowned).with("info", states));
        }
    }

    private void receive(Session session, Message outer, boolean promised) throws IOException {
        List<Message> messages;
        try {
            messages = outer.contents();
        } catch (TlException e) {
            undecodable(session, e);
            refuse(session, outer, 64);
            return;
        }
        if (outer.container()) {
            session.withReceived(received -> add(received, outer));
        }
        announce(session, messages, outer);
        for (var message : messages) {
            receiveOne(session, message, promised);
        }
    }

    private void receiveOne(Session session, Message message, boolean promised) throws IOException {
        int fault = session.withReceived(received -> received.knows(message.id()) ? -1 : add(received, message));
        if (fault == -1) {
            session.withReceived(received -> received.call(message.id()))
                    .flatMap(call -> call.answer().stream().boxed().findAny())
                    .ifPresent(answer -> session.resend(List.of(answer)));
        } else if (fault != 0) {
            refuse(session, message, fault);
        } else {
            execute(session, message, promised);
        }
    }

    private void execute(Session session, Message message, boolean promised) throws IOException {
        TlObject object;
        try {
            object = server.codec().decode(message.body());
        } catch (TlException e) {
            undecodable(session, e);
            if (message.content()) {
                calls.refuse(session, message.id(), new Answer.RpcError(400, "INPUT_METHOD_INVALID"));
            }
            return;
        }
        if (object.name().startsWith("mt_")) {
            services.receive(session, message, object);
        } else if (message.content()) {
            calls.start(session, message.id(), object, promised);
        } else {
            refuse(session, message, 35);
        }
    }

    /// Remembers a message; the number of what is wrong with it, or 0.
    private static int add(Received received, Message message) {
        int fault = (message.id() & 3) == 0 ? received.fault(message) : 18;
        if (fault == 0) {
            received.add(message);
        }
        return fault;
    }

    /// What is wrong with the message of a packet, whatever is in it.
    private int fault(Session session, Message message) {
        long id = message.id();
        if (id < MessageIds.of(now().minus(BEHIND))) {
            return 16;
        }
        if (id > MessageIds.of(now().plus(AHEAD))) {
            return 17;
        }
        if ((id & 3) != 0) {
            return 18;
        }
        if (!message.container()) {
            return 0;
        }
        return message.content() ? 34 : session.withReceived(received -> received.knows(id)) ? 19 : 0;
    }

    /// Tells a client that the session is new here, before anything else: it then repeats what is older.
    private void announce(Session session, List<Message> messages, Message outer) {
        if (!session.announce()) {
            return;
        }
        long first = messages.stream().mapToLong(Message::id).min().orElse(outer.id());
        server.emit(new ServerEvent.SessionCreated(
                connection.number(), session.key().id(), session.id()));
        var created = TlObject.of("mt_new_session_created")
                .with("first_msg_id", first)
                .with("unique_id", RANDOM.nextLong())
                .with("server_salt", session.key().salts().current());
        session.send(Outbox.Kind.CONTENT, server.encode(created));
    }

    private void refuse(Session session, Message message, int code) {
        server.emit(new ServerEvent.MessageRefused(connection.number(), session.id(), message.id(), code));
        notice(
                session,
                TlObject.of("mt_bad_msg_notification")
                        .with("bad_msg_id", message.id())
                        .with("bad_msg_seqno", message.seqno())
                        .with("error_code", code));
    }

    private void refuseSalt(Session session, Message message) {
        server.emit(new ServerEvent.SaltRefused(connection.number(), session.id()));
        notice(
                session,
                TlObject.of("mt_bad_server_salt")
                        .with("bad_msg_id", message.id())
                        .with("bad_msg_seqno", message.seqno())
                        .with("error_code", 48)
                        .with("new_server_salt", session.key().salts().current()));
    }

    private void notice(Session session, TlObject notice) {
        session.send(Outbox.Kind.NOTICE, server.encode(notice));
    }

    private void undecodable(Session session, TlException e) {
        server.emit(new ServerEvent.Undecodable(connection.number(), session.id(), String.valueOf(e.getMessage())));
    }

    private Instant now() {
        return server.keys().ids().now();
    }
}
