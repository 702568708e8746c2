package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for a PostgreSQL server only.
class PostgresTest {
    private static final String PASSWORD = "correct horse";

    private final PostgresServer server = PostgresServer.shared();
    private String url = "";
    private StoreAddress.ServerSchema address = PostgresServer.address("jdbc:postgresql://nowhere/none");

    @BeforeEach
    void nameIt() {
        url = server.newDatabase();
        address = PostgresServer.address(url);
    }

    private static List<String> ask(Database database, String sql) {
        return database.read(connection -> Tables.ask(connection, sql));
    }

    private static End endOf(StoreAddress address) {
        return catchThrowableOfType(RunEnded.class, () -> Database.open(address).close())
                .end();
    }

    private StoreAddress.ServerSchema as(String user, String password) {
        return new StoreAddress.ServerSchema(address.url().as(user), Optional.of(password), "tgrow");
    }

    private void endSessionsOf(String database) {
        server.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + database
                + "' and application_name = 'tgrow'");
    }

    @ParameterizedTest
    @CsvSource({
        "synchronous_commit, on",
        "default_transaction_isolation, read committed",
        "search_path, tgrow",
        "idle_in_transaction_session_timeout, 20s",
        "lock_timeout, 30s",
        "statement_timeout, 40s"
    })
    void aSessionAsksForWhatItNeedsWhateverTheServersDefaults(String setting, String value) {
        try (var database = Database.open(address)) {
            assertThat(ask(database, "show " + setting)).containsExactly(value);
        }
    }

    @Test
    void whatWaitsForMoreThanTheDiskIsNotLowered() {
        server.execute("alter database " + address.url().database() + " set synchronous_commit to remote_apply");
        try (var database = Database.open(address)) {
            assertThat(ask(database, "show synchronous_commit")).containsExactly("remote_apply");
        }
    }

    @Test
    void schemasOfOneDatabaseDoNotTouch() {
        var rehearsal = new StoreAddress.ServerSchema(address.url(), Optional.empty(), "sandbox_garden");
        try (var real = Database.open(address);
                var rehearsed = Database.open(rehearsal)) {
            real.transaction(connection -> Tables.insert(connection, 1));
            rehearsed.transaction(connection -> Tables.insert(connection, 2));
            assertThat(Tables.numbers(real)).containsExactly("1");
            assertThat(Tables.numbers(rehearsed)).containsExactly("2");
            // One waits for nothing that the other does.
            real.transaction(connection -> {
                rehearsed.transaction(other -> Tables.insert(other, 3));
                return Tables.insert(connection, 4);
            });
        }
        Database.delete(rehearsal);
        try (var real = Database.open(address)) {
            assertThat(Tables.numbers(real)).containsExactly("1", "4");
            assertThat(ask(real, "select nspname from pg_namespace where nspname like 'sandbox%'"))
                    .isEmpty();
        }
    }

    @Test
    void aConnectionThatWasEndedWhileIdleIsMadeAnewUnnoticed() {
        try (var database = Database.open(address)) {
            database.transaction(connection -> Tables.insert(connection, 1));
            endSessionsOf(address.url().database());
            database.transaction(connection -> Tables.insert(connection, 2));
            endSessionsOf(address.url().database());
            assertThat(Tables.numbers(database)).containsExactly("1", "2");
        }
    }

    @Test
    void aConnectionThatIsEndedInTheMiddleFailsThatTransactionAlone() {
        try (var database = Database.open(address)) {
            var end = catchThrowableOfType(
                            RunEnded.class,
                            () -> database.transaction(connection -> {
                                Tables.insert(connection, 1);
                                endSessionsOf(address.url().database());
                                return Tables.insert(connection, 2);
                            }))
                    .end();
            assertThat(end).isInstanceOf(End.RetryLater.class);
            assertThat(end.why()).startsWith("database " + address + ": ").hasLineCount(1);
            database.transaction(connection -> Tables.insert(connection, 3));
            assertThat(Tables.numbers(database)).containsExactly("3");
        }
    }

    @Test
    void theRightPasswordLetsIn() {
        server.newUser("locked_in", PASSWORD);
        server.execute("grant create on database " + address.url().database() + " to locked_in");
        try (var database = Database.open(as("locked_in", PASSWORD))) {
            assertThat(ask(database, "select current_user")).containsExactly("locked_in");
        }
    }

    @Test
    void aWrongPasswordIsTheOperatorsToMend() {
        server.newUser("locked_out", PASSWORD);
        assertThat(endOf(as("locked_out", "battery staple")))
                .isEqualTo(new End.Misused(
                        "database %s: password authentication failed for user \"locked_out\"".formatted(address)));
        var none = new StoreAddress.ServerSchema(address.url().as("locked_out"), Optional.empty(), "tgrow");
        assertThat(endOf(none)).isInstanceOf(End.Misused.class);
        assertThat(endOf(none).why()).contains("password").hasLineCount(1);
    }

    @Test
    void aUserWithoutRightsIsTheOperatorsToMend() {
        server.newUser("locked_small", PASSWORD);
        assertThat(endOf(as("locked_small", PASSWORD)))
                .isEqualTo(new End.Misused("database %s: permission denied for database %s"
                        .formatted(address, address.url().database())));
    }

    @Test
    void aDatabaseThatIsNotThereIsTheOperatorsToMend() {
        assertThat(endOf(PostgresServer.address(server.url("nothing_here"))))
                .isInstanceOf(End.Misused.class)
                .extracting(End::why)
                .asString()
                .endsWith("/nothing_here: database \"nothing_here\" does not exist");
    }

    @Test
    void anOptionThatTheDriverDoesNotKnowIsSaidInsteadOfLeftAside() {
        assertThat(endOf(PostgresServer.address(url + "?sslmod=require")))
                .isEqualTo(new End.Misused(
                        "database %s: the driver knows no option 'sslmod' (in the address)".formatted(address)));
    }

    @Test
    void aServerWithoutWhatTheAddressAsksForIsTheOperatorsToMend() {
        var end = endOf(PostgresServer.address(url + "?sslmode=require"));
        assertThat(end).isInstanceOf(End.Misused.class);
        assertThat(end.why()).contains("SSL");
    }

    @Test
    void aServerThatIsNotThereMayComeBack() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var end = endOf(PostgresServer.address("jdbc:postgresql://me@127.0.0.1:" + free + "/ledger"));
        assertThat(end).isInstanceOf(End.RetryLater.class);
        assertThat(end.why()).isEqualTo("database 127.0.0.1:" + free + "/ledger: the server can't be reached");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var end = endOf(PostgresServer.address(
                    "jdbc:postgresql://me@127.0.0.1:%d/ledger?socketTimeout=1".formatted(silent.getLocalPort())));
            assertThat(end).isInstanceOf(End.RetryLater.class);
            assertThat(end.why()).hasLineCount(1);
        }
    }

    @Test
    void aServerThatIsFullIsWaitedForAWhile() {
        var database = address.url().database();
        server.newUser("locked_one", PASSWORD);
        server.execute("grant create on database " + database + " to locked_one");
        server.execute("alter role locked_one connection limit 1");
        var one = Database.open(as("locked_one", PASSWORD));
        var closing = Thread.ofVirtual().start(() -> {
            pause();
            one.close();
        });
        try {
            Database.open(as("locked_one", PASSWORD)).close();
            assertThat(closing.isAlive()).isFalse();
        } finally {
            one.close();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
