package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.datacentre.Rule;
import dev.tgrow.engine.Started.Signal;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `tgrow promo send` on the real TDLib, and what goes wrong with it.
///
/// Each case sends words of its own, so that the chats tell how often these arrived.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromoJobIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, phone: "+999 66 0002"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: member, ben: member, mira: creator}, members: []}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: member, ben: member, mira: creator}, members: []}
              - {id: 7003, title: Doctors, username: plant_doctors, roles: {alice: member, ben: member, mira: creator}, members: []}
              - {id: 7004, title: Read only, username: read_only, permissions: [], roles: {alice: member, mira: creator}, members: []}
              - {id: 7005, title: Mine, username: my_garden, roles: {alice: creator}, members: []}
              - {id: 7006, title: Others, username: other_news, kind: channel, roles: {alice: member, mira: creator}, members: []}
            """;
    private static final List<ChatId> CHATS =
            Stream.of(7001L, 7002L, 7003L).map(ChatId::ofSupergroup).toList();
    private static final String SEND = "messages.sendMessage";
    private static final String QUICKLY = "promo send --format json --min-delay 0s --max-delay 0s ";
    private static final String THREE = "--to @balcony --to @seed_swap --to @plant_doctors ";

    private JobStage stage;
    private String words = "";
    private int number;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(engine, directory, WORLD);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private JobLine begin(String account) throws Exception {
        words = "The fair is on Sunday, says sign no. " + ++number + ".";
        return stage.begin(account);
    }

    private JobLine begin() throws Exception {
        return begin("alice");
    }

    private JobLine.Outcome send(JobLine tgrow, String options) throws Exception {
        return tgrow.run(QUICKLY + options, "--message", words);
    }

    private Rule sends() {
        return stage.centre().script().on(SEND);
    }

    /// How often this case's words are in each of the three chats.
    private List<Long> arrived() {
        return CHATS.stream().map(this::arrived).toList();
    }

    private long arrived(ChatId chat) {
        return stage.centre().world().messages().page(stage.alice(), chat, HistoryQuery.newest(100)).messages().stream()
                .filter(message -> message.content().text().text().equals(words))
                .count();
    }

    static Stream<Named<Consumer<Rule>>> healed() {
        return Stream.of(
                Named.of("nothing", rule -> rule.delay(Duration.ZERO)),
                Named.of("the request is lost", Rule::dropBefore),
                Named.of("the answer is lost", Rule::dropAfter),
                Named.of("session and answer are lost", Rule::lose),
                Named.of("a short flood wait", rule -> rule.flood(Duration.ofSeconds(2))));
    }

    @ParameterizedTest
    @MethodSource("healed")
    void whatPassesCostsNoMessageAndDoublesNone(Consumer<Rule> fault) throws Exception {
        var tgrow = begin();
        var rule = sends().at(2);
        fault.accept(rule);
        var ended = send(tgrow, THREE);
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("chat")).containsExactly("@balcony", "@seed_swap", "@plant_doctors");
        assertThat(ended.column("outcome")).containsOnly("sent");
        assertThat(ended.column("link")).allMatch(link -> link.matches("https://t\\.me/[a-z_]+/\\d+"));
        assertThat(ended.err()).endsWith("promo send finished: 3 done.\n");
        assertThat(rule.struck()).isEqualTo(1);
        assertThat(arrived()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void aLostAnswerIsNotAskedForTwice() throws Exception {
        var tgrow = begin();
        sends().at(2).dropAfter();
        assertThat(send(tgrow, THREE).exit()).isZero();
        assertThat(stage.calls(SEND)).hasSize(3);
    }

    @Test
    void aLongFloodWaitEndsTheRunAndTheNextOneNamesTheRest() throws Exception {
        var tgrow = begin();
        sends().at(2).flood(Duration.ofSeconds(90));
        var before = Instant.now();
        var ended = send(tgrow, THREE);
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(ended.by("chat", "outcome")).isEqualTo(Map.of("@balcony", "sent"));
        assertThat(Instant.parse(ended.error().path("retry_at").asString())).isAfter(before.plusSeconds(80));
        assertThat(ended.error().path("message").asString()).contains("Run the same command again");
        assertThat(arrived()).containsExactly(1L, 0L, 0L);

        assertThat(tgrow.run("limits reset").exit()).isZero();
        assertThat(send(tgrow, "--to @seed_swap --to @plant_doctors").exit()).isZero();
        assertThat(arrived()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void anAccountThatTelegramLimitsWritesToNobodyElse() throws Exception {
        var tgrow = begin();
        sends().after(1).forEver().error("PEER_FLOOD");
        var ended = send(tgrow, THREE);
        assertThat(ended.exit()).isEqualTo(8);
        assertThat(ended.column("outcome")).containsExactly("sent", "account_limited");
        assertThat(ended.error().path("message").asString())
                .startsWith("promo send stopped: @seed_swap: Telegram limits this account (PEER_FLOOD)");
        assertThat(stage.calls(SEND)).hasSize(2);
        assertThat(arrived()).containsExactly(1L, 0L, 0L);

        assertThat(send(tgrow, "--to @plant_doctors").exit()).isEqualTo(8);
        assertThat(stage.calls(SEND)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @read_only     | may_not_write | this account may not write there
            @other_news    | may_not_write | this account may not write there
            @mira          | private_chat  | this is a person, not a group or channel; tgrow writes only to chats
            @no_such_place | not_found     | no such chat
            """)
    void whereTheMessageCantGoIsSaidAndTheOthersGetIt(String chat, String outcome, String reason) throws Exception {
        var ended = send(begin(), "--to " + chat + " --to @balcony");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.by("chat", "outcome")).isEqualTo(Map.of(chat, outcome, "@balcony", "sent"));
        assertThat(ended.rows().getFirst().path("reason").asString()).isEqualTo(reason);
        assertThat(stage.calls(SEND)).hasSize(1);
        assertThat(arrived()).containsExactly(1L, 0L, 0L);
    }

    @Test
    void aChatThatClosedAfterTheCheckIsAFailedItem() throws Exception {
        var tgrow = begin();
        sends().in(CHATS.get(1)).error(403, "CHAT_WRITE_FORBIDDEN");
        var ended = send(tgrow, THREE);
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.column("outcome")).containsExactly("sent", "may_not_write", "sent");
        assertThat(arrived()).containsExactly(1L, 0L, 1L);
    }

    @Test
    void aTextThatIsTooLongIsFoundBeforeAnythingIsSent() throws Exception {
        var ended = begin().run("promo send " + THREE + "--message", "x".repeat(4097));
        assertThat(ended)
                .isEqualTo(new JobLine.Outcome(
                        2,
                        "",
                        "promo send can't be done: the message has 4,097 characters, and Telegram allows 4,096.\n"));
        assertThat(stage.calls(SEND)).isEmpty();
    }

    @Test
    void theMessageIsPinnedWhereThatIsAllowed() throws Exception {
        var ended = send(begin(), "--pin --to @my_garden --to @balcony");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.by("chat", "outcome")).isEqualTo(Map.of("@my_garden", "sent", "@balcony", "no_right"));
        assertThat(stage.executed("messages.updatePinnedMessage")).hasSize(1);
    }

    @Test
    void aDryRunSendsNothing() throws Exception {
        var ended = send(begin(), "--dry-run " + THREE);
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("outcome")).containsOnly("planned");
        assertThat(stage.calls(SEND)).isEmpty();
    }

    @Test
    void aSessionThatIsEndedInTheMiddleNeedsALogin() throws Exception {
        var tgrow = begin("ben");
        sends().at(2).revoke();
        var ended = send(tgrow, THREE);
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.column("outcome")).startsWith("sent");
        assertThat(ended.error().path("code").asString()).isEqualTo("login_needed");
        assertThat(arrived(CHATS.getFirst())).isEqualTo(1);
        assertThat(arrived(CHATS.getLast())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRestartsInTheMiddleGetsEachMessageOnce(Sessions sessions) throws Exception {
        var tgrow = begin();
        stage.centre().script().latency(SEND, Duration.ofMillis(500));
        try (var promo = tgrow.start(QUICKLY + THREE + "--message", words)) {
            promo.awaitThat("the second is sent", () -> stage.calls(SEND).size() >= 2);
            stage.centre().restart(sessions);
            var ended = JobLine.outcome(promo.await());
            assertThat(ended.exit()).isZero();
            assertThat(ended.column("outcome")).containsExactly("sent", "sent", "sent");
        }
        assertThat(arrived()).containsExactly(1L, 1L, 1L);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aMessageUnderWayLearnsItsOutcomeBeforeTheEnd(Signal signal, int exit) throws Exception {
        var tgrow = begin();
        sends().at(2).delay(Duration.ofSeconds(2));
        try (var promo = tgrow.start(QUICKLY + THREE + "--message", words)) {
            promo.awaitThat("the second is sent", () -> stage.calls(SEND).size() >= 2);
            promo.signal(signal);
            var ended = JobLine.outcome(promo.await());
            assertThat(ended.exit()).isEqualTo(exit);
            assertThat(ended.error().path("code").asString()).isEqualTo("interrupted");
            assertThat(ended.column("outcome")).containsExactly("sent", "sent");
        }
        assertThat(arrived()).containsExactly(1L, 1L, 0L);
    }
}
