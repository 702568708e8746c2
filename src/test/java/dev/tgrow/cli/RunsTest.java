package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: creator}, members: []}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: creator}, members: []}
            """;

    private static final String SEND =
            "promo send --format json --to @balcony --to @seed_swap --min-delay 40s --max-delay 40s --message Hello ";

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    @Test
    void aRunIsListedWithItsEnd() {
        harness.tgrow(SEND + "--timeout 10s");
        var rows = harness.tgrow("runs list --format json").rows();
        assertThat(rows).hasSize(1);
        var run = rows.getFirst();
        assertThat(run.get("command").asString()).isEqualTo("promo send");
        assertThat(run.get("account").asString()).isEqualTo("alice");
        assertThat(run.get("state").asString()).isEqualTo("ended");
        assertThat(run.get("exit").asInt()).isEqualTo(10);
        assertThat(run.get("done").asInt()).isEqualTo(1);
    }

    @Test
    void runsOfOneInstantAreListedTheLastFirst() {
        // The clock of the sandbox stands still, so all of these begin at once.
        var pull = "members pull --format csv @balcony ";
        for (int i = 1; i <= 8; i++) harness.tgrow(pull + "--concurrency " + i);
        assertThat(harness.query("select distinct started_at from runs")).hasSize(1);
        var listed = harness.tgrow("runs list --format json").column("run");
        assertThat(listed)
                .isEqualTo(harness.query("select run_id from runs order by rowid desc").stream()
                        .map(List::getFirst)
                        .toList());
        assertThat(harness.tgrow("runs show --format json").summary().get("run").asString())
                .isEqualTo(listed.getFirst());
    }

    /// The output of few members fails at the end, that of many on the way.
    @ParameterizedTest
    @ValueSource(strings = {"@balcony", "@many"})
    void aRunWhoseOutputTakesNoMoreIsListedAsFailed(String chat) {
        harness.world(
                WORLD.replace("chats:", "people: {count: 3_000}\nchats:")
                        + "  - {id: 7003, title: Many, username: many, roles: {alice: creator}, members: {first: 0, count: 3_000}}\n");
        var failed = harness.tgrow("members pull --format csv --output /dev/full " + chat);
        assertThat(failed.code()).isEqualTo(1);
        var run = harness.tgrow("runs list --format json").rows().getFirst();
        assertThat(run.get("state").asString()).isEqualTo("ended");
        assertThat(run.get("exit").asInt()).isEqualTo(1);
        assertThat(run.get("done").asInt()).isPositive();
        assertThat(run.get("why").asString()).isEqualTo("can't write /dev/full: No space left on device");
    }

    @Test
    void showTellsWhatARunWrote() {
        harness.tgrow(SEND);
        var shown = harness.tgrow("runs show --format json");
        assertThat(shown.column("chat")).containsExactly("@balcony", "@seed_swap");
        assertThat(shown.column("kind")).containsOnly("send");
        assertThat(shown.column("state")).containsOnly("done");
        assertThat(shown.summary().get("command").asString()).isEqualTo("promo send");
    }

    @Test
    void resumeGoesOnWithTheNewestThatDidNotEndWell() {
        harness.tgrow(SEND + "--timeout 10s");
        harness.tgrow("members pull @balcony");
        var resumed = harness.tgrow("runs resume");
        assertThat(resumed.err()).contains("resuming: tgrow promo send");
        assertThat(resumed.column("outcome")).containsExactly("already_sent", "sent");
        assertThat(resumed.code()).isZero();
        assertThat(harness.tgrow("channels parse --dry-run --format json @seed_swap")
                        .rows())
                .hasSize(1);
    }

    @Test
    void whatResumesIsGivenItsOwnOptionsAndIsOneCommand() {
        harness.tgrow(SEND + "--timeout 10s");
        var resumed = harness.tgrow("runs resume --timeout 10m --format json");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).contains("--timeout=10m").doesNotContain("10s", "runs resume finished");
        assertThat(resumed.column("outcome")).containsExactly("already_sent", "sent");
    }

    @Test
    void aRunThatWasFinishedByAnotherIsNotLeftToResume() {
        harness.tgrow(SEND + "--timeout 10s");
        harness.tgrow(SEND + "--timeout 10m");
        assertThat(harness.tgrow("runs resume").code()).isZero();
        harness.tgrow(SEND + "--timeout 10s");
        assertThat(harness.tgrow("runs resume").code()).isEqualTo(7);
    }

    @Test
    void aWordThatLooksLikeAnOptionIsNoRun() {
        for (var line : List.of("runs show --bogus", "runs resume --bogus", "promo status --bogus")) {
            var result = harness.tgrow(line);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("Unknown option: '--bogus'");
        }
    }

    @Test
    void anUnknownRunIsNotFound() {
        assertThat(harness.tgrow("runs show beef").code()).isEqualTo(7);
        assertThat(harness.tgrow("runs resume").code()).isEqualTo(7);
    }

    @Test
    void pruningForgetsRunsButNotWhatTheyWrote() {
        harness.tgrow(SEND);
        assertThat(harness.tgrow("runs prune --keep 0s").code()).isZero();
        assertThat(harness.tgrow("runs list --format json").rows()).isEmpty();
        assertThat(harness.tgrow(SEND).column("outcome")).containsOnly("already_sent");
    }
}
