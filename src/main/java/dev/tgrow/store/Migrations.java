package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Brings a database's tables from whatever version they have to ours, one numbered script after the other.
///
/// Scripts are the same for both databases; a script that was once released never changes.
final class Migrations {
    private static final List<Integer> SCRIPTS = List.of(1, 2, 3, 4, 5, 6);

    private Migrations() {}

    static int newest() {
        return SCRIPTS.getLast();
    }

    /// Applies what is missing, inside the caller's transaction.
    static int apply(Dialect dialect, Connection connection, String name) throws SQLException {
        dialect.makeRoom(connection);
        var found = dialect.version(connection);
        if (found > newest()) {
            throw new RunEnded(new End.Misused(
                    "%s was written by a newer tgrow (schema %d, this one knows %d)".formatted(name, found, newest())));
        }
        try (var statement = connection.createStatement()) {
            for (int script : SCRIPTS) {
                // SQLite's driver executes all of a script's statements only as an update.
                if (script > found) statement.executeUpdate(dialect.script(text(script)));
            }
        }
        dialect.setVersion(connection, newest());
        return newest();
    }

    private static String text(int script) {
        try (var resource = Migrations.class.getResourceAsStream(script + ".sql")) {
            return new String(requireNonNull(resource, script + ".sql").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
