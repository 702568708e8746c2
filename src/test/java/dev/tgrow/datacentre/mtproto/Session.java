package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.Execution.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One session of a client: what each side has received of the other, whatever connection it came by.
///
/// Safe for use by all threads: one lock guards all of it, and nothing is written to a network while it is held.
final class Session {
    /// As many updates are kept for a client without a connection.
    static final int KEPT = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final AuthKey key;
    private final long id;
    private final Received received = new Received();
    private final Outbox outbox;
    private final List<Long> disowned = new ArrayList<>();
    private @Nullable Connection connection;
    private int missed;
    private boolean announced;
    private boolean subscribed;
    private boolean withoutUpdates;

    Session(AuthKey key, long id, MessageIds ids) {
        this.key = key;
        this.id = id;
        this.outbox = new Outbox(ids);
    }

    AuthKey key() {
        return key;
    }

    long id() {
        return id;
    }

    /// Does something with the messages received, and nothing that takes time.
    <T> T withReceived(Function<Received, T> use) {
        return locked(() -> use.apply(received));
    }

    /// From now on the session is at this connection. If it wasn't, what the client never acknowledged is sent again,
    /// and the list of calls that it must send again, against what it was told, is returned.
    List<Long> attach(Connection to) {
        return locked(() -> {
            if (connection == to) {
                return List.of();
            }
            connection = to;
            missed = 0;
            outbox.unacknowledged().forEach(this::deliver);
            return List.copyOf(disowned);
        });
    }

    void detach(Connection from) {
        lockedRun(() -> connection = connection == from ? null : connection);
    }

    Optional<Connection> connection() {
        return locked(() -> Optional.ofNullable(connection));
    }

    /// True once: the client must be told that the session is new.
    boolean announce() {
        return locked(() -> {
            boolean first = !announced;
            announced = true;
            return first;
        });
    }

    /// Sends a message, and keeps it for the next connection if its kind wants an acknowledgement.
    void send(Outbox.Kind kind, byte[] body) {
        lockedRun(() -> deliver(outbox.add(kind, body)));
    }

    /// A call begins.
    void begin(long call, Execution execution) {
        lockedRun(() -> received.call(call, execution));
    }

    /// Waits until these calls ended; FAILED if one did, or isn't known, DROPPED if one counts as never received.
    Outcome await(List<Long> calls) throws InterruptedException {
        for (var each : calls) {
            var call = withReceived(all -> all.call(each));
            var outcome = call.isEmpty() ? Outcome.FAILED : call.get().await();
            if (outcome != Outcome.DONE) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    /// Sends the answer to the call `call`.
    void answer(long call, byte[] body) {
        lockedRun(() -> deliver(answered(call, body)));
    }

    /// Keeps the answer to the call `call` for the next connection.
    void keepAnswer(long call, byte[] body) {
        lockedRun(() -> answered(call, body));
    }

    /// As if the call had never come. A client that was told otherwise is told again at the next connection.
    void disown(long call) {
        lockedRun(() -> {
            if (received.call(call).filter(Execution::promised).isPresent()) {
                disowned.add(call);
            }
            received.remove(call);
        });
    }

    /// Sends updates, or keeps them for the next connection. A client that misses too many is told so, once, and asks
    /// for the difference; the answers to its calls are kept all the same.
    ///
    /// @param tooLong how it is told
    /// @return whether the updates go out
    boolean push(byte[] updates, byte[] tooLong) {
        return locked(() -> {
            if (!subscribed || withoutUpdates) {
                return false;
            }
            missed += connection == null ? 1 : 0;
            if (missed <= KEPT + 1) {
                deliver(outbox.add(Outbox.Kind.CONTENT, missed <= KEPT ? updates : tooLong));
            }
            return missed <= KEPT;
        });
    }

    /// The client has these messages.
    void acknowledged(List<Long> messages) {
        lockedRun(() -> outbox.acknowledge(messages));
    }

    /// Sends messages again under the ids they had; false if one of them is not known any more.
    boolean resend(List<Long> messages) {
        return locked(() -> {
            var known = messages.stream()
                    .map(outbox::find)
                    .flatMap(Optional::stream)
                    .toList();
            known.forEach(this::deliver);
            return known.size() == messages.size();
        });
    }

    /// A message that waits for its acknowledgement, which isn't wanted any more.
    Optional<Message> withdraw(long message) {
        return locked(() -> outbox.withdraw(message));
    }

    void subscribe() {
        lockedRun(() -> subscribed = true);
    }

    void withoutUpdates() {
        lockedRun(() -> withoutUpdates = true);
    }

    /// A container with `messages`, to be sent at once.
    Message container(List<Message> messages) {
        return locked(() -> outbox.container(messages));
    }

    private Message answered(long call, byte[] body) {
        var message = outbox.add(Outbox.Kind.ANSWER, body);
        received.call(call).ifPresent(execution -> execution.answer(message.id()));
        return message;
    }

    private void deliver(Message message) {
        if (connection != null) {
            connection.send(new Outgoing.InSession(this, message));
        }
    }

    private void lockedRun(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
