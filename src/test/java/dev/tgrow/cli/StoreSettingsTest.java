package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database where the settings want it.
class StoreSettingsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts: [{name: alice, id: 1001, first_name: Alice}]
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: creator}, members: []}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result send() {
        return harness.tgrow("promo send --format json --to @balcony", "--message", "The fair is on Sunday.");
    }

    private String log() throws IOException {
        return Files.readString(harness.home().resolve("state/tgrow.log"));
    }

    @Test
    void aRehearsalKeepsToASchemaOfItsOwn() {
        var server = PostgresServer.shared();
        var url = server.newDatabase();
        harness.with("TGROW_STORE", url);
        assertThat(send().column("outcome")).containsExactly("sent");
        assertThat(send().column("outcome")).isNotEmpty().doesNotContain("sent");
        var schemas = "select nspname from pg_namespace where nspname = 'tgrow' or nspname like 'sandbox%'";
        assertThat(server.ask(url, schemas)).singleElement().asString().matches("sandbox_world_yaml_[0-9a-f]+");
        var runs = "select count(*) from " + server.ask(url, schemas).getFirst() + ".runs";
        assertThat(server.ask(url, runs)).containsExactly("2");
        assertThat(harness.home().resolve("data/sandbox"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".db"));
        assertThat(harness.tgrow("sandbox reset").code()).isZero();
        assertThat(server.ask(url, schemas)).isEmpty();
        assertThat(send().column("outcome")).containsExactly("sent");
    }

    @Test
    void thePasswordComesFromAFileOrACommandAndIsNeverShown() throws IOException {
        var server = PostgresServer.shared();
        var url = server.newDatabase();
        server.newUser("locked_user", PASSWORD);
        server.execute("grant create on database " + url.substring(url.lastIndexOf('/') + 1) + " to locked_user");
        harness.with("TGROW_STORE", url).with("TGROW_STORE_USER", "locked_user");
        harness.with("TGROW_STORE_PASSWORD_COMMAND", "echo " + PASSWORD);
        assertThat(send().code()).isZero();
        harness.with("TGROW_STORE_PASSWORD_COMMAND", "");
        var file = harness.write("password", PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        harness.with("TGROW_STORE_PASSWORD_FILE", file.toString());
        assertThat(send().code()).isZero();
        harness.with("TGROW_STORE_PASSWORD_FILE", "").with("TGROW_STORE_PASSWORD", PASSWORD);
        assertThat(send().code()).isZero();
        var shown = harness.run("config", "show", "--origin", "--format", "csv").out();
        assertThat(shown)
                .contains("store_password,***,TGROW_STORE_PASSWORD\n", "store_user,locked_user,TGROW_STORE_USER\n")
                .doesNotContain(PASSWORD);
        harness.with("TGROW_STORE_PASSWORD", "wrong " + PASSWORD);
        var wrong = send();
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("password authentication failed").doesNotContain(PASSWORD);
        assertThat(wrong.out() + log()).doesNotContain(PASSWORD);
    }

    @Test
    void aPasswordInTheAddressIsRefusedWithoutRepeatingIt() {
        var file = harness.write("tgrow.yaml", "store: jdbc:postgresql://me:hunter2@localhost/ledger\n");
        for (String line : new String[] {"config show", "config check", "account list"}) {
            var result = harness.tgrow(line);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out() + result.err())
                    .contains(file + " line 1, column 8: a password doesn't belong into the address")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aServerThatIsNotThereIsATemporaryMatter() {
        var result = harness.with("TGROW_STORE", "jdbc:postgresql://me@localhost:1/ledger")
                .tgrow("promo send --format json --to @balcony", "--message", "Hello");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.error().toString())
                .contains("database localhost:1/ledger: the server can't be reached", "retry_at");
        assertThat(harness.with("TGROW_STORE", "sqlite")
                        .tgrow("promo send --format json --to @balcony", "--message", "Hello")
                        .code())
                .isZero();
    }
}
