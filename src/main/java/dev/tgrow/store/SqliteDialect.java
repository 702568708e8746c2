package dev.tgrow.store;

import dev.tgrow.run.End;
import dev.tgrow.run.Time;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A file that all processes of this machine may share.
record SqliteDialect(Path file) implements Dialect {
    /// How long SQLite waits for another process to finish its transaction.
    private static final int BUSY_MILLIS = 30_000;

    private static final int MODE_ATTEMPTS = 1000;

    // SQLite's result codes.
    private static final int BUSY = 5;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CAN_NOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    /// Opens the file, creating it (mode 0600) if it isn't there.
    @Override
    public Connection connect() throws SQLException, IOException {
        create();
        // Not by way of the DriverManager, which would load every driver that is on the class path.
        var connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
        try {
            // A row that we report as stored must survive a power cut.
            Sql.execute(
                    connection,
                    "pragma busy_timeout = " + BUSY_MILLIS,
                    "pragma synchronous = full",
                    "pragma foreign_keys = on");
            keepJournalAside(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void create() throws IOException {
        if (Files.exists(file)) return;
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(file.toAbsolutePath().getParent(), owner);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // Another process made it in between, which is as good.
        }
    }

    /// Lets readers go on while somebody writes. Only the first opening of a file changes its mode, but SQLite doesn't
    /// wait for others that open it at the same moment.
    private static void keepJournalAside(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                Sql.execute(connection, "pragma journal_mode = wal");
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != BUSY || attempt == MODE_ATTEMPTS) throw e;
                // This does wait, for whoever has the file to themselves.
                Sql.execute(connection, "begin immediate", "rollback");
            }
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Sql.execute(connection, "pragma query_only = off", "begin immediate");
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        Sql.execute(connection, "pragma query_only = on", "begin");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Sql.execute(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        Sql.execute(connection, "rollback");
    }

    @Override
    public int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("pragma user_version")) {
            version.next();
            return version.getInt(1);
        }
    }

    @Override
    public void makeRoom(Connection connection) {}

    @Override
    public void setVersion(Connection connection, int version) throws SQLException {
        Sql.execute(connection, "pragma user_version = " + version);
    }

    @Override
    public String script(String script) {
        return script;
    }

    /// A file can't go away while it is open.
    @Override
    public boolean lost(Connection connection, SQLException failure) {
        return false;
    }

    @Override
    public boolean isLost(SQLException failure) {
        return false;
    }

    @Override
    public boolean isFull(SQLException failure) {
        return false;
    }

    @Override
    public End end(String name, SQLException failure) {
        var said = name + ": ";
        return switch (failure.getErrorCode()) {
            case BUSY ->
                new End.RetryLater(
                        said + "another program has held it for longer than %d s".formatted(BUSY_MILLIS / 1000),
                        Time.SYSTEM.now().plusSeconds(60));
            case READ_ONLY -> new End.Failed(said + "the file or its directory can't be written");
            case CORRUPT -> new End.Failed(said + "the file is damaged (" + Sql.firstLine(failure) + ")");
            case CAN_NOT_OPEN ->
                new End.Failed(said + "the file can't be opened; it and its directory must be readable and writable");
            case NO_DATABASE -> new End.Failed(said + "the file is not a database");
            case FULL -> new End.Failed(said + "the disk is full");
            default -> new End.Failed(said + (isOutOfRoom(failure) ? "the disk is full" : Sql.firstLine(failure)));
        };
    }

    /// Whether there was no room for the file's shared memory, which SQLite calls an error of the disk.
    private static boolean isOutOfRoom(SQLException failure) {
        return failure instanceof SQLiteException error
                && error.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }

    /// Removes what SQLite keeps beside the file, too.
    @Override
    public String inserted(String key) {
        return "rowid";
    }

    @Override
    public void delete() throws IOException {
        for (String suffix : new String[] {"", "-wal", "-shm"}) Files.deleteIfExists(Path.of(file + suffix));
    }
}
