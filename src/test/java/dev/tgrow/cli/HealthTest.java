package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: bob, id: 1002, first_name: Bob, username: bob_bauer}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: creator, bob: member}, members: [mira]}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    /// From now on the server fails this often.
    private void failing(int times) {
        harness.world(
                WORLD + "faults:\n  - {call: GetMembers, error: INTERNAL, code: 500, times: %d}\n".formatted(times));
    }

    private Result pull(String options) {
        return harness.tgrow("members pull @balcony --format json " + options);
    }

    private Result health() {
        return harness.tgrow("health --format json");
    }

    @Test
    void anAccountThatNeverFailedIsWell() {
        var result = health();
        assertThat(result.code()).isZero();
        assertThat(result.column("account")).containsExactly("alice", "bob");
        assertThat(result.column("state")).containsOnly("ok");
        assertThat(result.rows().getFirst().get("left").get("invite").asInt()).isEqualTo(40);
    }

    @Test
    void failuresAreCountedOverRunsUntilACallGoesWell() {
        failing(0);
        assertThat(pull("").code()).isEqualTo(75);
        var row = health().rows().getFirst();
        assertThat(row.get("state").asString()).isEqualTo("failing");
        assertThat(row.get("failures_in_row").asInt()).isEqualTo(4);
        assertThat(row.get("last_exit").asInt()).isEqualTo(75);
        harness.world(WORLD);
        assertThat(pull("").code()).isZero();
        assertThat(health().column("state").getFirst()).isEqualTo("ok");
    }

    @Test
    void aClientThatFailsTooOftenIsMadeAnew() {
        harness.world(WORLD + "faults:\n  - {call: GetMembers, hang: true, times: 3}\n");
        var result = pull("--reinit-after 3 --timeout 1h");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("3 calls in a row failed").contains("the client is made anew");
        var row = health().rows().getFirst();
        assertThat(row.get("reopened").asInt()).isEqualTo(1);
        assertThat(row.get("failures_in_row").asInt()).isZero();
    }

    @Test
    void aClientThatFailsAgainEndsTheRun() {
        failing(0);
        var result = pull("--reinit-after 2");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.error().get("message").asString()).contains("again after the client was made anew");
        assertThat(result.error().get("retry_at").asString()).startsWith("2026-11-20T09:");
        var broken = harness.tgrow("health --format json --reinit-after 2");
        assertThat(broken.code()).isEqualTo(75);
        assertThat(broken.column("state")).containsExactly("broken", "ok");
    }

    @Test
    void aResetForgets() {
        failing(0);
        pull("");
        assertThat(harness.tgrow("health reset --account alice").code()).isZero();
        assertThat(health().column("state")).containsOnly("ok");
    }

    @Test
    void connectAsksTelegram() {
        var result = harness.tgrow("health --connect --format json");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("'alice' is connected");
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(harness.tgrow("health --account nobody").code()).isEqualTo(7);
    }
}
