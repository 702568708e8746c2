package dev.tgrow.tdlib;

import dev.tgrow.tdlib.Deliveries.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// The messages of one request, from when TDLib has taken them until the server has confirmed or refused each.
final class Parcel {
    private final Deliveries deliveries;
    private final List<Part> parts = new CopyOnWriteArrayList<>();

    /// @param chat as TDLib numbers it, as is the message
    private record Part(long chat, long temporaryId, CompletableFuture<Fate> fate) {}

    Parcel(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// Called by the reader thread alone.
    ///
    /// @param answer a `message`, the `messages` of an album, or something else that sent nothing
    void enter(JsonNode answer) {
        if (Json.is(answer, "message")) add(answer);
        if (Json.is(answer, "messages")) answer.path("messages").forEach(this::add);
    }

    private void add(JsonNode message) {
        var part = new Part(Json.number(message, "chat_id"), Json.number(message, "id"), new CompletableFuture<>());
        parts.add(part);
        deliveries.enter(message, part.fate());
    }

    List<Long> temporaryIds() {
        return parts.stream().map(Part::temporaryId).toList();
    }

    /// In the order of the answer.
    List<Fate> await(Duration limit) throws InterruptedException, TimeoutException, ExecutionException {
        var end = System.nanoTime() + limit.toNanos();
        var fates = new ArrayList<Fate>();
        for (Part part : parts) fates.add(part.fate().get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        return fates;
    }

    void forget() {
        parts.forEach(part -> deliveries.forget(part.chat(), part.temporaryId()));
    }
}
