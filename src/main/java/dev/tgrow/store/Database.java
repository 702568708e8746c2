package dev.tgrow.store;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.Shield;
import dev.tgrow.run.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// tgrow's database, opened and brought up to date.
///
/// Safe for use by many threads: transactions take turns. Many processes may use one database at once; those that write
/// take turns too. An interrupt doesn't reach a transaction that has begun. A connection that was found gone is made
/// anew for the next transaction. Whatever the database can't do ends the run with one sentence ([RunEnded]).
public final class Database implements AutoCloseable {
    /// How long a transaction may still take after an interrupt.
    private static final Duration GRACE = Duration.ofSeconds(60);

    /// How often, and after which pauses, a server that went away is looked for: a restart takes seconds.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4));

    private final Dialect dialect;
    private final String name;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection connection;
    private boolean closed;

    private Database(Dialect dialect, String name) {
        this.dialect = dialect;
        this.name = name;
    }

    /// Opens a database, creating it and its tables if they aren't there.
    public static Database open(StoreAddress address) {
        var database = new Database(Dialect.of(address), "database " + address);
        return database.alone(() -> {
            database.connection = database.connect(database.dialect::isFull);
            return database;
        });
    }

    /// Opens the file, creating it (mode 0600) and its tables if they aren't there.
    public static Database open(Path file) {
        return open(new StoreAddress.LocalFile(file));
    }

    /// Removes a database that nobody has open, if it is there.
    public static void delete(StoreAddress address) {
        var database = new Database(Dialect.of(address), "database " + address);
        database.alone(() -> {
            database.dialect.delete();
            return database;
        });
    }

    /// Removes the file of a database that nobody has open, and what SQLite keeps beside it.
    public static void delete(Path file) {
        delete(new StoreAddress.LocalFile(file));
    }

    /// Does `work` as a whole or not at all; beside it nobody else writes. It is durable when this returns.
    ///
    /// If the connection breaks at the very end, it may have been done although this throws.
    public <R> R transaction(Work<R> work) {
        return alone(() -> finished(begun(dialect::begin), work));
    }

    /// Reads the database as it is at one moment, without changing anything.
    public <R> R read(Work<R> work) {
        return alone(() -> finished(begun(dialect::beginReading), work));
    }

    /// A connection with a transaction that has just begun. If the old one is found gone here, a new one is as good.
    private Connection begun(Beginning beginning) throws SQLException, IOException {
        if (closed) throw new IllegalStateException("the database is closed");
        var old = connection;
        if (old != null) {
            try {
                return begun(old, beginning);
            } catch (SQLException e) {
                if (!dialect.lost(old, e)) throw e;
            }
        }
        var fresh = connect(dialect::isLost);
        connection = fresh;
        return begun(fresh, beginning);
    }

    private Connection begun(Connection open, Beginning beginning) throws SQLException {
        try {
            beginning.in(open);
            return open;
        } catch (SQLException e) {
            undo(open, e);
            throw e;
        }
    }

    private <R> R finished(Connection open, Work<R> work) throws SQLException {
        try {
            var result = work.in(open);
            dialect.commit(open);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            undo(open, e);
            throw e;
        }
    }

    private void undo(Connection open, Throwable cause) {
        try {
            dialect.rollback(open);
        } catch (SQLException e) {
            // There is nothing to roll back where the connection is gone or the database has done so itself.
            cause.addSuppressed(e);
            discard(open);
        }
    }

    private void discard(Connection open) {
        connection = null;
        try {
            open.close();
        } catch (SQLException _) {
            // It was given up because it doesn't work.
        }
    }

    /// @param passing what is worth another attempt
    private Connection connect(Predicate<SQLException> passing) throws SQLException, IOException {
        for (var pauses = PAUSES.iterator(); ; ) {
            try {
                return connect();
            } catch (SQLException e) {
                if (!passing.test(e) || !pauses.hasNext()) throw e;
            }
            try {
                Time.SYSTEM.sleep(pauses.next());
            } catch (InterruptedException _) {
                throw new RunEnded(new End.Interrupted());
            }
        }
    }

    private Connection connect() throws SQLException, IOException {
        var fresh = dialect.connect();
        try {
            dialect.beginReading(fresh);
            var found = finished(fresh, dialect::version);
            if (found != Migrations.newest()) {
                dialect.begin(fresh);
                finished(fresh, open -> Migrations.apply(dialect, open, name));
            }
            return fresh;
        } catch (SQLException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    /// Does `step` when it is its turn, where no interrupt of the caller disturbs it.
    private <R> R alone(Step<R> step) {
        if (turn.isHeldByCurrentThread()) throw new IllegalStateException("a transaction inside a transaction");
        try {
            return Shield.call(
                    () -> {
                        turn.lock();
                        try {
                            return step.perform();
                        } catch (SQLException e) {
                            throw new RunEnded(dialect.end(name, e));
                        } catch (IOException e) {
                            throw new RunEnded(new End.Failed(name + ": " + Sql.reason(e)));
                        } finally {
                            turn.unlock();
                        }
                    },
                    GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RunEnded(new End.Interrupted());
        }
    }

    /// See [Dialect#inserted].
    String inserted(String key) {
        return dialect.inserted(key);
    }

    @Override
    public void close() {
        alone(() -> {
            if (connection != null) connection.close();
            closed = true;
            return name;
        });
    }

    @Override
    public String toString() {
        return "the " + name;
    }

    /// Work inside one transaction. It may use nothing but the connection, and must not catch its failures: on
    /// PostgreSQL a transaction with a failed statement is over.
    @FunctionalInterface
    public interface Work<R> {
        R in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Beginning {
        void in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Step<R> {
        R perform() throws SQLException, IOException;
    }
}
