package dev.tgrow.tdlib;

import dev.tgrow.telegram.Notice;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One client of TDLib: requests go out from any thread, the process's reader thread brings answers and updates in.
///
/// Answers are matched by `@extra`. One that comes after its deadline is dropped. Safe for use by many threads.
final class TdClient implements AutoCloseable {
    /// How long TDLib gets to write its files and say that it is closed.
    static final Duration CLOSING = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger("tdlib");

    private final TdReceiver receiver;
    private final TdJson json;
    private final int id;
    private final Duration deadline;
    private final TdState state = new TdState();
    private final TdMemory memory = new TdMemory();
    private final Deliveries deliveries = new Deliveries();
    private final TdUpdates updates;
    private final Consumer<Notice> notices;
    private final AtomicLong extras = new AtomicLong();
    private final ConcurrentHashMap<Long, Pending> pending = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// @param onReader sees the answer on the reader thread, before any later update is looked at
    private record Pending(CompletableFuture<String> text, Consumer<String> onReader) {}

    /// @param deadline how long an answer may take; TDLib itself waits up to 60 s before it reports a flood wait
    TdClient(TdReceiver receiver, TdJson json, Duration deadline, Consumer<Notice> notices) {
        this.receiver = receiver;
        this.json = json;
        this.id = json.createClientId();
        this.deadline = deadline;
        this.notices = notices;
        this.updates = new TdUpdates(state, memory, deliveries, notices);
    }

    int id() {
        return id;
    }

    Duration deadline() {
        return deadline;
    }

    Consumer<Notice> notices() {
        return notices;
    }

    TdState state() {
        return state;
    }

    TdMemory memory() {
        return memory;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /// Asks something that needs no session and no network.
    Answer execute(ObjectNode request) {
        return Answer.of(Json.read(json.execute(Json.write(request))));
    }

    /// Asks, and waits for the answer until the deadline.
    Answer ask(ObjectNode request) throws InterruptedException {
        return ask(request, _ -> {});
    }

    Answer ask(ObjectNode request, Consumer<String> onReader) throws InterruptedException {
        var extra = extras.incrementAndGet();
        var entry = new Pending(new CompletableFuture<>(), onReader);
        pending.put(extra, entry);
        try {
            if (state.isEnding()) return closing ? Answer.Failed.ABORTED : Answer.Failed.SESSION_ENDED;
            json.send(id, Json.write(request.put("@extra", extra)));
            return Answer.of(Json.read(entry.text().get(deadline.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException _) {
            return new Answer.Late(Json.type(request));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pending.remove(extra);
        }
    }

    /// Sends a request whose answer nobody needs.
    void tell(ObjectNode request) {
        if (!state.isClosed()) json.send(id, Json.write(request));
    }

    /// Takes one answer or update. Called by the reader thread alone.
    void take(String text) {
        var extra = Json.peekNumber(text, "@extra");
        if (extra < 0) {
            update(text);
            return;
        }
        var entry = pending.remove(extra);
        if (entry == null) return;
        try {
            entry.onReader().accept(text);
        } finally {
            entry.text().complete(text);
        }
    }

    private void update(String text) {
        var type = Json.peekType(text);
        updates.take(type, text);
        if (type.equals("error")) logError(Json.read(text));
        if (state.isClosed()) pending.values().forEach(entry -> entry.text().complete(ABORTED));
    }

    private static final String ABORTED = "{\"@type\":\"error\",\"code\":500,\"message\":\"Request aborted\"}";

    /// An error without `@extra`: the answer to something that was only told, or to a text TDLib could not read.
    private static void logError(JsonNode error) {
        LOG.debug("{} {}", Json.integer(error, "code"), Json.text(error, "message"));
    }

    /// Closes TDLib's instance and waits until it says so: a process that ends before may crash in native code.
    ///
    /// Not interruptible; the caller's interrupt is kept. Idempotent.
    ///
    /// @throws IllegalStateException if TDLib has not closed within [#CLOSING]
    @Override
    public void close() {
        closing = true;
        if (!state.isClosed()) {
            json.send(id, Json.write(Requests.close()));
            awaitClosed(CLOSING);
        }
        receiver.leave(id);
    }

    /// Waits, whatever interrupts, until the instance is closed.
    private void awaitClosed(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var interrupted = false;
        try {
            while (!state.isClosed()) {
                var left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    throw new IllegalStateException("TDLib did not close within " + limit.toSeconds() + " s");
                }
                try {
                    var _ = state.await("authorizationStateClosed"::equals, left);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
