package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// What holds for a database wherever it is.
@OnEveryStore
class StoreContractTest {
    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    private StoreAddress address;

    @BeforeEach
    void nameIt() {
        address = where.fresh(directory);
    }

    @Test
    void theFirstOpeningMakesAllTables() {
        try (var database = Database.open(address)) {
            for (String table : List.of("chats", "posts", "coverage", "consents")) {
                assertThat(database.<List<String>>read(
                                connection -> Tables.ask(connection, "select count(*) from " + table)))
                        .containsExactly("0");
            }
            assertThat(database.<Integer>read(Dialect.of(address)::version)).isEqualTo(Migrations.newest());
        }
    }

    @Test
    void whatIsStoredIsThereAtTheNextOpening() {
        try (var database = Database.open(address)) {
            database.transaction(connection -> Tables.insert(connection, 5));
        }
        try (var database = Database.open(address)) {
            assertThat(Tables.numbers(database)).containsExactly("5");
        }
    }

    @Test
    void aTransactionThatFailsChangesNothing() {
        try (var database = Database.open(address)) {
            var thrown = new IllegalStateException("in the middle");
            assertThatThrownBy(() -> database.transaction(connection -> {
                        Tables.insert(connection, 1);
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            var twice = catchThrowableOfType(
                    RunEnded.class,
                    () -> database.transaction(
                            connection -> Tables.insert(connection, 2) + Tables.insert(connection, 2)));
            assertThat(twice.end()).isInstanceOf(End.Failed.class);
            assertThat(twice.end().why())
                    .startsWith("database " + address + ": ")
                    .containsIgnoringCase("unique")
                    .hasLineCount(1);
            database.transaction(connection -> Tables.insert(connection, 3));
            assertThat(Tables.numbers(database)).containsExactly("3");
        }
    }

    @Test
    void aReadCanChangeNothing() {
        try (var database = Database.open(address)) {
            var end = catchThrowableOfType(
                            RunEnded.class, () -> database.read(connection -> Tables.insert(connection, 1)))
                    .end();
            assertThat(end.why()).startsWith("database " + address + ": ");
            assertThat(Tables.numbers(database)).isEmpty();
            database.transaction(connection -> Tables.insert(connection, 2));
            assertThat(Tables.numbers(database)).containsExactly("2");
        }
    }

    @Test
    void aReadSeesOneMoment() {
        try (var database = Database.open(address);
                var other = Database.open(address)) {
            var seen = database.<List<List<String>>>read(connection -> {
                var before = Tables.numbers(connection);
                other.transaction(another -> Tables.insert(another, 1));
                return List.of(before, Tables.numbers(connection));
            });
            assertThat(seen).containsExactly(List.of(), List.of());
            assertThat(Tables.numbers(database)).containsExactly("1");
        }
    }

    @Test
    void aDatabaseOfANewerTgrowIsLeftAloneAndSaid() {
        try (var database = Database.open(address)) {
            database.transaction(connection -> {
                Dialect.of(address).setVersion(connection, 99);
                return 99;
            });
            var end = catchThrowableOfType(RunEnded.class, () -> Database.open(address))
                    .end();
            assertThat(end)
                    .isEqualTo(new End.Misused("database %s was written by a newer tgrow (schema 99, this one knows %d)"
                            .formatted(address, Migrations.newest())));
            assertThat(database.<Integer>read(Dialect.of(address)::version)).isEqualTo(99);
        }
    }

    @RepeatedTest(3)
    void manyOpeningANewDatabaseAtOnceAllGetIt() throws Exception {
        Tables.sideBySide(6, number -> {
            try (var database = Database.open(address)) {
                return database.transaction(connection -> Tables.insert(connection, number + 1));
            }
        });
        try (var database = Database.open(address)) {
            assertThat(Tables.numbers(database)).isEqualTo(Tables.upTo(6));
        }
    }

    @Test
    void whatATransactionHasReadStaysTrueUntilItEnds() throws Exception {
        Tables.sideBySide(4, _ -> {
            try (var database = Database.open(address)) {
                for (int i = 0; i < 50; i++) database.transaction(Tables::insertNext);
                return 50;
            }
        });
        try (var database = Database.open(address)) {
            assertThat(Tables.numbers(database)).isEqualTo(Tables.upTo(200));
        }
    }

    @Test
    void threadsOfOneProcessTakeTurns() throws Exception {
        try (var database = Database.open(address)) {
            Tables.sideBySide(4, _ -> {
                for (int i = 0; i < 25; i++) database.transaction(Tables::insertNext);
                return 25;
            });
            assertThat(Tables.numbers(database)).isEqualTo(Tables.upTo(100));
        }
    }

    @Test
    void aTransactionInsideATransactionIsAFault() {
        try (var database = Database.open(address)) {
            assertThatThrownBy(() -> database.transaction(_ -> database.transaction(Tables::insertNext)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Tables.numbers(database)).isEmpty();
        }
    }

    @Test
    void aDatabaseThatIsClosedIsNotOpenedAgain() {
        var database = Database.open(address);
        database.close();
        assertThatThrownBy(() -> Tables.numbers(database)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptReachesNoTransaction() throws Exception {
        try (var database = Database.open(address)) {
            var begun = new CountDownLatch(1);
            var worker = Thread.ofVirtual().unstarted(() -> {
                database.transaction(connection -> {
                    begun.countDown();
                    // Long enough that the interrupt comes before the end.
                    for (int i = 0; i < 200; i++) Tables.insertNext(connection);
                    return 200;
                });
                if (Thread.currentThread().isInterrupted()) database.transaction(Tables::insertNext);
            });
            worker.start();
            begun.await();
            worker.interrupt();
            worker.join();
            assertThat(Tables.numbers(database)).isEqualTo(Tables.upTo(201));
        }
    }

    @Test
    void everyConsentIsWrittenDown() {
        try (var database = Database.open(address)) {
            var consents = new ConsentStore(database);
            for (int i = 0; i < 3; i++) {
                consents.record(
                        "alice", "@garden", "@new", "announced; 'by' \0vote", Instant.parse("2026-11-20T09:00:00Z"));
            }
            assertThat(database.<List<String>>read(
                            connection -> Tables.ask(connection, "select consent_id from consents order by 1")))
                    .containsExactly("1", "2", "3");
        }
    }

    @Test
    void deletingForgetsEverything() {
        try (var database = Database.open(address)) {
            database.transaction(connection -> Tables.insert(connection, 1));
        }
        Database.delete(address);
        Database.delete(address);
        try (var database = Database.open(address)) {
            assertThat(Tables.numbers(database)).isEmpty();
        }
    }
}
