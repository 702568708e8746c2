package dev.tgrow.tdlib;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Messages that TDLib has taken and the server has not confirmed. Safe for use by many threads.
///
/// A message is entered by the reader thread itself when it meets the answer to `sendMessage`, so the update that
/// tells its fate can't come before the entry.
final class Deliveries {
    /// What became of a message.
    sealed interface Fate {
        record Succeeded(JsonNode message) implements Fate {}

        /// The server refused it.
        ///
        /// @param localId the failed message that TDLib leaves behind in the chat
        record Failed(int code, String text, long localId) implements Fate {}

        /// TDLib gave the message up without a word from the server.
        record Dropped() implements Fate {}
    }

    private record Key(long chat, long temporaryId) {}

    private final ConcurrentHashMap<Key, CompletableFuture<Fate>> waiting = new ConcurrentHashMap<>();

    /// @param message the answer to `sendMessage`
    void enter(JsonNode message, CompletableFuture<Fate> fate) {
        waiting.put(new Key(Json.number(message, "chat_id"), Json.number(message, "id")), fate);
    }

    void forget(long chat, long temporaryId) {
        waiting.remove(new Key(chat, temporaryId));
    }

    void succeeded(JsonNode update) {
        var message = update.path("message");
        settle(Json.number(message, "chat_id"), Json.number(update, "old_message_id"), new Fate.Succeeded(message));
    }

    void failed(JsonNode update) {
        var message = update.path("message");
        var error = update.path("error");
        var fate =
                new Fate.Failed(Json.integer(error, "code"), Json.text(error, "message"), Json.number(message, "id"));
        settle(Json.number(message, "chat_id"), Json.number(update, "old_message_id"), fate);
    }

    /// Messages that leave TDLib's memory are reported as deleted too; those don't count.
    void deleted(JsonNode update) {
        if (Json.flag(update, "from_cache") || !Json.flag(update, "is_permanent")) return;
        var chat = Json.number(update, "chat_id");
        for (JsonNode id : update.path("message_ids")) settle(chat, id.asLong(0), new Fate.Dropped());
    }

    private void settle(long chat, long temporaryId, Fate fate) {
        var future = waiting.remove(new Key(chat, temporaryId));
        if (future != null) future.complete(fate);
    }
}
