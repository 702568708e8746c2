package dev.tgrow.store;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One connection to tgrow's database, opened and brought up to date.
///
/// Safe for use by many threads: transactions take turns. Several processes may use one file at once.
/// Whatever the database can't do ends the run with one sentence ([RunEnded]).
public final class Database implements AutoCloseable {
    /// How long SQLite waits for another process to finish its transaction.
    private static final int BUSY_MILLIS = 30_000;

    /// SQLite's code for a file that somebody else has to themselves.
    private static final int BUSY = 5;

    private static final int MODE_ATTEMPTS = 1000;

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /// Opens the file, creating it (mode 0600) and its tables if they aren't there.
    public static Database open(Path file) {
        try {
            create(file);
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            var database = new Database(file.toString(), connection);
            try {
                database.prepare();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw failed(file.toString(), e);
        }
    }

    /// Removes the file of a database that nobody has open, and what SQLite keeps beside it.
    public static void delete(Path file) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) Files.deleteIfExists(Path.of(file + suffix));
        } catch (IOException e) {
            throw failed(file.toString(), e);
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) return;
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(file.toAbsolutePath().getParent(), owner);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (java.nio.file.FileAlreadyExistsException _) {
            // Another process made it in between, which is as good.
        }
    }

    private void prepare() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
            // A row that we report as stored must survive a power cut.
            statement.execute("pragma synchronous = full");
            statement.execute("pragma foreign_keys = on");
        }
        keepJournalAside();
        if (Migrations.current(connection) != Migrations.newest()) {
            transaction(_ -> Migrations.apply(connection, name));
        }
    }

    /// Lets readers go on while somebody writes. Only the first opening of a file changes its mode, but SQLite doesn't
    /// wait for others that open it at the same moment.
    private void keepJournalAside() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute("pragma journal_mode = wal");
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != BUSY || attempt == MODE_ATTEMPTS) throw e;
                // This does wait, for whoever has the file to themselves.
                execute("begin immediate");
                execute("rollback");
            }
        }
    }

    /// Does `work` as a whole or not at all.
    public synchronized <R> R transaction(Work<R> work) {
        try {
            try (var statement = connection.createStatement()) {
                statement.execute("begin immediate");
            }
            var committed = false;
            try {
                var result = work.in(connection);
                execute("commit");
                committed = true;
                return result;
            } finally {
                if (!committed) execute("rollback");
            }
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /// Reads without changing anything.
    public synchronized <R> R read(Work<R> work) {
        try {
            return work.in(connection);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    @Override
    public String toString() {
        return "the database " + name;
    }

    private static RunEnded failed(String name, Exception cause) {
        return new RunEnded(new End.Failed("database " + name + ": " + cause.getMessage()));
    }

    /// Work inside one transaction.
    @FunctionalInterface
    public interface Work<R> {
        R in(Connection connection) throws SQLException;
    }
}
