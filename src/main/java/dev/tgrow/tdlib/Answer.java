package dev.tgrow.tdlib;

import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What came back for one request.
sealed interface Answer {
    record Good(JsonNode object) implements Answer {}

    record Failed(int code, String message) implements Answer {
        /// What TDLib says of every request that was open when the client closed.
        static final Failed ABORTED = new Failed(500, "Request aborted");

        /// What a request gets that comes after Telegram ended the session; it is not sent.
        static final Failed SESSION_ENDED = new Failed(401, "SESSION_REVOKED");
    }

    /// Nothing came in time. The request can't be taken back, and may still be carried out.
    record Late(String method) implements Answer {}

    static Answer of(JsonNode object) {
        return Json.is(object, "error")
                ? new Failed(Json.integer(object, "code"), Json.text(object, "message"))
                : new Good(object);
    }

    /// The reply to a call that changes nothing.
    default <R> Reply<R> read(Function<JsonNode, R> reader) {
        return switch (this) {
            case Good(var object) -> new Reply.Ok<>(reader.apply(object));
            case Failed(int code, var message) -> new Reply.Refused<>(Refusal.of(code, message));
            case Late(var method) ->
                new Reply.Refused<>(new Refusal.ServerTrouble("Telegram did not answer " + method + " in time"));
        };
    }

    /// The reply to a call that others can see: where no answer came, nobody knows whether it happened.
    default <R> Reply<R> written(Function<JsonNode, R> reader) {
        return switch (this) {
            case Late(var method) ->
                new Reply.Refused<>(new Refusal.OutcomeUnknown("Telegram did not confirm " + method + " in time"));
            case Failed error
            when error.equals(Failed.ABORTED) ->
                new Reply.Refused<>(new Refusal.OutcomeUnknown("the session was closed before Telegram confirmed it"));
            case Failed _, Good _ -> read(reader);
        };
    }
}
