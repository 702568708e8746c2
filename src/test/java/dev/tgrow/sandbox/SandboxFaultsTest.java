package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.Notice;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxFaultsTest {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1, first_name: Alice}
              - {name: robot, id: 2, first_name: Robot, bot: true, username: robot_bot}
            people: {count: 500, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0, deleted: 0}
            chats:
              - {id: 10, title: Source, username: source, members: {first: 0, count: 300}, roles: {alice: creator, robot: member}}
              - {id: 11, title: Target, username: target, roles: {alice: creator}}
            faults:
            """;

    @TempDir
    Path directory;

    private Stage stage(String... faults) {
        return new Stage(directory, WORLD + "  - " + String.join("\n  - ", faults) + "\n");
    }

    private static final Call<?> CHECK = new Call.CheckSession();

    /// What came out and how long it took.
    private record Outcome(Optional<Refusal> refusal, Duration length) {}

    private static Outcome outcome(Stage stage, Call<?> call) throws InterruptedException {
        var start = stage.session().time().now();
        var reply = stage.client().call(call);
        var length = Duration.between(start, stage.session().time().now());
        return new Outcome(
                reply instanceof Reply.Refused<?>(Refusal reason) ? Optional.of(reason) : Optional.empty(), length);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOOD_WAIT_3, 1, 3, ",
        "FLOOD_WAIT_60, 1, 60, ",
        "FLOOD_WAIT_61, 1, 0, 61",
        "FLOOD_WAIT_25, 0, 50, 25",
        "FLOOD_WAIT_20, 0, 60, 20",
        "FLOOD_PREMIUM_WAIT_3, 1, 3, ",
        "SLOWMODE_WAIT_70, 1, 0, 70",
        "RPC_CALL_FAIL, 2, 3, ",
        "FLOOD, 1, 1, "
    })
    void waitsInsideAsTdlibDoes(String error, int times, long length, Long told) throws InterruptedException {
        try (var stage = stage("{call: CheckSession, times: %d, error: %s}".formatted(times, error))) {
            var outcome = outcome(stage, CHECK);

            assertThat(outcome.length()).isEqualTo(Duration.ofSeconds(length));
            assertThat(outcome.refusal())
                    .isEqualTo(
                            Optional.ofNullable(told).map(Duration::ofSeconds).map(Refusal.FloodWait::new));
        }
    }

    @Test
    void aServerThatFailsForEverIsTroubleAfterHalfAMinute() throws InterruptedException {
        try (var stage = stage("{call: CheckSession, times: 0, error: RPC_CALL_FAIL}")) {
            var outcome = outcome(stage, CHECK);

            assertThat(outcome.length()).isEqualTo(Duration.ofSeconds(31));
            assertThat(outcome.refusal().orElseThrow()).isInstanceOf(Refusal.ServerTrouble.class);
            assertThat(stage.notices()).isEmpty();
        }
    }

    @Test
    void whetherAFailingServerDeliveredAMessageIsUnknown() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, times: 0, error: RPC_CALL_FAIL}")) {
            assertThat(stage.refused(stage.text("target", "hello"))).isInstanceOf(Refusal.OutcomeUnknown.class);
        }
    }

    @Test
    void aFloodWaitIsSlowModeOnlyWhereAChatHasIt() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, times: 0, error: FLOOD_WAIT_90}")) {
            assertThat(stage.refused(stage.text("target", "hello")))
                    .isEqualTo(new Refusal.FloodWait(Duration.ofSeconds(90)));
        }
    }

    @Test
    void aConnectionThatBreaksAfterTheWorkDelaysTheAnswer() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, lose: connection}")) {
            var outcome = outcome(stage, stage.text("target", "hello"));

            assertThat(outcome).isEqualTo(new Outcome(Optional.empty(), Duration.ofSeconds(1)));
            assertThat(stage.notices())
                    .containsExactly(new Notice.Connection("connecting"), new Notice.Connection("ready"));
            assertThat(stage.posts(stage.chat("target").id())).hasSize(1);
        }
    }

    @Test
    void aRateIsWaitedForOrToldLikeOtherFloodWaits() throws InterruptedException {
        try (var stage = stage("{call: CheckSession, limit: 2, window: 90}")) {
            stage.ok(CHECK);
            stage.session().time().sleep(Duration.ofSeconds(40));
            stage.ok(CHECK);

            assertThat(outcome(stage, CHECK)).isEqualTo(new Outcome(Optional.empty(), Duration.ofSeconds(50)));
            assertThat(outcome(stage, CHECK)).isEqualTo(new Outcome(Optional.empty(), Duration.ofSeconds(40)));
            stage.ok(CHECK);
        }
        try (var stage = stage("{call: CheckSession, limit: 1, window: 90}")) {
            stage.ok(CHECK);
            assertThat(stage.refused(CHECK)).isEqualTo(new Refusal.FloodWait(Duration.ofSeconds(90)));
        }
    }

    @Test
    void spammersNeitherAddNorWriteToStrangers() throws InterruptedException {
        var world = """
                accounts:
                  - {name: alice, id: 1, first_name: Alice, peer_flood: true}
                  - {name: ben, id: 2, first_name: Ben, username: ben_b}
                chats: [{id: 11, title: Target, username: target, roles: {alice: creator}}]
                """;
        try (var stage = new Stage(directory, world)) {
            var ben = stage.user("ben_b");
            var limited = new Refusal.AccountLimited("PEER_FLOOD");

            assertThat(stage.refused(new Call.AddMember(stage.chat("target").id(), ben)))
                    .isEqualTo(limited);
            assertThat(stage.refused(stage.text("ben_b", "hello"))).isEqualTo(limited);
            stage.ok(stage.text("target", "hello"));
        }
    }

    @Test
    void botsArePatientForEightSecondsOnly() throws InterruptedException {
        try (var stage = stage(
                "{call: CheckSession, error: FLOOD_WAIT_8}", "{call: CheckSession, after: 1, error: FLOOD_WAIT_9}")) {
            stage.use("robot");

            assertThat(outcome(stage, CHECK))
                    .isEqualTo(new Outcome(
                            Optional.of(new Refusal.FloodWait(Duration.ofSeconds(9))), Duration.ofSeconds(8)));
        }
    }

    @Test
    void waitsThatTelegramAskedForAreNoticed() throws InterruptedException {
        try (var stage = stage("{call: CheckSession, times: 2, error: FLOOD_WAIT_7}")) {
            outcome(stage, CHECK);

            assertThat(stage.notices())
                    .containsExactly(
                            new Notice.HeldBack("checkSession", Duration.ofSeconds(7)),
                            new Notice.HeldBack("checkSession", Duration.ofSeconds(7)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PEER_FLOOD, STOP_RUN",
        "FROZEN_METHOD_INVALID, STOP_RUN",
        "USER_BANNED_IN_CHANNEL, STOP_RUN",
        "USER_CHANNELS_TOO_MUCH, SKIP_PERSON",
        "CHAT_ADMIN_REQUIRED, SKIP_CHAT",
        "AUTH_KEY_UNREGISTERED, LOG_IN_AGAIN",
        "NEVER_HEARD_OF, BUG"
    })
    void anyErrorCanBeGiven(String error, Refusal.Meaning meaning) throws InterruptedException {
        try (var stage = stage("{call: AddMember, error: " + error + "}")) {
            var source = stage.chat("source").id();
            var person = stage.page(source, 0).members().getLast().user().id();

            var refusal = stage.refused(new Call.AddMember(stage.chat("target").id(), person));

            assertThat(refusal.meaning()).isEqualTo(meaning);
            assertThat(stage.session().accounts()).hasSize(2);
        }
    }

    @Test
    void anEndedSessionStaysEnded() throws InterruptedException {
        try (var stage = stage("{call: CheckSession, error: SESSION_REVOKED}")) {
            assertThat(stage.refused(CHECK).meaning()).isEqualTo(Refusal.Meaning.LOG_IN_AGAIN);
            assertThat(stage.refused(new Call.GetMe()).meaning()).isEqualTo(Refusal.Meaning.LOG_IN_AGAIN);
            assertThat(stage.refused(new Call.ResolveChat(ChatRef.parse("@source")))
                            .meaning())
                    .isEqualTo(Refusal.Meaning.LOG_IN_AGAIN);
        }
    }

    @Test
    void aFaultStrikesWhenItsCountSaysSo() throws InterruptedException {
        assertThat(strikes("{call: CheckSession, after: 2, error: PEER_FLOOD}")).containsExactly(3);
        assertThat(strikes("{call: CheckSession, after: 2, times: 3, error: PEER_FLOOD}"))
                .containsExactly(3, 4, 5);
        assertThat(strikes("{call: CheckSession, after: 8, times: 0, error: PEER_FLOOD}"))
                .containsExactly(9, 10);
        assertThat(strikes("{call: CheckSession, every: 4, error: PEER_FLOOD}")).containsExactly(4, 8);
        assertThat(strikes("{call: CheckSession, after: 1, every: 2, times: 2, error: PEER_FLOOD}"))
                .containsExactly(3, 5);
        assertThat(strikes("{call: any, account: robot, error: PEER_FLOOD}")).isEmpty();
        assertThat(strikes("{call: any, account: alice, error: PEER_FLOOD}")).containsExactly(1);
        assertThat(strikes("{call: SendMessage, error: PEER_FLOOD}")).isEmpty();
    }

    /// Which of ten calls are refused.
    private List<Integer> strikes(String fault) throws InterruptedException {
        try (var stage = stage(fault)) {
            var struck = new ArrayList<Integer>();
            for (int i = 1; i <= 10; i++) {
                if (outcome(stage, CHECK).refusal().isPresent()) struck.add(i);
            }
            return struck;
        }
    }

    @Test
    void aFaultCanBeAboutOneChatOrPerson() throws InterruptedException {
        try (var stage = stage(
                "{call: GetMembers, chat: target, error: CHANNEL_PRIVATE}",
                "{call: AddMember, user: 100_000_003, error: USER_KICKED}")) {
            var source = stage.chat("source").id();
            var target = stage.chat("target").id();
            var people = stage.page(source, 0).members();

            assertThat(stage.refused(new Call.GetMembers(target, MemberList.RECENT, 0, 10)))
                    .isInstanceOf(Refusal.ChatRefused.class);
            for (var person : people.subList(2, 8)) {
                var refused = outcome(
                                stage, new Call.AddMember(target, person.user().id()))
                        .refusal();
                assertThat(refused.isPresent()).isEqualTo(person.user().id().value() == 100_000_003L);
            }
        }
    }

    @Test
    void aLostRequestComesThroughLater() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, lose: request}")) {
            var outcome = outcome(stage, stage.text("target", "hello"));

            assertThat(outcome).isEqualTo(new Outcome(Optional.empty(), Duration.ofSeconds(1)));
            assertThat(stage.posts(stage.chat("target").id())).hasSize(1);
            assertThat(stage.notices())
                    .containsExactly(new Notice.Connection("connecting"), new Notice.Connection("ready"));
        }
    }

    @Test
    void aLostAnswerLeavesAWriteUnknownThoughItIsDone() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, lose: answer}", "{call: GetMembers, lose: answer}")) {
            var outcome = outcome(stage, stage.text("target", "hello"));

            assertThat(outcome.refusal().orElseThrow()).isInstanceOf(Refusal.OutcomeUnknown.class);
            assertThat(outcome.length()).isGreaterThan(Duration.ofSeconds(90));
            assertThat(stage.posts(stage.chat("target").id()))
                    .extracting(post -> post.text())
                    .containsExactly("hello");
            assertThat(stage.refused(new Call.GetMembers(stage.chat("source").id(), MemberList.RECENT, 0, 10)))
                    .isInstanceOf(Refusal.ServerTrouble.class);
        }
    }

    @Test
    void aHangingCallIsGivenUpAndNotDone() throws InterruptedException {
        try (var stage = stage("{call: SendMessage, hang: true}")) {
            var outcome = outcome(stage, stage.text("target", "hello"));

            assertThat(outcome.refusal().orElseThrow()).isInstanceOf(Refusal.OutcomeUnknown.class);
            assertThat(stage.posts(stage.chat("target").id())).isEmpty();
        }
    }

    @Test
    void latencyIsPaidForEachQuestionToTheServer() throws InterruptedException {
        var yaml = (WORLD + "latency_ms: {default: 50, GetHistory: 80}\n").replace("faults:\n", "")
                + "faults: [{call: CheckSession, after: 1, delay_ms: 200}]\n";
        try (var stage = new Stage(directory, yaml)) {
            var chat = stage.chat("source").id();
            assertThat(outcome(stage, CHECK).length()).isEqualTo(Duration.ofMillis(50));
            assertThat(outcome(stage, CHECK).length()).isEqualTo(Duration.ofMillis(250));
            assertThat(outcome(stage, new Call.GetHistory(chat, Optional.empty(), 10))
                            .length())
                    .isEqualTo(Duration.ofMillis(80));
            assertThat(outcome(stage, new Call.GetMe()).length()).isZero();
            assertThat(stage.ok(new Call.CheckSession()).roundTrip()).isEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    void anInterruptStopsAWait() {
        try (var stage = stage("{call: CheckSession, error: FLOOD_WAIT_5}")) {
            Thread.currentThread().interrupt();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> stage.client().call(CHECK))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void timeGoesOnOnlyByWaiting() throws InterruptedException {
        try (var stage = stage("{call: CheckSession, error: FLOOD_WAIT_5}")) {
            var start = stage.session().time().now();
            assertThat(start).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
            stage.chat("source");
            assertThat(stage.session().time().now()).isEqualTo(start);
            outcome(stage, CHECK);
            assertThat(stage.session().time().now()).isEqualTo(start.plusSeconds(5));
        }
    }
}
