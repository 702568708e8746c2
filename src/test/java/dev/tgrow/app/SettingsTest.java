package dev.tgrow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.app.Work.Defaults;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    private static final Defaults DEFAULTS =
            new Defaults(Duration.ofMinutes(5), Duration.ofSeconds(45), Duration.ofSeconds(75));

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();

    private Path write(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Settings load() {
        environment.put("TGROW_HOME", directory.resolve("home").toString());
        return Settings.load(environment, directory, Home.of(environment), Optional.empty(), flags);
    }

    @Test
    void theNearerPlaceWins() throws IOException {
        write("home/config.yaml", "timeout: 1m\n");
        assertThat(load().duration(Key.TIMEOUT)).contains(Duration.ofMinutes(1));
        var project = write("tgrow.yaml", "timeout: 2m\n");
        assertThat(load().of(Key.TIMEOUT)).contains(new Setting("2m", project + " line 1, column 10"));
        environment.put("TGROW_TIMEOUT", "3m");
        assertThat(load().of(Key.TIMEOUT)).contains(new Setting("3m", "TGROW_TIMEOUT"));
        flags.put("timeout", "4m");
        assertThat(load().of(Key.TIMEOUT)).contains(new Setting("4m", "--timeout"));
        assertThat(load().timeout(DEFAULTS)).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void whereNothingIsSetTheCommandsDefaultHolds() {
        assertThat(load().timeout(DEFAULTS)).isEqualTo(Duration.ofMinutes(5));
        assertThat(load().shown()).isEmpty();
    }

    @Test
    void anEmptyVariableSetsNothing() throws IOException {
        write("tgrow.yaml", "timeout: 2m\n");
        environment.put("TGROW_TIMEOUT", "");
        assertThat(load().text(Key.TIMEOUT)).contains("2m");
    }

    @ParameterizedTest
    @EnumSource(
            value = Key.class,
            names = {"API_HASH", "BOT_TOKEN", "DATABASE_KEY"})
    void aSecretOfANearerPlaceReplacesEveryWayToGiveIt(Key secret) throws IOException {
        write("tgrow.yaml", "%1$s: far\n%1$s_file: far.txt\n".formatted(secret.yaml()));
        environment.put(secret.variable() + "_COMMAND", "echo near");
        var settings = load();
        assertThat(settings.of(secret)).isEmpty();
        assertThat(settings.shown()).extracting(Settings.Shown::key).containsExactly(secret.yaml() + "_command");
    }

    @Test
    void secretsAreNotShown() {
        for (Key key : List.of(Key.API_HASH, Key.BOT_TOKEN, Key.DATABASE_KEY, Key.PROXY, Key.API_HASH_COMMAND)) {
            environment.put(key.variable(), "seen by nobody");
        }
        assertThat(load().shown().toString()).doesNotContain("seen by nobody").contains("***");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 45, 75",
        "5s, '', 5, 75",
        "2m, '', 120, 120",
        "'', 60s, 45, 60",
        "'', 10s, 10, 10",
        "5s, 6s, 5, 6",
        "0, 0, 0, 0"
    })
    void oneDelayAloneMeansTheOtherToFit(String min, String max, long shortest, long longest) {
        if (!min.isEmpty()) flags.put("min_delay", min);
        if (!max.isEmpty()) flags.put("max_delay", max);
        var limits = load().limits(DEFAULTS, Duration.ofSeconds(60));
        assertThat(limits.minDelay()).isEqualTo(Duration.ofSeconds(shortest));
        assertThat(limits.maxDelay()).isEqualTo(Duration.ofSeconds(longest));
    }

    @ParameterizedTest
    @EnumSource(
            value = Key.class,
            names = {"TIMEOUT", "MIN_DELAY", "MAX_DELAY", "MAX_WAIT", "WAIT_LOCK", "CALL_TIMEOUT"})
    void noTimeIsLongerThanAYearWhereverItIsSet(Key key) throws IOException {
        var wrong = "'366d1ms' is not a time of at most 366d";
        flags.put(key.yaml(), "366d1ms");
        assertThatThrownBy(this::load).hasMessage("--%s: %s".formatted(key.yaml().replace('_', '-'), wrong));
        flags.put(key.yaml(), "366d");
        assertThat(load().duration(key)).contains(Duration.ofDays(366));
        environment.put(key.variable(), "366d1ms");
        assertThatThrownBy(this::load).hasMessage("%s: %s".formatted(key.variable(), wrong));
        environment.put(key.variable(), "366d");
        var file = write("tgrow.yaml", key.yaml() + ": 366d1ms\n");
        assertThatThrownBy(this::load).hasMessageStartingWith(file + " line 1").hasMessageEndingWith(wrong);
    }

    @Test
    void noWindowIsLongerThanAYear() throws IOException {
        var file = write("tgrow.yaml", "limits: {send: [5/366d]}\n");
        assertThat(load().limits(DEFAULTS, Duration.ZERO).of(Bucket.SEND)).hasSize(1);
        write("tgrow.yaml", "limits: {send: [5/999999999d]}\n");
        assertThatThrownBy(this::load)
                .hasMessageStartingWith(file + " line 1")
                .hasMessageEndingWith("'send 5/999999999d' is not a time of at most 366d");
    }

    @Test
    void theLongestWaitIsTheSituationsUnlessItIsSet() {
        assertThat(load().limits(DEFAULTS, Duration.ofSeconds(60)).maxWait()).isEqualTo(Duration.ofSeconds(60));
        flags.put("max_wait", "0");
        assertThat(load().limits(DEFAULTS, Duration.ofSeconds(60)).maxWait()).isZero();
    }

    @Test
    void limitsReplaceThoseOfTheSameBucketAlone() throws IOException {
        write("home/config.yaml", "limits: {invite: 3/1d}\n");
        var far = load().limits(DEFAULTS, Duration.ZERO).windows();
        assertThat(far)
                .containsEntry(Bucket.INVITE, List.of(new Window(3, Duration.ofDays(1))))
                .containsEntry(Bucket.SEND, List.of(new Window(200, Duration.ofDays(1))));
        write("tgrow.yaml", "limits:\n  send_chat: [1/10s, 5/1m]\n");
        var near = load().limits(DEFAULTS, Duration.ZERO).windows();
        assertThat(near)
                .containsEntry(
                        Bucket.SEND_TO_CHAT,
                        List.of(new Window(1, Duration.ofSeconds(10)), new Window(5, Duration.ofMinutes(1))));
    }

    @Test
    void everyKeyOfTheExampleIsOne() throws IOException {
        var example = ConfigFile.read(write("example.yaml", Files.readString(Path.of("examples/tgrow.yaml"))));
        assertThat(example.settings()).isNotEmpty();
    }

    private String fetch(String key, String value) throws InterruptedException {
        environment.put(key, value);
        return Secrets.fetch(load(), Key.API_HASH, Key.API_HASH_FILE, Key.API_HASH_COMMAND)
                .orElse("");
    }

    @Test
    void aSecretIsAValueAFileOrWhatACommandPrints() throws Exception {
        assertThat(fetch("TGROW_API_HASH", " abc ")).isEqualTo("abc");
        environment.clear();
        assertThat(fetch("TGROW_API_HASH_FILE", write("hash", "\n  abc\nmore\n").toString()))
                .isEqualTo("abc");
        environment.clear();
        assertThat(fetch("TGROW_API_HASH_COMMAND", "printf 'abc\\nmore'")).isEqualTo("abc");
        environment.clear();
        assertThat(fetch("TGROW_ACCOUNT", "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, TGROW_API_HASH_COMMAND: the command failed with exit 3",
        "true, TGROW_API_HASH_COMMAND: it gave no secret",
        "'echo hush; exit 1', TGROW_API_HASH_COMMAND: the command failed with exit 1"
    })
    void aCommandThatGivesNoSecretIsNamedAndNotRepeated(String command, String why) {
        assertThatThrownBy(() -> fetch("TGROW_API_HASH_COMMAND", command))
                .isInstanceOfSatisfying(
                        RunEnded.class, ended -> assertThat(ended.end().why()).isEqualTo(why));
    }

    @Test
    void aFileThatOthersCanReadHoldsNoSecret() throws IOException {
        var file = write("hash", "abc");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> fetch("TGROW_API_HASH_FILE", file.toString()))
                .isInstanceOfSatisfying(
                        RunEnded.class,
                        ended -> assertThat(ended.end().why())
                                .isEqualTo("TGROW_API_HASH_FILE: %1$s can be read by others (chmod 600 %1$s)"
                                        .formatted(file)));
    }

    @Test
    void aSecretFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> fetch("TGROW_API_HASH_FILE", "/nowhere/hash"))
                .isInstanceOfSatisfying(
                        RunEnded.class,
                        ended -> assertThat(ended.end().why())
                                .isEqualTo("TGROW_API_HASH_FILE: '/nowhere/hash' is not a file"));
    }
}
