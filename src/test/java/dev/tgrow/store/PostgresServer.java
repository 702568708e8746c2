package dev.tgrow.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.Driver;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL server of the tests' own, on this machine's loopback. Where there is none for the platform, tests
/// that ask for it are skipped.
public final class PostgresServer implements AutoCloseable {
    /// Started at its first use, stopped with the JVM.
    private static final class Shared {
        static final PostgresServer SERVER = start(temporary(), true);
    }

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;
    private int databases;

    private PostgresServer(Path data, int port, EmbeddedPostgres running) {
        this.data = data;
        this.port = port;
        this.running = running;
    }

    /// The server that all tests of the JVM share. Nobody stops it.
    public static PostgresServer shared() {
        checkPlatform();
        return Shared.SERVER;
    }

    /// A server of the caller's own, that may be killed.
    ///
    /// @param directory an empty one
    public static PostgresServer start(Path directory) {
        checkPlatform();
        return start(directory, false);
    }

    /// @param clean whether the directory is removed at the end
    private static PostgresServer start(Path directory, boolean clean) {
        // It has a lot to say of servers that were killed.
        ((Logger) LoggerFactory.getLogger("io.zonky.test")).setLevel(Level.OFF);
        try {
            var running = begin(directory, 0, clean);
            return new PostgresServer(directory, running.getPort(), running);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkPlatform() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the tests' PostgreSQL server is for Linux on amd64");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tgrow-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param port 0 for any
    private static EmbeddedPostgres begin(Path data, int port, boolean clean) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(clean)
                .setDataDirectoryCustomizer(PostgresServer::askForPasswords)
                .setPort(port)
                // Sessions of ours have to ask for what they need.
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("default_transaction_isolation", "serializable")
                .setErrorRedirector(Redirect.DISCARD)
                .setOutputRedirector(Redirect.DISCARD)
                .start();
    }

    /// Lets nobody in without a password whose name begins so.
    private static void askForPasswords(File data) {
        var rules = data.toPath().resolve("pg_hba.conf");
        try {
            Files.writeString(rules, "host all /^locked all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a user without any rights, who needs the password.
    ///
    /// @param name begins with `locked`
    public void newUser(String name, String password) {
        execute("create role %s login password '%s'".formatted(name, password));
    }

    /// Makes a database and gives its address, fit for `TGROW_STORE`.
    public String newDatabase() {
        var name = "d" + ProcessHandle.current().pid() + "_" + number();
        execute("create database " + name);
        return url(name);
    }

    private synchronized int number() {
        return ++databases;
    }

    /// The address of a database as its superuser, who needs no password.
    public String url(String database) {
        return "jdbc:postgresql://postgres@localhost:" + port + "/" + database;
    }

    /// What [Database#open(StoreAddress)] takes, with the schema that is used for what is no rehearsal.
    public static StoreAddress.ServerSchema address(String url) {
        return new StoreAddress.ServerSchema(ServerUrl.parse(url), Optional.empty(), "tgrow");
    }

    /// Does something as the superuser, in the database `postgres`.
    public void execute(String sql) {
        try (var connection = connect(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Asks a database as the superuser; the first column of all rows.
    public List<String> ask(String url, String sql) {
        try (var connection = connect(url)) {
            return Tables.ask(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Asks a schema as the superuser; all columns of all rows, as text.
    public static List<List<String>> rows(String url, String schema, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            try (var rows = statement.executeQuery(sql)) {
                var all = new ArrayList<List<String>>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
                    all.add(row);
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect(String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        return requireNonNull(new Driver().connect(url.replace("postgres@", ""), properties));
    }

    /// Where the server keeps its files.
    public Path data() {
        return data;
    }

    /// Ends the server as a power cut would: no process of it gets to say anything.
    public void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            var server = ProcessHandle.of(pid).orElseThrow();
            var all = server.descendants().toList();
            server.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            server.onExit().get(30, TimeUnit.SECONDS);
            for (ProcessHandle one : all) one.onExit().get(30, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the server didn't end", e);
        }
    }

    /// Starts a server that was killed, on the same port with the same files.
    public void restart() {
        try {
            running.close();
            running = begin(data, port, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
