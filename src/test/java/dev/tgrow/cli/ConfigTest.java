package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void initWritesAFileThatIsRightAndSetsNothing() throws IOException {
        var file = harness.home().resolve("config.yaml");
        assertThat(harness.tgrow("config init")).isEqualTo(new Result(0, "", """
                wrote %s
                config init finished: 0 done.
                """.formatted(file)));
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("\n#min_delay:\n", "\n#api_hash_command:\n", "\n#limits:\n");
        assertThat(harness.tgrow("config check")).isEqualTo(new Result(0, "", """
                %s is right
                config check finished: 0 done.
                """.formatted(file)));
        assertThat(harness.tgrow("config show").out()).isEmpty();
    }

    @Test
    void initOverwritesNothing() {
        harness.tgrow("config init");
        var again = harness.tgrow("config init");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .isEqualTo("config init can't be done: %s is there already.\n"
                        .formatted(harness.home().resolve("config.yaml")));
    }

    @Test
    void initWritesTheFileThatIsNamed() {
        var file = harness.file("new/tgrow.yaml");
        assertThat(harness.tgrow("config init --config " + file).err()).startsWith("wrote " + file + "\n");
        assertThat(file).isRegularFile();
    }

    @Test
    void checkSaysThatThereIsNothingToCheck() {
        assertThat(harness.tgrow("config check")).isEqualTo(new Result(0, "", """
                there is no configuration file
                config check finished: 0 done.
                """));
    }

    @Test
    void showTellsWhereEachSettingComesFromAndHidesSecrets() throws IOException {
        var project = harness.write("tgrow.yaml", """
                account: shop   # the one with the group
                min_delay: 5s
                limits:
                  send: [20/1h, 100/1d]
                """);
        Files.createDirectories(harness.home());
        var user = Files.writeString(harness.home().resolve("config.yaml"), """
                timeout: 1h
                min_delay: 9s
                api_hash: 0123456789abcdef0123456789abcdef
                """);
        Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-------"));
        harness.with("TGROW_MAX_DELAY", "20s")
                .with("TGROW_ACCOUNT", "other")
                .with("TGROW_PROXY", "socks5://me:secret@127.0.0.1:1080")
                .with("TGROW_FORMAT", "");
        var result = harness.tgrow("config show --origin --format csv --account mine");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                key,value,origin
                account,mine,'--account
                api_hash,***,"%1$s line 3, column 11"
                proxy,***,TGROW_PROXY
                timeout,1h,"%1$s line 1, column 10"
                min_delay,5s,"%2$s line 2, column 12"
                max_delay,20s,TGROW_MAX_DELAY
                format,csv,'--format
                limits,send 20/1h,"%2$s line 4, column 10"
                limits,send 100/1d,"%2$s line 4, column 17"
                """.formatted(user, project));
    }

    @Test
    void aFileThatIsNamedIsTheOnlyOneThatIsRead() {
        harness.write("tgrow.yaml", "timeout: wrong\n");
        var only = harness.write("only.yaml", "concurrency: 2\n");
        assertThat(harness.tgrow("config show --format csv --config " + only).out())
                .isEqualTo("key,value\nconcurrency,2\nformat,csv\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `timeout: 10`                  | line 1, column 10: '10' is not a duration (write it like 45s, 2m or 1h30m)
            `format: csv\\nacount: bob`     | line 2, column 1: unknown key 'acount' (did you mean 'account'?)
            `zzz: 1`                       | line 1, column 1: unknown key 'zzz'
            `format: xml`                  | line 1, column 9: 'xml' is not one of table, csv, json, jsonl, yaml
            `concurrency: 0`               | line 1, column 14: '0' is not a number from 1 up
            `timeout: 1m\\ntimeout: 2m`     | line 2, column 1: 'timeout' is there twice, first in line 1
            `timeout:`                     | line 1, column 9: 'timeout' needs one value: a run stops after this time
            `timeout: [1m]`                | line 1, column 10: 'timeout' needs one value: a run stops after this time
            `account: ""`                  | line 1, column 10: 'account' needs one value: the account that does the work
            `- timeout`                    | line 1, column 1: 'key: value' is expected, not a list
            `timeout: 1m\\n---\\nformat: csv` | line 3, column 1: only one document is expected
            `limits: 5`                    | line 1, column 9: 'limits' needs buckets: calls in rolling windows, by bucket: {send: [200/1d], invite: [40/1d]}
            `limits: {send: many}`         | line 1, column 16: 'send many' is not a limit like 'send 200/1d'
            `limits: {send: 0/1d}`         | line 1, column 16: a window allows at least one call, not 0
            `limits: {send: 5/0s}`         | line 1, column 16: a window's time must be positive, not PT0S
            `limits: {snd: 5/1d}`          | line 1, column 15: 'snd 5/1d' is not a limit of history, invite, members, other, resolve, send, send_chat
            `limits: {send: [[5/1d]]}`     | line 1, column 17: a limit is written 20/1m, not as a list
            `log_file: "a\\0b"`             | line 1, column 11: 'ab' is not a file name
            `api_hash: 0123`               | holds 'api_hash' and can be read by others (chmod 600
            """)
    void aWrongFileIsToldWithItsPlace(String yaml, String why) {
        var file = harness.write("tgrow.yaml", yaml.replace("\\n", "\n"));
        for (String command : new String[] {"config check", "config show", "members pull --sandbox @garden_club"}) {
            var result = harness.tgrow(command);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("tgrow: " + file + " " + why).hasLineCount(1);
        }
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        var file = harness.write("tgrow.yaml", "timeout: 1m\nformat: 'csv\n");
        var result = harness.tgrow("config check");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("tgrow: " + file + " line ").hasLineCount(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var file = harness.file("none.yaml");
        assertThat(harness.tgrow("config check --config " + file))
                .isEqualTo(new Result(2, "", "tgrow: can't read %s: no such file\n".formatted(file)));
        var folder = harness.tgrow("config check --config " + directory);
        assertThat(folder.code()).isEqualTo(2);
        assertThat(folder.err()).startsWith("tgrow: can't read " + directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TGROW_TIMEOUT     | 5    | TGROW_TIMEOUT: '5' is not a duration (write it like 45s, 2m or 1h30m)
            TGROW_FORMAT      | xml  | TGROW_FORMAT: 'xml' is not one of table, csv, json, jsonl, yaml
            TGROW_API_ID      | x    | TGROW_API_ID: 'x' is not a number from 1 up
            TGROW_LIMITS      | 5/1d | TGROW_LIMITS: '5/1d' is not set here: limits stand in a configuration file
            """)
    void aWrongVariableIsNamed(String variable, String value, String why) {
        harness.with(variable, value);
        assertThat(harness.tgrow("config show")).isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @Test
    void aMinimumAboveTheMaximumIsRefused() {
        harness.write("tgrow.yaml", "min_delay: 10s\n");
        var result = harness.tgrow("promo send --sandbox --to @balcony_gardeners --message Hi --max-delay 5s");
        assertThat(result).isEqualTo(new Result(2, "", "tgrow: --max-delay is shorter than --min-delay\n"));
    }

    @Test
    void theFormatOfTheConfigurationIsTheUsualOne() {
        harness.write("tgrow.yaml", "format: jsonl\n");
        var result = harness.tgrow("members pull --sandbox @no_such_place");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.lines().getLast().get("type").asString()).isEqualTo("result");
        assertThat(result.error().get("code").asString()).isEqualTo("not_found");
    }

    @Test
    void limitsOfTheConfigurationHold() {
        harness.write("tgrow.yaml", "limits: {send: 1/1d}\nmin_delay: 1s\nmax_delay: 1s\n");
        var result = harness.tgrow(
                "promo send --sandbox --format json --to @balcony_gardeners --to @plant_doctors --message Hi");
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.column("outcome")).containsExactly("sent");
        assertThat(result.error().get("retry_at").asString()).isEqualTo("2026-11-21T09:00:00Z");
    }
}
