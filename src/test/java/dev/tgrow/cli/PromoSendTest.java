package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromoSendTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: robot, id: 1003, first_name: Robot, username: robot_bot, bot: true}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: member, mira: creator}, members: []}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: member, mira: creator}, members: []}
              - {id: 7003, title: Doctors, username: plant_doctors, roles: {alice: member, mira: creator}, members: []}
              - {id: 7004, title: Read only, username: read_only, permissions: [], roles: {alice: member, mira: creator}, members: []}
              - {id: 7005, title: Slow, username: slow_garden, slow_mode: 300, roles: {alice: member, mira: creator}, members: []}
              - {id: 7006, title: Mine, username: my_garden, slow_mode: 3600, roles: {alice: creator}, members: []}
              - {id: 7007, title: No photos, username: no_photos, permissions: [send_text], roles: {alice: member, mira: creator}, members: []}
              - {id: 7008, title: Dear, username: dear_garden, stars: 5, roles: {alice: member, mira: creator}, members: []}
              - {id: 7009, title: News, username: garden_news, kind: channel, roles: {alice: creator}, members: []}
              - {id: 7010, title: Others, username: other_news, kind: channel, roles: {alice: member, mira: creator}, members: []}
              - {id: 7011, title: Strangers, username: strangers, roles: {mira: creator}, members: []}
            """;

    private static final String THREE = "--to @balcony --to @seed_swap --to @plant_doctors ";
    private static final Pattern WAIT = Pattern.compile("waits (?:1 min )?(\\d+) s before the next message");

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private void faults(String faults) {
        harness.world(WORLD + "faults:\n" + faults.indent(2));
    }

    private Result send(String options) {
        return harness.tgrow("promo send --format json " + options, "--message", "The fair is on Sunday.");
    }

    private static Map<String, String> outcomes(Result result) {
        var outcomes = new LinkedHashMap<String, String>();
        result.rows()
                .forEach(row -> outcomes.put(
                        row.get("chat").asString(), row.get("outcome").asString()));
        return outcomes;
    }

    /// What the chat holds, newest first.
    private List<String> posts(String chat) {
        return harness.tgrow("channels parse --dry-run --format json " + chat).column("text");
    }

    private static Duration took(Result result) {
        var end = result.json().get("result");
        return Duration.between(
                Instant.parse(end.get("started").asString()),
                Instant.parse(end.get("finished").asString()));
    }

    @Test
    void threeGroupsGetTheMessageOneAfterTheOther() {
        var result = send(THREE);
        assertThat(result.code()).isZero();
        assertThat(result.column("chat")).containsExactly("@balcony", "@seed_swap", "@plant_doctors");
        assertThat(result.column("outcome")).containsOnly("sent");
        assertThat(result.column("link"))
                .containsExactly("https://t.me/balcony/1", "https://t.me/seed_swap/1", "https://t.me/plant_doctors/1");
        assertThat(result.err()).endsWith("promo send finished: 3 done.\n");
        for (String chat : List.of("@balcony", "@seed_swap", "@plant_doctors")) {
            assertThat(posts(chat)).containsExactly("The fair is on Sunday.");
        }
    }

    @Test
    void betweenTwoMessagesLiesADrawnPauseOf45To75Seconds() {
        var result = send(THREE);
        assertThat(WAIT.matcher(result.err()).results().count()).isEqualTo(2);
        assertThat(took(result)).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(151));
    }

    @Test
    void thePauseIsTheOneThatIsAskedFor() {
        var result = send(THREE + "--min-delay 10s --max-delay 10s");
        assertThat(result.err()).isEqualTo("""
                waits 10 s before the next message (until 09:00:10)
                waits 10 s before the next message (until 09:00:20)
                promo send finished: 3 done.
                """);
        assertThat(took(result)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aShortestPauseAloneLengthensTheLongest() {
        assertThat(took(send(THREE + "--min-delay 2m"))).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void aGroupThatMayOnlyBeReadIsAFailedItem() {
        var result = send("--to @balcony --to @read_only");
        assertThat(result.code()).isEqualTo(3);
        assertThat(outcomes(result)).isEqualTo(Map.of("@balcony", "sent", "@read_only", "may_not_write"));
        assertThat(result.error().get("message").asString())
                .isEqualTo("promo send finished: 1 done, 1 failed (may_not_write 1, sent 1).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @read_only      | may_not_write | this account may not write there
            @other_news     | may_not_write | this account may not write there
            @strangers      | may_not_write | this account may not write there
            @mira           | private_chat  | this is a person, not a group or channel; tgrow writes only to chats
            @no_such_place  | not_found     | no such chat
            """)
    void whereTheMessageCantGoIsSaidAndTheOthersGetIt(String chat, String outcome, String reason) {
        var result = send("--to " + chat + " --to @balcony");
        assertThat(result.code()).isEqualTo(3);
        assertThat(outcomes(result)).isEqualTo(Map.of(chat, outcome, "@balcony", "sent"));
        assertThat(result.rows().getFirst().get("reason").asString()).isEqualTo(reason);
    }

    @Test
    void aChannelOfOnesOwnIsWrittenTo() {
        assertThat(outcomes(send("--to @garden_news"))).isEqualTo(Map.of("@garden_news", "sent"));
    }

    @Test
    void aGroupThatSlowModeKeepsClosedGoesLastAndIsWaitedFor() {
        send("--campaign earlier --to @slow_garden");
        var result = send("--to @slow_garden --to @balcony --max-wait 10m --timeout 10m");
        assertThat(result.code()).isZero();
        assertThat(result.column("chat")).containsExactly("@balcony", "@slow_garden");
        assertThat(result.err()).contains("slow mode: waits ");
        assertThat(took(result)).isEqualTo(Duration.ofMinutes(5));
        assertThat(posts("@slow_garden")).hasSize(2);
    }

    @Test
    void aGroupThatSlowModeKeepsClosedTooLongIsLeft() {
        send("--campaign earlier --to @slow_garden");
        var result = send("--to @slow_garden --to @balcony --max-wait 30s");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("sent", "slow_mode");
        assertThat(result.column("reason").getLast()).startsWith("slow mode: the chat opens in ");
        assertThat(posts("@slow_garden")).hasSize(1);
    }

    @Test
    void slowModeDoesNotConcernAdministrators() {
        send("--to @my_garden");
        assertThat(took(send("--again --to @my_garden"))).isZero();
    }

    @Test
    void aDryRunSendsNothing() {
        send("--campaign earlier --to @slow_garden");
        var result = send("--dry-run --to @slow_garden --to @balcony --to @read_only");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("chat")).containsExactly("@read_only", "@balcony", "@slow_garden");
        assertThat(result.column("outcome")).containsExactly("may_not_write", "planned", "planned");
        assertThat(result.column("reason").getLast()).isEqualTo("slow mode opens in 300 s");
        assertThat(result.err()).startsWith("would write to 2 chats, in 45 to 75 s\n");
        assertThat(result.summary().get("most_seconds").asInt()).isEqualTo(75);
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsFoundBeforeAnythingIsSent() {
        var result = harness.tgrow("promo send " + THREE + "--message", "x".repeat(4097));
        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "",
                        "promo send can't be done: the message has 4,097 characters, and Telegram allows 4,096.\n"));
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void aTextOfJustTheRightLengthIsSent() {
        assertThat(harness.tgrow("promo send --to @balcony --message", "🌱".repeat(4096))
                        .code())
                .isZero();
    }

    @Test
    void theTextUnderAFileMayBeShorterOnly() {
        var photo = harness.write("fair.jpg", "a photo");
        var result = harness.tgrow("promo send --to @balcony --media " + photo + " --message", "x".repeat(1025));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("promo send can't be done: the message has 1,025 characters,"
                        + " and Telegram allows 1,024 under a file.\n");
    }

    @ParameterizedTest
    @CsvSource({"markdown,*bold", "html,<b>bold", "html,<bold>x</bold>", "markdown,[link](https://x.example"})
    void wrongFormattingIsFoundBeforeAnythingIsSent(String mode, String message) {
        var result = harness.tgrow("promo send " + THREE + "--parse-mode " + mode + " --message", message);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("promo send can't be done: the message: Can't parse entities: ");
        assertThat(posts("@balcony")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"markdown,*bold* word", "html,<b>bold</b> word", "NONE,bold word"})
    void formattingIsReadAndTheWordsArrive(String mode, String message) {
        var result = harness.tgrow("promo send --to @balcony --parse-mode " + mode + " --message", message);
        assertThat(result.code()).isZero();
        assertThat(posts("@balcony")).containsExactly("bold word");
    }

    @Test
    void formattingWithNothingInItIsAnEmptyMessage() {
        var result = harness.tgrow("promo send --to @balcony --parse-mode html --message", "<b> </b>");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("the message is empty once its formatting is read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --to @balcony                               | the message is empty
            --message Hi                                | no target is named (--to or --targets)
            --to @balcony --message=                    | the message is empty
            --targets - --message-file -                | --targets and --message-file can't both be standard input
            --to @balcony --media /nowhere/fair.jpg     | --media: '/nowhere/fair.jpg' is not a file that can be read
            --to @balcony --message-file /nowhere/a.txt | can't read /nowhere/a.txt: no such file
            --targets /nowhere/a.txt --message Hi       | can't read /nowhere/a.txt: no such file
            """)
    void whatIsMissingIsWrongUsage(String arguments, String why) {
        assertThat(harness.tgrow("promo send " + arguments)).isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @Test
    void twoMessagesAreOneTooMany() {
        var result = harness.tgrow("promo send --to @balcony --message Hi --message-file x.txt");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("mutually exclusive").endsWith("(see tgrow promo send --help)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ours\n@balcony\n\nt.me/seed_swap # swaps\n",
                "- balcony\n- {chat: '@seed_swap', city: Bonn}\n",
                "[\"@balcony\", \"https://t.me/seed_swap\"]"
            })
    void targetsAreLinesOrYaml(String targets) {
        var list = harness.write("targets", targets);
        assertThat(send("--targets " + list).column("chat")).containsExactly("@balcony", "@seed_swap");
    }

    @Test
    void targetsCanComeFromStandardInput() {
        harness.input("@balcony\n@seed_swap\n");
        assertThat(send("--targets -").column("chat")).containsExactly("@balcony", "@seed_swap");
    }

    @Test
    void theMessageCanComeFromAFile() {
        var file = harness.write("fair.txt", "The fair\nis on Sunday.\n");
        assertThat(harness.tgrow("promo send --to @balcony --message-file " + file)
                        .code())
                .isZero();
        assertThat(posts("@balcony")).containsExactly("The fair\nis on Sunday.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `# nothing here`            | names no chat
            ``                          | names no chat
            `@balcony\\n@no spaces`      | line 2: '@no spaces' is not a chat
            `- balcony\\n- {chat: [1]}`  | line 2
            `- balcony\\n- {city: Bonn}` | line 2, column 3: an entry needs a 'chat'
            """)
    void targetsThatAreNoneAreWrongUsage(String text, String why) {
        var list = harness.write("targets.txt", text.replace("\\n", "\n"));
        var result = harness.tgrow("promo send --message Hi --targets " + list);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tgrow: " + list).contains(why);
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void aChatThatIsNamedTwiceGetsTheMessageOnce() {
        var list = harness.write("targets.txt", "@balcony\n@BALCONY\n-1000000007001\n");
        var result = send("--to @balcony --targets " + list);
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .startsWith(list + " line 2: @balcony is already named at " + list + " line 1 and counts once\n");
        assertThat(result.column("outcome")).containsExactly("duplicate", "duplicate", "sent");
        assertThat(posts("@balcony")).hasSize(1);
    }

    @Test
    void theMessageIsPinnedWhereThatIsAllowed() {
        var result = send("--pin --to @my_garden --to @balcony");
        assertThat(result.code()).isEqualTo(3);
        assertThat(outcomes(result)).isEqualTo(Map.of("@my_garden", "sent", "@balcony", "no_right"));
        assertThat(result.rows().getFirst().get("reason").asString())
                .isEqualTo("this account may not pin messages there");
        assertThat(harness.tgrow("channels parse --dry-run --format json @my_garden")
                        .column("media"))
                .containsExactly("service", "text");
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void aMessageThatIsSentButNotPinnedIsSaid() {
        faults("- {call: PinMessage, error: CHAT_ADMIN_REQUIRED}");
        var result = send("--pin --to @my_garden");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("not_pinned");
        assertThat(result.column("reason")).containsExactly("sent, but not pinned: only administrators may do this");
        assertThat(result.column("message_id")).containsExactly("1");
    }

    @Test
    void aPhotoIsSentWithItsText() {
        var photo = harness.write("fair.JPG", "a photo");
        var result = send("--media " + photo + " --to @balcony --to @no_photos");
        assertThat(result.code()).isEqualTo(3);
        assertThat(outcomes(result)).isEqualTo(Map.of("@balcony", "sent", "@no_photos", "media_forbidden"));
        var posts = harness.tgrow("channels parse --dry-run --format json @balcony");
        assertThat(posts.column("media")).containsExactly("photo");
        assertThat(posts.column("text")).containsExactly("The fair is on Sunday.");
    }

    @ParameterizedTest
    @CsvSource({"fair.pdf,document", "fair.webp,document", "fair,document", "fair.png,photo"})
    void theEndingOfAFileSaysWhatItIs(String name, String kind) {
        var file = harness.write(name, "content");
        assertThat(harness.tgrow("promo send --to @balcony --media " + file).code())
                .isZero();
        assertThat(harness.tgrow("channels parse --dry-run --format json @balcony")
                        .column("media"))
                .containsExactly(kind);
    }

    @Test
    void anEmptyFileIsNotSent() {
        var result = send("--media " + harness.write("fair.png", "") + " --to @balcony --to @seed_swap");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString()).endsWith("fair.png' is empty");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void anAccountThatTelegramLimitsWritesToNobodyElse() {
        faults("- {call: SendMessage, after: 1, times: 0, error: PEER_FLOOD}");
        var result = send(THREE);
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.column("outcome")).containsExactly("sent", "account_limited");
        assertThat(result.error().get("message").asString())
                .contains("promo send stopped: @seed_swap: Telegram limits this account (PEER_FLOOD)");
        assertThat(posts("@plant_doctors")).isEmpty();
    }

    @Test
    void aFloodWaitInTheMiddleThatIsTooLongEndsTheRun() {
        faults("- {call: SendMessage, after: 1, error: FLOOD_WAIT_300}");
        var result = send(THREE + "--min-delay 10s --max-delay 10s");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.column("outcome")).containsExactly("sent");
        assertThat(result.error().get("retry_at").asString()).isEqualTo("2026-11-20T09:05:10Z");
        assertThat(posts("@seed_swap")).isEmpty();
    }

    @Test
    void aShortFloodWaitIsWaitedAndTheMessageSentOnce() {
        faults("- {call: SendMessage, after: 1, error: FLOOD_WAIT_20}");
        var result = send(THREE);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("flood wait, asked for by Telegram: waits 20 s");
        assertThat(posts("@seed_swap")).hasSize(1);
    }

    @Test
    void aMessageWhoseAnswerIsLostIsLookedUp() {
        faults("- {call: SendMessage, after: 1, lose: answer}");
        var result = send(THREE);
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("sent", "sent", "sent");
        assertThat(posts("@seed_swap")).hasSize(1);
    }

    @Test
    void theTimeLimitEndsTheRunBetweenTwoMessages() {
        var result = send(THREE + "--min-delay 40s --max-delay 40s --timeout 1m");
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.column("outcome")).containsExactly("sent", "sent");
        assertThat(result.error().get("message").asString())
                .isEqualTo("promo send stopped at its time limit. 2 done. Run the same command again to go on.");
        assertThat(posts("@plant_doctors")).isEmpty();
    }

    @Test
    void aChatThatClosedAfterTheCheckIsAFailedItem() {
        faults("- {call: SendMessage, chat: seed_swap, error: CHAT_WRITE_FORBIDDEN}");
        var result = send(THREE);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("sent", "may_not_write", "sent");
    }

    @Test
    void anotherAccountOfTheWorldCanBeNamed() {
        var result = send("--account robot --to @balcony");
        assertThat(outcomes(result)).isEqualTo(Map.of("@balcony", "may_not_write"));
    }
}
