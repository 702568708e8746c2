package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A call taken out of the methods that only wrap another, with what they said.
///
/// @param after the messages with the calls that must be executed first
record Wrapped(
        TlObject query,
        List<Long> after,
        OptionalInt layer,
        Optional<Caller.ClientInfo> client,
        boolean withoutUpdates) {

    static Wrapped open(TlObject call) {
        var after = new ArrayList<Long>();
        var layer = OptionalInt.empty();
        Optional<Caller.ClientInfo> client = Optional.empty();
        boolean withoutUpdates = false;
        var query = call;
        while (wraps(query)) {
            switch (query.name()) {
                case "invokeWithLayer" -> layer = OptionalInt.of(query.integer("layer"));
                case "initConnection" -> client = Optional.of(client(query));
                case "invokeAfterMsg" -> after.add(query.number("msg_id"));
                case "invokeAfterMsgs" -> after.addAll(query.numbers("msg_ids"));
                case "invokeWithoutUpdates" -> withoutUpdates = true;
                default -> {
                    // The others say nothing that matters here: a takeout, a range of messages, a business account.
                }
            }
            query = query.object("query");
        }
        return new Wrapped(query, List.copyOf(after), layer, client, withoutUpdates);
    }

    /// Keeps for the session and its key what the wrapping said.
    void tell(Session session) {
        var key = session.key().permanent().orElse(session.key());
        layer.ifPresent(key::speaks);
        client.ifPresent(key::introduce);
        if (withoutUpdates) {
            session.withoutUpdates();
        }
    }

    private static boolean wraps(TlObject call) {
        return (call.name().startsWith("invoke") || call.is("initConnection")) && call.has("query");
    }

    private static Caller.ClientInfo client(TlObject init) {
        return new Caller.ClientInfo(
                init.integer("api_id"),
                init.string("device_model"),
                init.string("app_version"),
                init.string("system_lang_code"));
    }
}
