package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/// What holds for a file of SQLite's only.
class DatabaseTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("data/tgrow.db");
    }

    private static End endOf(Path file) {
        return catchThrowableOfType(RunEnded.class, () -> Database.open(file)).end();
    }

    @Test
    void theFirstOpeningMakesAllTablesForTheOwnerAlone() throws IOException {
        try (var database = Database.open(file)) {
            assertThat(database.<List<String>>read(connection ->
                            Tables.ask(connection, "select name from sqlite_schema where type = 'table'")))
                    .contains("chats", "posts", "coverage", "consents", "runs", "campaigns", "actions", "limit_calls");
            assertThat(database.<List<String>>read(connection -> Tables.ask(connection, "pragma user_version")))
                    .containsExactly(Integer.toString(Migrations.newest()));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidInOneSentence() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database ".repeat(100));
        var end = endOf(file);
        assertThat(end).isInstanceOf(End.Failed.class);
        assertThat(end.why())
                .startsWith("database " + file + ": ")
                .contains("not a database")
                .hasLineCount(1);
        assertThat(file).content().startsWith("this is no database");
    }

    @Test
    void aDatabaseThatIsCutShortIsSaidInOneSentence() throws IOException {
        Database.open(file).close();
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2 - 100));
        try (var database = Database.open(file)) {
            var end = catchThrowableOfType(
                            RunEnded.class, () -> database.transaction(connection -> Tables.insert(connection, 1)))
                    .end();
            assertThat(end.why()).startsWith("database " + file + ": ").hasLineCount(1);
        } catch (RunEnded e) {
            assertThat(e.end().why()).startsWith("database " + file + ": ").hasLineCount(1);
        }
    }

    @Test
    void aPlaceWhereNoDatabaseCanBeIsSaid() throws IOException {
        Files.writeString(directory.resolve("plain"), "");
        assertThat(endOf(directory.resolve("plain/tgrow.db")).why())
                .startsWith("database " + directory.resolve("plain/tgrow.db"));
        assertThat(endOf(directory).why()).startsWith("database " + directory);
    }

    @Test
    void deletingRemovesWhatLiesBesideTheFileToo() throws IOException {
        try (var database = Database.open(file)) {
            database.transaction(connection -> Tables.insert(connection, 1));
            assertThat(Path.of(file + "-wal")).exists();
            Database.delete(file);
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).isEmpty();
        }
        Database.delete(file);
    }

    @Test
    void aFileThatAnotherProgramHoldsIsATemporaryMatter() throws SQLException {
        try (var database = Database.open(file);
                var other = JDBC.createConnection("jdbc:sqlite:" + file, new Properties())) {
            // Not as long as others wait.
            database.read(connection -> {
                Sql.execute(connection, "pragma busy_timeout = 20");
                return 20;
            });
            Sql.execute(other, "begin immediate");
            var end = catchThrowableOfType(RunEnded.class, () -> database.transaction(Tables::insertNext))
                    .end();
            assertThat(end).isInstanceOf(End.RetryLater.class);
            assertThat(end.why()).isEqualTo("database " + file + ": another program has held it for longer than 30 s");
            assertThat(Tables.numbers(database)).isEmpty();
            Sql.execute(other, "rollback");
            database.transaction(Tables::insertNext);
            assertThat(Tables.numbers(database)).containsExactly("1");
        }
    }
}
