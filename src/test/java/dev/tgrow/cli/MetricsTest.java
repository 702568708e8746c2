package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: %s, id: 1002, first_name: Ben, phone: "+999 66 0003"}
            people:
              count: 600
              special:
                - {id: 2001, first_name: Mira, username: mira, phone: "+999 66 0002"}
                - {id: 2002, first_name: Tom, username: tom_baker, invite: privacy}
            chats:
              - {id: 7001, title: Crowd, username: crowd_garden, members: {first: 0, count: 500}, roles: {alice: creator}}
              - {id: 7002, title: Small, username: small_garden, members: [mira, tom_baker], roles: {alice: creator}}
              - {id: 7003, title: New, username: new_garden, members: [], roles: {alice: creator}}
            """;
    private static final String START = "2026-11-20T09:00:00Z";

    @TempDir
    private Path directory;

    private Harness harness;
    private Path file;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD.formatted("ben"));
        file = directory.resolve("tgrow.prom");
    }

    private void faulty(String fault) {
        harness.world(WORLD.formatted("ben") + "faults: [" + fault + "]\n");
    }

    private Result run(String line, String... more) {
        return harness.tgrow(line + " --metrics " + file, more);
    }

    private PrometheusText metrics() {
        try {
            return PrometheusText.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(String time) {
        return Instant.parse(time).toEpochMilli() / 1000.0;
    }

    @Test
    void aRunThatWentWellTellsSo() {
        assertThat(run("members pull @small_garden").code()).isZero();
        var metrics = metrics();
        assertThat(metrics.value(
                        "tgrow_run_exit_code", "command", "members pull", "account", "alice", "file", "tgrow.prom"))
                .isZero();
        assertThat(metrics.value("tgrow_run_items", "outcome", "done")).isEqualTo(3);
        assertThat(metrics.value("tgrow_run_items", "outcome", "skipped")).isZero();
        assertThat(metrics.value("tgrow_run_items", "outcome", "failed")).isZero();
        assertThat(metrics.value("tgrow_run_finished_timestamp_seconds")).isEqualTo(seconds(START));
        assertThat(metrics.value("tgrow_run_last_success_timestamp_seconds")).isEqualTo(seconds(START));
        assertThat(metrics.value("tgrow_run_duration_seconds")).isZero();
        assertThat(metrics.value("tgrow_account_failures_in_row")).isZero();
        assertThat(metrics.names())
                .doesNotContain("tgrow_run_retry_timestamp_seconds", "tgrow_account_rest_until_timestamp_seconds");
    }

    @Test
    void aRunThatIsToComeAgainTellsWhenAndKeepsTheLastSuccess() {
        run("members pull @small_garden");
        faulty("{call: GetMembers, after: 1, error: FLOOD_WAIT_90}");
        assertThat(run("members pull @crowd_garden --concurrency 1").code()).isEqualTo(75);
        var metrics = metrics();
        assertThat(metrics.value("tgrow_run_exit_code")).isEqualTo(75);
        assertThat(metrics.value("tgrow_run_items", "outcome", "done")).isEqualTo(200);
        assertThat(metrics.value("tgrow_run_retry_timestamp_seconds")).isEqualTo(seconds("2026-11-20T09:01:30Z"));
        assertThat(metrics.value("tgrow_account_flood_until_timestamp_seconds", "bucket", "members"))
                .isEqualTo(seconds("2026-11-20T09:01:30Z"));
        assertThat(metrics.value("tgrow_run_last_success_timestamp_seconds")).isEqualTo(seconds(START));
    }

    @Test
    void theLastSuccessIsAlsoFoundInTheLedgerAndNeverThatOfAnotherCommand() throws IOException {
        run("members pull @small_garden");
        Files.delete(file);
        run("members pull @no_such_place");
        assertThat(metrics().value("tgrow_run_exit_code")).isEqualTo(7);
        assertThat(metrics().value("tgrow_run_last_success_timestamp_seconds")).isEqualTo(seconds(START));
        run("channels parse @no_such_place");
        assertThat(metrics().all("tgrow_run_last_success_timestamp_seconds")).isEmpty();
    }

    @Test
    void whatIsLeftOfTheAccountsLimitsIsTold() {
        run("members transfer --from @small_garden --to @new_garden --consent vote");
        var metrics = metrics();
        assertThat(metrics.value("tgrow_limit_used", "bucket", "invite", "window", "1d", "account", "alice"))
                .isEqualTo(2);
        assertThat(metrics.value("tgrow_limit_cap", "bucket", "invite", "window", "1d"))
                .isEqualTo(40);
        assertThat(metrics.value("tgrow_run_items", "outcome", "done")).isEqualTo(1);
        assertThat(metrics.value("tgrow_run_duration_seconds")).isGreaterThanOrEqualTo(20.0);
        assertThat(metrics.labelsOf("tgrow_limit_used"))
                .noneMatch(labels -> labels.toString().contains("-100"));
    }

    @Test
    void ofTwoLimitsForTheSameTimeTheLowerIsTold() {
        var config = harness.write("limits.yaml", "limits: {invite: [40/1d, 7/24h, 30/1d], send: [5/1h, 100/2d]}\n");
        run("members pull @small_garden --config " + config);
        assertThat(metrics().all("tgrow_limit_cap", "bucket", "invite")).containsExactly(7.0);
        assertThat(metrics().value("tgrow_limit_cap", "bucket", "send", "window", "2d"))
                .isEqualTo(100);
    }

    @Test
    void anAccountThatTelegramLimitsRests() {
        faulty("{call: AddMember, error: PEER_FLOOD}");
        run("members transfer --from @small_garden --to @new_garden --consent vote");
        assertThat(metrics().value("tgrow_run_exit_code")).isEqualTo(8);
        assertThat(metrics().value("tgrow_account_rest_until_timestamp_seconds"))
                .isGreaterThanOrEqualTo(seconds("2026-11-21T09:00:00Z"));
    }

    @Test
    void aRunThatNeverReachedTelegramIsTold() {
        harness.tgrow("members pull @small_garden");
        assertThat(run("members pull @small_garden --account nobody").code()).isNotZero();
        assertThat(metrics().value("tgrow_run_exit_code", "account", "nobody")).isNotZero();
        assertThat(harness.run("config", "check", "--metrics", file.toString()).code())
                .isZero();
        assertThat(metrics().value("tgrow_run_exit_code", "account", "", "command", "config check"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "back\\slash",
                "end\\",
                "} 1",
                "a,b=\"c\"",
                "líne\u2028sep",
                "x\u0000y",
                "𝄞",
                "\\n",
                "a\nb",
                "a\r\nb",
                "# HELP x"
            })
    void anAccountMayBeNamedAnything(String name) {
        var json = name.codePoints()
                .mapToObj(c -> c > 0xffff ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
        harness.world(WORLD.formatted(json));
        var result = run("members pull @small_garden --account", name);
        assertThat(result.code()).as(result.err()).isIn(0, 2, 6, 7);
        if (Files.exists(file)) {
            var shown = name.replaceAll("[\u2028\u0000\r]", "\ufffd");
            assertThat(metrics().value("tgrow_run_exit_code", "account", shown)).isEqualTo(result.code());
        }
    }

    @Test
    void noPhoneNumberOrNameOfAPersonIsInIt() throws IOException {
        run("members transfer --from @small_garden --to @new_garden --consent vote");
        assertThat(Files.readString(file)).doesNotContain("9996", "Mira", "mira", "Alice", "vote", "garden");
    }

    @Test
    void aDirectoryInItsPlaceIsSaidAndChangesNothing() throws IOException {
        Files.createDirectory(file);
        var result = run("members pull @small_garden --quiet --format csv");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(4);
        assertThat(result.err()).isEqualTo("the metrics were not written to " + file + ": is not a file\n");
        assertThat(file).isEmptyDirectory();
    }

    @Test
    void anotherFileIsNeverReplaced() throws IOException {
        Files.writeString(file, "my notes\n");
        var result = run("members pull @small_garden --format json");
        assertThat(result.code()).isZero();
        assertThat(result.error().get("code").asString()).isEqualTo("metrics_not_written");
        assertThat(result.error().get("exit").asInt()).isZero();
        assertThat(result.error().get("message").asString()).endsWith("is no metrics file of tgrow's");
        assertThat(file).hasContent("my notes\n");
    }

    @Test
    void aDirectoryThatIsNotThereIsSaid() {
        file = directory.resolve("none/tgrow.prom");
        assertThat(run("members pull @small_garden").err())
                .endsWith("the metrics were not written to " + file + ": no such directory\n");
    }

    @Test
    void whatALinkLeadsToIsReplacedAsAWholeAndNothingIsLeftBehind() throws IOException {
        Files.createDirectory(directory.resolve("collector"));
        var target = directory.resolve("collector/tgrow.prom");
        Files.createFile(target);
        Files.createSymbolicLink(file, target);
        run("members pull @small_garden");
        assertThat(file).isSymbolicLink();
        assertThat(PrometheusText.read(Files.readAllBytes(target)).value("tgrow_run_exit_code"))
                .isZero();
        try (var files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void whereDataGoesNoMetricsGo() {
        var result = run("members pull @small_garden --format csv --output " + file);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("tgrow: --metrics and --output name the same file");
        assertThat(file).doesNotExist();
    }

    @Test
    void aRunWhoseOutputTakesNoMoreFailed() {
        assertThat(run("members pull @crowd_garden --format csv --output /dev/full")
                        .code())
                .isEqualTo(1);
        assertThat(metrics().value("tgrow_run_exit_code")).isEqualTo(1);
        assertThat(metrics().all("tgrow_run_last_success_timestamp_seconds")).isEmpty();
    }

    @Test
    void theFileMayStandInASetting() {
        harness.with("TGROW_METRICS", file.toString()).tgrow("members pull @small_garden");
        assertThat(metrics().value("tgrow_run_exit_code")).isZero();
    }

    @Test
    void whatAnotherHandPutIntoItIsNotBelieved() throws IOException {
        run("members pull @small_garden");
        var series =
                "tgrow_run_last_success_timestamp_seconds{command=\"members pull\",account=\"alice\",file=\"tgrow.prom\"}";
        Files.writeString(file, "# HELP tgrow_x\n" + series + " NaN\n" + series + " -1e999\n" + series + " \n");
        run("members pull @no_such_place");
        assertThat(metrics().value("tgrow_run_last_success_timestamp_seconds")).isEqualTo(seconds(START));
    }
}
