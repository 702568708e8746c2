package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A server between a start and the next stop: its threads and its connections. Safe for use by all threads.
final class Running {
    /// Far more than any thread of the server takes to notice that it was interrupted.
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final MtServer.Setup setup;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mtproto-", 1).factory());
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong connectionNumbers;
    private final AtomicInteger count = new AtomicInteger();

    /// @param connectionNumbers the number of the last connection, which goes on over a restart
    Running(MtServer.Setup setup, AtomicLong connectionNumbers) {
        this.setup = setup;
        this.connectionNumbers = connectionNumbers;
    }

    TlCodec codec() {
        return setup.codec();
    }

    ServerKey key() {
        return setup.key();
    }

    AuthKeys keys() {
        return setup.keys();
    }

    Rpc rpc() {
        return setup.rpc();
    }

    void emit(ServerEvent event) {
        setup.events().on(event);
    }

    byte[] encode(TlObject object) {
        return setup.codec().encode(object);
    }

    /// Runs `task` in a virtual thread, which is interrupted when the server stops; false if it has stopped.
    boolean execute(String what, Runnable task) {
        try {
            threads.execute(() -> {
                count.incrementAndGet();
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    emit(new ServerEvent.Broken(what, e));
                } finally {
                    count.decrementAndGet();
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /// How many tasks run.
    int threads() {
        return count.get();
    }

    long nextConnection() {
        return connectionNumbers.incrementAndGet();
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }

    /// Ends all connections and all threads, and waits for them.
    void stop() {
        threads.shutdownNow();
        connections().forEach(each -> each.drop("the server stops"));
        try {
            if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the server doesn't end, though it was interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stopped", e);
        }
    }
}
