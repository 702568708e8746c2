package dev.tgrow.tdlib;

import dev.tgrow.tdlib.Deliveries.Fate;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// Sends a message and waits for its fate: TDLib's answer says only that it took the message.
final class Sending {
    /// A slow line; what a local file's upload gets on top of the deadline.
    private static final long UPLOAD_BYTES_PER_SECOND = 32 * 1024;

    private final TdClient client;

    Sending(TdClient client) {
        this.client = client;
    }

    Reply<Sent> send(Call.SendMessage call) throws InterruptedException {
        var fate = new CompletableFuture<Fate>();
        var answer = client.ask(SendRequests.sendMessage(call), text -> {
            var message = Json.read(text);
            if (Json.is(message, "message")) client.deliveries().enter(message, fate);
        });
        return switch (answer.written(message -> Json.number(message, "id"))) {
            case Reply.Refused<Long>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<Long>(var temporaryId) -> awaited(call, temporaryId, fate);
        };
    }

    private Reply<Sent> awaited(Call.SendMessage call, long temporaryId, CompletableFuture<Fate> fate)
            throws InterruptedException {
        try {
            var limit = client.deadline().plus(upload(call.message().media()));
            return settled(call.chat(), fate.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            // If the server accepts it after all, TDLib deletes it there too, as long as the session is open.
            client.tell(Requests.deleteMessages(call.chat(), temporaryId, true));
            return unknown("Telegram did not confirm the message in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            client.deliveries().forget(call.chat().value(), temporaryId);
        }
    }

    private Reply<Sent> settled(ChatId chat, Fate fate) {
        return switch (fate) {
            case Fate.Succeeded(var message) -> new Reply.Ok<>(sent(message));
            case Fate.Dropped _ -> unknown("TDLib gave the message up");
            case Fate.Failed(int code, var text, long localId) -> {
                // It would stay in the account's view of the chat as a failed message.
                client.tell(Requests.deleteMessages(chat, localId, false));
                yield new Reply.Refused<>(slowed(chat, Refusal.of(code, text)));
            }
        };
    }

    /// In a chat with slow mode a wait says nothing about the account, and other chats are open.
    private Refusal slowed(ChatId chat, Refusal reason) {
        return reason instanceof Refusal.FloodWait(var retryAfter) && isSlow(chat)
                ? new Refusal.SlowMode(retryAfter)
                : reason;
    }

    private boolean isSlow(ChatId chat) {
        return chat.isSupergroup()
                && client.memory()
                        .supergroup(chat.supergroupId())
                        .filter(group ->
                                group.slowMode() && !group.self().status().isAdministrator())
                        .isPresent();
    }

    private static Reply<Sent> unknown(String text) {
        return new Reply.Refused<>(new Refusal.OutcomeUnknown(text));
    }

    private static Sent sent(JsonNode message) {
        return new Sent(
                new MessageId(Json.number(message, "id") >> MessageCalls.SERVER_ID_SHIFT),
                Instant.ofEpochSecond(Json.number(message, "date")),
                media(message.path("content")));
    }

    /// The name under which Telegram keeps the file; of a photo's sizes the last one's, which is the largest.
    private static Optional<Media.Remote> media(JsonNode content) {
        var sizes = content.path("photo").path("sizes");
        var photo = remoteId(sizes.path(sizes.size() - 1).path("photo"));
        if (!photo.isEmpty()) return Optional.of(new Media.Remote(Media.Kind.PHOTO, photo));
        var document = remoteId(content.path("document").path("document"));
        return document.isEmpty() ? Optional.empty() : Optional.of(new Media.Remote(Media.Kind.DOCUMENT, document));
    }

    private static String remoteId(JsonNode file) {
        return Json.text(file.path("remote"), "id");
    }

    private static Duration upload(Optional<Media> media) {
        if (media.isEmpty() || !(media.get() instanceof Media.Local(var _, var file))) return Duration.ZERO;
        try {
            return Duration.ofSeconds(Files.size(file) / UPLOAD_BYTES_PER_SECOND);
        } catch (IOException _) {
            // TDLib says in its own answer what is wrong with the file.
            return Duration.ZERO;
        }
    }
}
