package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.Outbox.Kind;
import dev.tgrow.datacentre.tl.TlObject;
import java.io.IOException;
import java.util.List;

/// The messages of a session that are no calls: acknowledgements, pings, salts, states. Used by the thread that reads.
final class Services {
    private final Running server;
    private final Connection connection;

    Services(Running server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    void receive(Session session, Message message, TlObject object) throws IOException {
        server.emit(new ServerEvent.ServiceReceived(connection.number(), session.id(), object));
        switch (object.name()) {
            case "mt_msgs_ack" -> session.acknowledged(object.numbers("msg_ids"));
            case "mt_ping" -> pong(session, message, object);
            case "mt_ping_delay_disconnect" -> {
                connection.expectWithin(object.integer("disconnect_delay"));
                pong(session, message, object);
            }
            case "mt_get_future_salts" -> futureSalts(session, message, object.integer("num"));
            case "mt_msgs_state_req" -> states(session, message, object.numbers("msg_ids"));
            case "mt_msg_resend_req" -> resend(session, message, object.numbers("msg_ids"));
            case "mt_rpc_drop_answer" -> dropAnswer(session, message, object.number("req_msg_id"));
            case "mt_destroy_session" -> destroySession(session, object.number("session_id"));
            case "mt_destroy_auth_key" -> destroyKey(session);
            case "mt_http_wait", "mt_msgs_state_info", "mt_msgs_all_info" -> acknowledge(session, message);
            default -> {
                server.emit(new ServerEvent.Undecodable(
                        connection.number(), session.id(), object.name() + " isn't for a server"));
                acknowledge(session, message);
            }
        }
    }

    private void pong(Session session, Message message, TlObject ping) {
        send(
                session,
                Kind.SERVICE_ANSWER,
                TlObject.of("mt_pong").with("msg_id", message.id()).with("ping_id", ping.number("ping_id")));
    }

    private void futureSalts(Session session, Message message, int count) {
        var now = server.keys().ids().now();
        var salts = session.key().salts().future(count, now).stream()
                .map(each -> TlObject.of("mt_future_salt")
                        .with("valid_since", each.since())
                        .with("valid_until", each.until())
                        .with("salt", each.value()))
                .toList();
        send(
                session,
                Kind.SERVICE_ANSWER,
                TlObject.of("mt_future_salts")
                        .with("req_msg_id", message.id())
                        .with("now", (int) now.getEpochSecond())
                        .with("salts", salts));
    }

    private void states(Session session, Message message, List<Long> ids) {
        var states = session.withReceived(received -> {
            var found = new byte[ids.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = received.state(ids.get(i));
            }
            return found;
        });
        send(
                session,
                Kind.SERVICE_ANSWER,
                TlObject.of("mt_msgs_state_info")
                        .with("req_msg_id", message.id())
                        .with("info", states));
    }

    /// Messages that aren't known any more are told by the states of all that were asked for.
    private void resend(Session session, Message message, List<Long> ids) {
        if (!session.resend(ids)) {
            states(session, message, ids);
        }
    }

    private void dropAnswer(Session session, Message message, long call) {
        var answer = session.withReceived(received -> {
            var execution = received.call(call);
            execution.filter(each -> !each.ended()).ifPresent(Execution::abandon);
            return execution;
        });
        var waiting =
                answer.flatMap(each -> each.answer().stream().boxed().findAny()).flatMap(session::withdraw);
        var state = answer.isPresent() && !answer.get().ended()
                ? TlObject.of("mt_rpc_answer_dropped_running")
                : waiting.map(each -> TlObject.of("mt_rpc_answer_dropped")
                                .with("msg_id", each.id())
                                .with("seq_no", each.seqno())
                                .with("bytes", each.body().length))
                        .orElse(TlObject.of("mt_rpc_answer_unknown"));
        session.send(Kind.ANSWER, Calls.result(message.id(), server.encode(state)));
    }

    private void destroySession(Session session, long id) {
        boolean destroyed = id != session.id() && session.key().forget(id);
        send(
                session,
                Kind.SERVICE_ANSWER,
                TlObject.of(destroyed ? "mt_destroy_session_ok" : "mt_destroy_session_none")
                        .with("session_id", id));
    }

    private void destroyKey(Session session) {
        send(session, Kind.CONTENT, TlObject.of("mt_destroy_auth_key_ok"));
        var key = session.key().permanent().orElse(session.key());
        server.keys().of(key).forEach(server.keys()::remove);
        server.keys().remove(session.key());
        server.emit(new ServerEvent.KeyDestroyed(connection.number(), key.id()));
    }

    private void acknowledge(Session session, Message message) {
        if (message.content()) {
            send(session, Kind.NOTICE, TlObject.of("mt_msgs_ack").with("msg_ids", List.of(message.id())));
        }
    }

    private void send(Session session, Kind kind, TlObject object) {
        session.send(kind, server.encode(object));
    }
}
