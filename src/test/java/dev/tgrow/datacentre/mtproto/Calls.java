package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.Execution.Outcome;
import dev.tgrow.datacentre.mtproto.Outbox.Kind;
import dev.tgrow.datacentre.tl.TlException;
import dev.tgrow.datacentre.tl.TlGzip;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlWriter;
import java.util.List;

/// Has the calls of one connection executed, each in a virtual thread of its own, and sends what comes of them.
///
/// No call is acknowledged before it is known what becomes of it, because a client never repeats what was
/// acknowledged, and the call may still have to be dropped as if it had never come. An answer needs no
/// acknowledgement beside it. A client that asks what became of a running call is told that it came; if it is dropped
/// after that, the next connection begins with the news that it didn't.
final class Calls {
    private static final int RPC_RESULT = 0xf35c6d01;

    /// Answers from this size on are packed if that makes them smaller.
    private static final int WORTH_PACKING = 1024;

    private final Running server;
    private final Connection connection;
    private final KeyBinding binding;

    Calls(Running server, Connection connection) {
        this.server = server;
        this.connection = connection;
        this.binding = new KeyBinding(server);
    }

    /// @param promised whether the client knows already that the call came
    void start(Session session, long id, TlObject wrapped, boolean promised) {
        var call = Wrapped.open(wrapped);
        call.tell(session);
        var execution = new Execution();
        if (promised) {
            execution.promise();
        }
        session.begin(id, execution);
        var caller = new SessionCaller(session, connection, id);
        if (!server.execute(call.query().name(), () -> run(caller, call, execution))) {
            session.disown(id);
        }
    }

    /// Answers a message that can't be executed.
    void refuse(Session session, long id, Answer.RpcError error) {
        session.answer(id, result(id, encoded(error)));
    }

    /// What a message is that holds the answer to the call `id`.
    static byte[] result(long id, byte[] body) {
        return new TlWriter(body.length + 12)
                .int32(RPC_RESULT)
                .int64(id)
                .raw(body)
                .toBytes();
    }

    private void run(SessionCaller caller, Wrapped call, Execution execution) {
        var query = call.query();
        try {
            var earlier = caller.in().await(call.after());
            server.emit(new ServerEvent.CallReceived(caller, query));
            switch (earlier) {
                case DONE -> finish(caller, query, execution, answer(caller, query));
                case FAILED -> finish(caller, query, execution, new Answer.RpcError(400, "MSG_WAIT_FAILED"));
                case DROPPED -> abandon(caller, query, execution);
            }
        } catch (InterruptedException _) {
            abandon(caller, query, execution);
        }
    }

    private void abandon(SessionCaller caller, TlObject query, Execution execution) {
        caller.in().disown(caller.message());
        execution.end(Outcome.DROPPED);
        server.emit(new ServerEvent.CallAbandoned(caller, query));
    }

    private Answer answer(SessionCaller caller, TlObject query) throws InterruptedException {
        try {
            if (binding.answers(query.name())) {
                return binding.answer(caller, query);
            }
            if (caller.in().key().permanent().isEmpty()) {
                return new Answer.RpcError(401, "AUTH_KEY_PERM_EMPTY");
            }
            // A client needs its configuration even to end a session.
            var revoked = query.is("help.getConfig") ? null : caller.revoked().orElse(null);
            return revoked == null ? server.rpc().answer(caller, query) : new Answer.RpcError(401, revoked);
        } catch (RuntimeException | Error e) {
            return broken(query, e);
        }
    }

    private Answer broken(TlObject query, Throwable cause) {
        server.emit(new ServerEvent.Broken(query.name(), cause));
        return new Answer.RpcError(400, "SERVER_IS_BROKEN");
    }

    /// The event comes before the client can see the answer, so that whoever has the answer finds the event.
    private void finish(SessionCaller caller, TlObject query, Execution execution, Answer given) {
        byte[] body;
        var answer = given;
        try {
            body = body(query.name(), given);
        } catch (TlException e) {
            answer = broken(query, e);
            body = body(query.name(), answer);
        }
        server.emit(new ServerEvent.CallAnswered(caller, query, answer));
        if (caller.in().withReceived(_ -> execution.abandoned())) {
            body = server.encode(TlObject.of("mt_rpc_answer_dropped_running"));
        }
        send(caller.in(), caller.message(), execution, answer, result(caller.message(), body));
    }

    private void send(Session session, long id, Execution execution, Answer answer, byte[] result) {
        switch (answer) {
            case Answer.Result _, Answer.RpcError _ -> session.answer(id, result);
            case Answer.Hang _ -> session.send(Kind.NOTICE, acknowledgement(id));
            case Answer.DropBefore _ -> session.disown(id);
            case Answer.DropAfter _ -> session.keepAnswer(id, result);
            case Answer.Lost _ -> session.key().forget(session.id());
        }
        switch (answer) {
            case Answer.Result _, Answer.DropAfter _, Answer.Lost _ -> execution.end(Outcome.DONE);
            case Answer.RpcError _ -> execution.end(Outcome.FAILED);
            case Answer.DropBefore _ -> execution.end(Outcome.DROPPED);
            case Answer.Hang _ -> execution.promise();
        }
        switch (answer) {
            case Answer.DropBefore _, Answer.DropAfter _, Answer.Lost _ ->
                session.connection().ifPresent(each -> each.drop("as the answer to a call wants it"));
            case Answer.Result _, Answer.RpcError _, Answer.Hang _ -> {}
        }
    }

    private byte[] acknowledgement(long id) {
        return server.encode(TlObject.of("mt_msgs_ack").with("msg_ids", List.of(id)));
    }

    private byte[] body(String method, Answer answer) {
        return switch (answer) {
            case Answer.Result(var value) -> packed(server.codec().encodeResult(method, value));
            case Answer.DropAfter(var value) -> packed(server.codec().encodeResult(method, value));
            case Answer.Lost(var value) -> packed(server.codec().encodeResult(method, value));
            case Answer.RpcError error -> encoded(error);
            case Answer.Hang _, Answer.DropBefore _ -> new byte[0];
        };
    }

    private byte[] encoded(Answer.RpcError error) {
        return server.encode(
                TlObject.of("mt_rpc_error").with("error_code", error.code()).with("error_message", error.text()));
    }

    private static byte[] packed(byte[] body) {
        if (body.length < WORTH_PACKING) {
            return body;
        }
        var packed = TlGzip.pack(body);
        return packed.length > body.length * 9 / 10
                ? body
                : new TlWriter(packed.length + 12)
                        .int32(TlGzip.ID)
                        .bytes(packed)
                        .toBytes();
    }
}
