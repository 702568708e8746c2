package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.run.Version;
import dev.tgrow.sandbox.Sandbox;
import dev.tgrow.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What holds for every command: usage, help, settings and files that are wrong.
class CommandLineTest {
    private static final String EXIT_CODES = """

            Exit codes:
                  0   done
                  1   failed (unexpected; one line, stack trace only in the log)
                  2   wrong usage or configuration
                  3   finished, but some items failed
                  4   login needed or session ended
                  5   busy: another run holds the account
                  6   forbidden: no rights for what was asked
                  7   not found
                  8   the account is limited by Telegram
                 10   stopped at a cap or at --timeout; go on with the same command
                 75   temporary: flood wait or network; retry_at says when
                130   interrupted (143 if by SIGTERM)
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory);
    }

    private static Stream<String> commands() {
        var names = new ArrayList<String>();
        collect(
                Cli.tree(
                        _ -> {
                            throw new AssertionError("nothing is to be run");
                        },
                        CompletionsCurrentTest.NOWHERE),
                names);
        return names.stream();
    }

    private static void collect(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(one -> collect(one, names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfAndTheExitCodes(String command) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.removeFirst();
        for (String help : List.of("--help", "-h")) {
            words.add(help);
            var result = harness.run(words.toArray(String[]::new));
            words.removeLast();
            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("Usage: " + command + " ").endsWith(EXIT_CODES);
        }
    }

    @Test
    void theVersionIsToldInBothWays() {
        var version = new Result(0, "tgrow " + Version.CURRENT + "\n", "");
        assertThat(harness.run("--version")).isEqualTo(version);
        assertThat(harness.run("-V")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            memebrs pull @garden_club          | 'memebrs' is no command; did you mean: members (see tgrow --help)
            members pul                        | 'pul' is no command; did you mean: pull, pulls, purge (see tgrow members --help)
            members pull @garden_club --formt csv | Unknown option: '--formt'; did you mean: --format (see tgrow members pull --help)
            members                            | Missing required subcommand (see tgrow members --help)
            members pull                       | Missing required parameter: 'CHAT' (see tgrow members pull --help)
            members pull @x                    | Invalid value for positional parameter at index 0..* (CHAT): '@x' is not a chat: a username has 4 to 32 letters, digits or underscores and begins with a letter (use @name, t.me/name, an invite link or an id) (see tgrow members pull --help)
            members pull @garden_club --format | Missing required parameter for option '--format' (FORMAT) (see tgrow members pull --help)
            promo send --parse-mode rich       | Invalid value for option '--parse-mode': expected one of [MARKDOWN, HTML, NONE] (case-insensitive) but was 'rich' (see tgrow promo send --help)
            completion fish                    | Invalid value for positional parameter at index 0 (SHELL): expected one of [bash, zsh] (case-insensitive) but was 'fish' (see tgrow completion --help)
            --verbose                          | Unknown option: '--verbose'; did you mean: --version (see tgrow --help)
            """)
    void whatIsMistypedIsToldInOneLine(String line, String why) {
        assertThat(harness.tgrow(line)).isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @Test
    void noCommandAtAllIsWrongUsage() {
        assertThat(harness.run())
                .isEqualTo(new Result(2, "", "tgrow: Missing required subcommand (see tgrow --help)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format json", "--format=jsonl", "--format yaml"})
    void errorsAreJsonWhereTheDataIsForPrograms(String format) {
        var result = harness.tgrow("members pull --formt x " + format);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).hasLineCount(1);
        assertThat(result.error().get("type").asString()).isEqualTo("error");
        assertThat(result.error().get("code").asString()).isEqualTo("usage");
        assertThat(result.error().get("exit").asInt()).isEqualTo(2);
        assertThat(result.error().get("retry_at").isNull()).isTrue();
    }

    @Test
    void untrustedTextCantSteerTheTerminal() {
        var result = harness.run("members", "pull", "@evil\u001b[2Jname\u202e");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("\u001b", "\u202e").hasLineCount(1);
    }

    @Test
    void theSandboxTakesNoWordThatIsNotAttached() {
        assertThat(harness.tgrow("members pull --sandbox @quiet_roses --format csv")
                        .code())
                .isZero();
        assertThat(harness.tgrow("members pull @quiet_roses --format csv --sandbox")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --timeout 10        | --timeout: '10' is not a duration (write it like 45s, 2m or 1h30m)
            --timeout=          | --timeout: '' is not a duration (write it like 45s, 2m or 1h30m)
            --max-wait 1x       | --max-wait: '1x' is not a duration (write it like 45s, 2m or 1h30m)
            --min-delay -5s     | --min-delay: '-5s' is not a duration (write it like 45s, 2m or 1h30m)
            --wait-lock soon    | --wait-lock: 'soon' is not a duration (write it like 45s, 2m or 1h30m)
            --concurrency 0     | --concurrency: '0' is not a number from 1 up
            --concurrency 1.5   | --concurrency: '1.5' is not a number from 1 up
            --concurrency 99999999999 | --concurrency: '99999999999' is not a number from 1 up
            --format xml        | --format: 'xml' is not one of table, csv, json, jsonl, yaml
            --color sometimes   | --color: 'sometimes' is not one of auto, always, never
            --log-format xml    | --log-format: 'xml' is not one of text, json
            --account=          | --account: the value is empty
            --output out.docx   | 'out.docx' doesn't end in .csv, .json, .jsonl, .yaml or .txt: say the format with --format
            """)
    void anOptionWithAWrongValueIsNamed(String option, String why) {
        assertThat(harness.tgrow("members pull --sandbox @quiet_roses " + option))
                .isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @Test
    void withoutALoginTheNextStepIsTold() {
        assertThat(harness.tgrow("members pull @garden_club"))
                .isEqualTo(new Result(
                        4,
                        "",
                        "members pull needs a login: the account 'default' is not logged in."
                                + " Log in with: tgrow account login\n"));
        assertThat(harness.tgrow("account whoami --account bob --format json")
                        .error()
                        .get("message")
                        .asString())
                .isEqualTo("account whoami needs a login: the account 'bob' is not logged in."
                        + " Log in with: tgrow account login");
    }

    @Test
    void withoutALibraryTheNextStepIsTold() {
        harness.with("TGROW_API_ID", "1").with("TGROW_API_HASH", "0123456789abcdef0123456789abcdef");
        assertThat(harness.tgrow("account login"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "account login can't be done: TDLib is not installed: run tgrow engine install,"
                                + " or name a libtdjson with --tdlib.\n"));
        assertThat(harness.tgrow("engine info").code()).isEqualTo(2);
        var named = harness.tgrow("account login --tdlib " + harness.file("none.so"));
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.err())
                .contains("--tdlib", harness.file("none.so").toString())
                .hasLineCount(1);
    }

    @Test
    void withoutCredentialsTheNextStepIsTold() {
        var result = harness.tgrow("account login");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("account login can't be done: api_id is not set: register your application"
                        + " at my.telegram.org and set TGROW_API_ID and TGROW_API_HASH.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", ".hidden", "with space"})
    void anAccountNameThatIsNoneIsWrongUsage(String name) {
        var result = harness.run("account", "whoami", "--account", name);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("account whoami can't be done: '" + name + "' is not an account name");
    }

    @Test
    void anAccountThatTheWorldDoesNotHaveIsNamed() {
        assertThat(harness.tgrow("account whoami --sandbox --account nobody"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "account whoami can't be done: the sandbox garden.yaml has no account 'nobody'"
                                + " (it has: alice, bob, robot).\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "."})
    void aWorldThatIsNoFileIsNamed(String name) {
        var world = harness.file(name);
        var result = harness.tgrow("members pull @garden_club --sandbox=" + world);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("tgrow: ")
                .contains(world.toString())
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                              | world.yaml
            accounts: [                     | world.yaml, line 1
            accounts: []                    | needs 'accounts'
            people: {count: 5}              | needs 'accounts'
            acounts: []                     | line 1, column 1: 'acounts' is no key of a world
            accounts: [{name: a, id: x}]    | 'id' of an account is a whole number
            """)
    void aWorldThatIsNoneIsToldWithItsPlace(String yaml, String why) {
        var world = harness.write("world.yaml", yaml);
        var result = harness.tgrow("members pull @garden_club --sandbox=" + world);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tgrow: world.yaml").contains(why).hasLineCount(1);
    }

    @Test
    void anOutputFileThatCantBeWrittenIsNamedBeforeAnythingIsAsked() {
        var file = harness.file("no/such/out.csv");
        assertThat(harness.tgrow("members pull --sandbox @quiet_roses -o " + file))
                .isEqualTo(new Result(1, "", "tgrow: can't write %s: no such directory\n".formatted(file)));
        var folder = harness.tgrow("members pull --sandbox @quiet_roses --format csv -o " + directory);
        assertThat(folder).isEqualTo(new Result(1, "", "tgrow: can't write %s: is a directory\n".formatted(directory)));
    }

    @Test
    void aLogFileThatCantBeWrittenIsNamed() {
        var inFile = harness.write("plain", "") + "/tgrow.log";
        assertThat(harness.tgrow("members pull --sandbox @quiet_roses --log-file " + inFile))
                .isEqualTo(new Result(
                        2,
                        "",
                        "tgrow: can't make the directory %1$s: %1$s is a file\n".formatted(harness.file("plain"))));
        assertThat(harness.tgrow("members pull --sandbox @quiet_roses --log-file " + directory))
                .isEqualTo(new Result(2, "", "tgrow: can't write the log file %s\n".formatted(directory)));
    }

    @Test
    void aHomeThatCantBeMadeIsNamed() {
        harness.with("TGROW_HOME", harness.write("plain", "").toString());
        var result = harness.tgrow("members pull --sandbox @quiet_roses");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("tgrow: can't make the directory ").hasLineCount(1);
    }

    @Test
    void whatIsKeptIsForTheOwnerAlone() throws IOException {
        harness.tgrow("channels parse --sandbox @garden_news");
        try (var files = Files.walk(harness.home())) {
            assertThat(files.filter(Files::isDirectory))
                    .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .isEqualTo("rwx------"));
        }
    }

    @Test
    void aWorldThatIsOpenElsewhereIsBusy() {
        var yaml = "accounts: [{name: alice, id: 1001, first_name: Alice}]\n";
        harness.world(yaml);
        assertThat(harness.tgrow("account whoami").code()).isZero();
        var world = Sandbox.of(harness.file("world.yaml"));
        try (var _ = world.open(harness.home().resolve("data/sandbox"), WorldClock.REAL)) {
            var result = harness.tgrow("account whoami");
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).hasLineCount(1);
            assertThat(harness.tgrow("sandbox reset " + harness.file("world.yaml"))
                            .code())
                    .isEqualTo(5);
        }
        assertThat(harness.tgrow("account whoami").code()).isZero();
    }

    @Test
    void resettingTheSandboxForgetsWhatHappened() {
        harness.tgrow("promo send --sandbox --to @balcony_gardeners --message Hi");
        harness.tgrow("channels parse --sandbox @balcony_gardeners");
        assertThat(harness.tgrow("sandbox reset")).isEqualTo(new Result(0, "", """
                the sandbox is as new
                sandbox reset finished: 0 done.
                """));
        assertThat(harness.tgrow("channels parse --sandbox @balcony_gardeners --format json")
                        .summary()
                        .get("added")
                        .asInt())
                .isEqualTo(60);
    }
}
