package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("data/tgrow.db");
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    private static int insert(Connection connection, int number) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate("insert into coverage values (1, %1$d, %1$d)".formatted(number));
        }
    }

    private static List<String> lows(Database database) {
        return database.read(connection -> ask(connection, "select low from coverage order by low"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static End endOf(Path file) {
        return catchThrowableOfType(RunEnded.class, () -> Database.open(file)).end();
    }

    @Test
    void theFirstOpeningMakesAllTablesForTheOwnerAlone() throws IOException {
        try (var database = Database.open(file)) {
            assertThat(database.<List<String>>read(
                            connection -> ask(connection, "select name from sqlite_schema where type = 'table'")))
                    .contains("chats", "posts", "coverage", "consents", "runs", "campaigns", "actions");
            assertThat(database.<List<String>>read(connection -> ask(connection, "pragma user_version")))
                    .containsExactly(Integer.toString(Migrations.newest()));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsStoredIsThereAtTheNextOpening() {
        try (var database = Database.open(file)) {
            database.transaction(connection -> insert(connection, 5));
        }
        try (var database = Database.open(file)) {
            assertThat(lows(database)).containsExactly("5");
        }
    }

    @Test
    void aTransactionThatFailsChangesNothing() {
        try (var database = Database.open(file)) {
            var thrown = new IllegalStateException("in the middle");
            assertThat(catchThrowableOfType(
                            IllegalStateException.class,
                            () -> database.transaction(connection -> {
                                insert(connection, 1);
                                throw thrown;
                            })))
                    .isSameAs(thrown);
            var twice = catchThrowableOfType(
                    RunEnded.class,
                    () -> database.transaction(connection -> insert(connection, 2) + insert(connection, 2)));
            assertThat(twice.end()).isInstanceOf(End.Failed.class);
            assertThat(twice.end().why()).startsWith("database " + file + ": ").contains("UNIQUE");
            database.transaction(connection -> insert(connection, 3));
            assertThat(lows(database)).containsExactly("3");
        }
    }

    @Test
    void aDatabaseOfANewerTgrowIsLeftAloneAndSaid() throws SQLException {
        Database.open(file).close();
        execute("pragma user_version = 99");
        assertThat(endOf(file))
                .isEqualTo(new End.Misused("database %s was written by a newer tgrow (schema 99, this one knows %d)"
                        .formatted(file, Migrations.newest())));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(ask(connection, "pragma user_version")).containsExactly("99");
        }
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
                            RunEnded.class, () -> database.transaction(connection -> insert(connection, 1)))
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
            database.transaction(connection -> insert(connection, 1));
            assertThat(Path.of(file + "-wal")).exists();
            Database.delete(file);
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).isEmpty();
        }
        Database.delete(file);
    }

    @RepeatedTest(10)
    void manyOpeningANewFileAtOnceAllGetIt() throws Exception {
        sideBySide(6, number -> {
            try (var database = Database.open(file)) {
                return database.transaction(connection -> insert(connection, number));
            }
        });
        try (var database = Database.open(file)) {
            assertThat(lows(database)).containsExactly("0", "1", "2", "3", "4", "5");
        }
    }

    @Test
    void twoConnectionsTakeTurns() throws Exception {
        try (var one = Database.open(file);
                var other = Database.open(file)) {
            sideBySide(2, number -> {
                var database = number == 0 ? one : other;
                for (int i = 0; i < 100; i++) {
                    int low = 2 * i + number;
                    database.transaction(connection -> insert(connection, low));
                }
                return 100;
            });
            assertThat(lows(one)).hasSize(200).isEqualTo(lows(other));
        }
    }

    @FunctionalInterface
    private interface Numbered {
        int work(int number);
    }

    /// Does the work `count` times at the same moment; whatever one throws is thrown.
    private static void sideBySide(int count, Numbered work) throws Exception {
        var start = new CyclicBarrier(count);
        var all = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.add(() -> {
                start.await();
                return work.work(number);
            });
        }
        try (var threads = Executors.newFixedThreadPool(count)) {
            for (Future<Integer> result : threads.invokeAll(all))
                assertThat(result.get()).isPositive();
        }
    }
}
