package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.datacentre.Rule;
import dev.tgrow.engine.Started.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.MethodSource;

/// `tgrow members pull` on the real TDLib, and what goes wrong with it.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullJobIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, phone: "+999 66 0002"}
            people:
              count: 600
              special:
                - {id: 2001, first_name: Mira, last_name: Orlova, username: mira, last_seen: recently}
                - {id: 2002, first_name: "Tom, the Baker", username: tom_baker, last_seen: within_week}
                - {id: 2003, deleted: true}
                - {id: 2004, first_name: Seed Bot, username: seed_bot, bot: true}
            chats:
              - {id: 7001, title: Small, username: small_garden, members: [mira, tom_baker, 2003, seed_bot], roles: {alice: creator}}
              - {id: 7002, title: Crowd, username: crowd_garden, members: {first: 0, count: 450}, roles: {alice: member, ben: member}}
              - {id: 7003, title: News, username: garden_news, kind: channel, members: [mira], roles: {alice: member}}
            """;
    private static final String PAGES = "channels.getParticipants";
    private static final String PULL = "members pull @crowd_garden --format json --concurrency 1 ";

    /// Those of the crowd whom no role names, and the two whom one does.
    private static final int CROWD = 452;

    private JobStage stage;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(engine, directory, WORLD);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private Rule pages() {
        return stage.centre().script().on(PAGES);
    }

    @Test
    void aListHasOneLineForEachMember() throws Exception {
        var ended = stage.begin().run("members pull @small_garden --format csv");
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).isEqualTo("@small_garden: 5 of 5 members\nmembers pull finished: 5 done.\n");
        assertThat(ended.out().lines().map(line -> line.replaceAll(",[^,]*,[^,]*$", "")))
                .containsExactlyInAnyOrder(
                        "id,username,first_name,last_name,is_bot,is_premium,is_deleted,role,status",
                        "1001,alice_green,Alice,,false,false,false,owner,online",
                        "2001,mira,Mira,Orlova,false,false,false,member,recently",
                        "2002,tom_baker,\"Tom, the Baker\",,false,false,false,member,last_week",
                        "2003,,,,false,false,true,member,unknown",
                        "2004,seed_bot,Seed Bot,,true,false,false,member,unknown");
    }

    @Test
    void aLargeListIsReadPageByPageAndEachPageOnce() throws Exception {
        var ended = stage.begin().run(PULL);
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("id")).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(stage.calls(PAGES).stream().map(call -> call.arguments().integer("offset")))
                .doesNotHaveDuplicates();
    }

    @Test
    void pagesAreAskedForSideBySide() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofSeconds(2));
        assertThat(tgrow.run("members pull @crowd_garden --format json").column("id"))
                .hasSize(CROWD);
        var calls = stage.calls(PAGES);
        assertThat(calls).hasSize(3);
        // The first page tells how many there are.
        assertThat(calls.get(1).at()).isAfterOrEqualTo(ended(calls.get(0)));
        assertThat(calls.get(2).at()).isBefore(ended(calls.get(1)));
    }

    private static Instant ended(RequestLog.Entry call) {
        return call.at().plus(call.took());
    }

    static Stream<Named<Consumer<Rule>>> healed() {
        return Stream.of(
                Named.of("the request is lost", Rule::dropBefore),
                Named.of("the answer is lost", Rule::dropAfter),
                Named.of("session and answer are lost", Rule::lose),
                Named.of("a short flood wait", rule -> rule.flood(Duration.ofSeconds(2))),
                Named.of("a slow server", rule -> rule.delay(Duration.ofSeconds(1))),
                Named.of("a server error", rule -> rule.error(500, "RPC_CALL_FAIL")));
    }

    @ParameterizedTest
    @MethodSource("healed")
    void whatPassesCostsNoMember(Consumer<Rule> fault) throws Exception {
        var tgrow = stage.begin();
        var rule = pages().at(2);
        fault.accept(rule);
        var ended = tgrow.run(PULL);
        assertThat(ended.exit()).isZero();
        assertThat(ended.column("id")).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(rule.struck()).isEqualTo(1);
    }

    @Test
    void aLongFloodWaitEndsTheRunAndTheNextOnesUntilItIsOverWithoutAsking() throws Exception {
        var tgrow = stage.begin();
        var file = tgrow.write("crowd.csv", "old");
        pages().at(2).flood(Duration.ofSeconds(90));
        var before = Instant.now();
        var ended = tgrow.run("members pull @crowd_garden --concurrency 1 --output " + file);
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.lastLine())
                .startsWith("members pull stopped for now: Telegram asked for a pause (members).")
                .endsWith(file + " was not written.");
        assertThat(file).hasContent("old");
        assertThat(stage.calls(PAGES)).hasSize(2);

        var again = tgrow.run(PULL);
        assertThat(again.exit()).isEqualTo(75);
        assertThat(Instant.parse(again.error().path("retry_at").asString())).isAfter(before.plusSeconds(80));
        assertThat(stage.calls(PAGES)).hasSize(2);

        assertThat(tgrow.run("limits reset").exit()).isZero();
        assertThat(tgrow.run("members pull @crowd_garden --output " + file).exit())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(CROWD + 1);
    }

    @Test
    void aNameIsLookedUpOnceAndAfterThatFoundInWhatTdlibKeeps() throws Exception {
        var tgrow = stage.begin();
        assertThat(tgrow.run(PULL).exit()).isZero();
        assertThat(tgrow.run(PULL).exit()).isZero();
        assertThat(stage.calls("contacts.resolveUsername")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | @no_such_place         | stopped: @no_such_place: no such chat
            7 | -1000000009999         | stopped: -1000000009999: no such chat
            7 | t.me/+AbcdefGhijkl     | stopped: https://t.me/+AbcdefGhijkl: the invite link is wrong or has expired
            6 | @garden_news           | is not allowed: @garden_news: only administrators may read the member list
            6 | @mira                  | is not allowed: @mira: this is a person, not a group or channel
            """)
    void whatCantBePulledIsSaid(int exit, String chat, String why) throws Exception {
        assertThat(stage.begin().run("members pull " + chat))
                .isEqualTo(new JobLine.Outcome(exit, "", "members pull " + why + ".\n"));
        assertThat(stage.calls(PAGES)).isEmpty();
    }

    @Test
    void anUnknownChatAmongOthersIsAFailedItem() throws Exception {
        var ended = stage.begin().run("members pull @small_garden @no_such_place --format json");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.by("chat", "outcome")).containsEntry("@no_such_place", "not_found");
        assertThat(ended.rows()).hasSize(6);
        assertThat(ended.error().path("code").asString()).isEqualTo("some_failed");
    }

    @Test
    void aSessionThatIsEndedInTheMiddleNeedsALogin() throws Exception {
        var tgrow = stage.begin("ben");
        pages().at(2).revoke();
        var ended = tgrow.run("members pull @crowd_garden --concurrency 1 --format csv");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.lastLine())
                .startsWith("members pull needs a login: ")
                .endsWith("Log in with: tgrow account login");
    }

    @Test
    void whoHasNotLoggedInNeedsTo() throws Exception {
        var ended = stage.beginAsStranger().run("members pull @crowd_garden");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.lastLine()).endsWith("Log in with: tgrow account login");
        assertThat(stage.calls(PAGES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KEPT", "FORGOTTEN"})
    void aServerThatRestartsInTheMiddleCostsNoMember(Sessions sessions) throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofMillis(400));
        try (var pull = tgrow.start(PULL)) {
            pull.awaitThat("it asks for a second page", () -> stage.calls(PAGES).size() >= 2);
            stage.centre().restart(sessions);
            var ended = JobLine.outcome(pull.await());
            assertThat(ended.exit()).isZero();
            assertThat(ended.column("id")).hasSize(CROWD).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalEndsItInOrderAndLeavesNoFile(Signal signal, int exit) throws Exception {
        var tgrow = stage.begin();
        var file = tgrow.file("crowd.csv");
        pages().at(2).hang();
        try (var pull = tgrow.start("members pull @crowd_garden --concurrency 1 --output " + file)) {
            pull.awaitThat("it asks for a second page", () -> stage.calls(PAGES).size() >= 2);
            pull.signal(signal);
            var ended = JobLine.outcome(pull.await());
            assertThat(ended.exit()).isEqualTo(exit);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.lastLine())
                    .startsWith("members pull was interrupted.")
                    .endsWith(file + " was not written.");
        }
        assertThat(file).doesNotExist();
    }
}
