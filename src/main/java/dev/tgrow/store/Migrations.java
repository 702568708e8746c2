package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/// Brings a database's tables from whatever version they have to ours, one numbered script after the other.
final class Migrations {
    private static final int NEWEST = 2;

    private Migrations() {}

    static int newest() {
        return NEWEST;
    }

    static int current(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("pragma user_version")) {
            version.next();
            return version.getInt(1);
        }
    }

    /// Applies what is missing, inside the caller's transaction.
    static int apply(Connection connection, String name) throws SQLException {
        var found = current(connection);
        if (found > NEWEST) {
            throw new RunEnded(new End.Misused("database %s was written by a newer tgrow (schema %d, this one knows %d)"
                    .formatted(name, found, NEWEST)));
        }
        try (var statement = connection.createStatement()) {
            for (int version = found + 1; version <= NEWEST; version++) {
                statement.executeUpdate(script(version));
                statement.executeUpdate("pragma user_version = " + version);
            }
        }
        return NEWEST;
    }

    private static String script(int version) {
        try (var resource = Migrations.class.getResourceAsStream(version + ".sql")) {
            return new String(requireNonNull(resource, version + ".sql").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
