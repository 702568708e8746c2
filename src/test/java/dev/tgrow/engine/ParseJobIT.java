package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre.Sessions;
import dev.tgrow.datacentre.Rule;
import dev.tgrow.engine.Started.Signal;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Draft;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/// `tgrow channels parse` on the real TDLib, and what goes wrong with it.
///
/// Each case has a database of its own, and the world's posts are compared with what is in it.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParseJobIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
              - {name: ben, id: 1002, first_name: Ben, phone: "+999 66 0002"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - id: 7001
                kind: channel
                title: Small news
                username: small_news
                members: []
                roles: {alice: member, mira: creator}
                posts:
                  written:
                    - {text: "Frost tonight! https://weather.example/frost", views: 4210, forwards: 12, reactions: {"👍": 31, "🙏": 12}}
                    - {text: "The winter catalogue is out.", links: ["https://garden.example/catalogue"], media: document, views: 3870}
                    - {text: "Thanks.", author: Mira}
              - {id: 7002, kind: channel, title: River, username: long_river, members: [], roles: {alice: member, ben: member, mira: creator}, posts: {count: 1500, every: 600}}
              - {id: 7003, kind: channel, title: Brook, username: short_brook, members: [], roles: {alice: member, mira: creator}, posts: {count: 250, every: 3600}}
              - {id: 7004, title: Empty, username: empty_group, members: [], roles: {alice: member, mira: creator}}
              - {id: 7005, kind: channel, title: Growing, username: growing_news, members: [], roles: {alice: member, mira: creator}, posts: 40}
              - {id: 7006, kind: channel, title: Changing, username: changing_news, members: [], roles: {alice: member, mira: creator}, posts: 30}
            """;
    private static final ChatId SMALL = ChatId.ofSupergroup(7001);
    private static final ChatId RIVER = ChatId.ofSupergroup(7002);
    private static final ChatId BROOK = ChatId.ofSupergroup(7003);
    private static final ChatId GROWING = ChatId.ofSupergroup(7005);
    private static final ChatId CHANGING = ChatId.ofSupergroup(7006);
    private static final UserId MIRA = new UserId(2001);
    private static final String PAGES = "messages.getHistory";
    private static final String PARSE = "channels parse --format json ";
    private static final int RIVER_POSTS = 1500;

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
        return stage.centre().script().on(PAGES).in(RIVER);
    }

    /// What is there to be read, newest first.
    private List<Message> posts(ChatId chat) {
        var all = new ArrayList<Message>();
        var before = 0L;
        while (true) {
            var page = stage.centre()
                    .world()
                    .messages()
                    .page(stage.alice(), chat, HistoryQuery.before(before, 100))
                    .messages();
            if (page.isEmpty()) return all;
            all.addAll(page);
            before = page.getLast().id();
        }
    }

    private List<String> ids(ChatId chat) {
        return posts(chat).stream().map(post -> Long.toString(post.id())).toList();
    }

    /// The ids that are stored of a chat, newest first.
    private static List<String> stored(JobLine tgrow, ChatId chat) throws Exception {
        return tgrow
                .query("select message_id from posts where chat_id = %d order by message_id desc"
                        .formatted(chat.value()))
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private static List<List<String>> covered(JobLine tgrow, ChatId chat) throws Exception {
        return tgrow.query("select low, high from coverage where chat_id = " + chat.value());
    }

    /// What a summary says that was added.
    private static int added(JobLine.Outcome ended) {
        return ended.summary().path("added").asInt(-1);
    }

    @Test
    void whatIsInThePostsIsStored() throws Exception {
        var tgrow = stage.begin();
        assertThat(tgrow.run("channels parse @small_news"))
                .isEqualTo(
                        new JobLine.Outcome(0, """
                        chat         title       outcome  added  stored  reason
                        @small_news  Small news  parsed       3       3
                        """, "@small_news: posts added: 3\nchannels parse finished: 1 done.\n"));
        assertThat(tgrow.query("select text, links, views, forwards, media, author from posts order by message_id"))
                .containsExactly(
                        row(
                                "Frost tonight! https://weather.example/frost",
                                "https://weather.example/frost",
                                "4210",
                                "12",
                                "text",
                                null),
                        row(
                                "The winter catalogue is out.",
                                "https://garden.example/catalogue",
                                "3870",
                                "0",
                                "document",
                                null),
                        row("Thanks.", "", "0", "0", "text", "Mira"));
        assertThat(tgrow.query("select reactions from posts order by message_id limit 1"))
                .allSatisfy(row -> assertThat(row.getFirst()).contains("👍", "31", "🙏", "12"));
        assertThat(tgrow.query("select date from posts order by message_id desc"))
                .isEqualTo(posts(SMALL).stream()
                        .map(post -> List.of(post.date().toString()))
                        .toList());
        assertThat(tgrow.query("select chat_id, kind, title, username from chats"))
                .containsExactly(row(Long.toString(SMALL.value()), "channel", "Small news", "small_news"));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        var row = new ArrayList<@Nullable String>();
        for (var value : values) row.add(value);
        return row;
    }

    @Test
    void aLongHistoryIsReadWholeAndAFurtherRunAsksForNoneOfIt() throws Exception {
        var tgrow = stage.begin();
        var first = tgrow.run(PARSE + "@long_river");
        assertThat(first.exit()).isZero();
        assertThat(added(first)).isEqualTo(RIVER_POSTS);
        assertThat(first.column("id")).hasSize(RIVER_POSTS).doesNotHaveDuplicates();
        assertThat(stored(tgrow, RIVER)).isEqualTo(ids(RIVER));
        assertThat(covered(tgrow, RIVER))
                .containsExactly(List.of("1", ids(RIVER).getFirst()));
        var before = stage.calls(PAGES).size();

        var second = tgrow.run(PARSE + "@long_river");
        assertThat(second.exit()).isZero();
        assertThat(added(second)).isZero();
        assertThat(second.err()).isEqualTo("@long_river: posts added: 0\nchannels parse finished: 0 done.\n");
        // TDLib itself looks at the newest messages when it opens the chat.
        assertThat(stage.calls(PAGES).size() - before).isLessThanOrEqualTo(3);
        assertThat(stored(tgrow, RIVER)).hasSize(RIVER_POSTS);
    }

    @Test
    void aFurtherRunAddsWhatWasPostedSince() throws Exception {
        var tgrow = stage.begin();
        assertThat(added(tgrow.run(PARSE + "@growing_news"))).isEqualTo(40);
        for (int i = 1; i <= 3; i++) {
            stage.centre().world().outside().posts(MIRA, GROWING, Draft.of("News no. " + i));
        }
        var ended = tgrow.run(PARSE + "@growing_news");
        assertThat(added(ended)).isEqualTo(3);
        assertThat(ended.column("text")).containsExactlyInAnyOrder("News no. 1", "News no. 2", "News no. 3");
        assertThat(stored(tgrow, GROWING)).isEqualTo(ids(GROWING)).hasSize(43);
    }

    @Test
    void whatChangedIsBroughtUpToDateByAFullRun() throws Exception {
        var tgrow = stage.begin();
        assertThat(added(tgrow.run(PARSE + "@changing_news"))).isEqualTo(30);
        var post = posts(CHANGING).get(20);
        var outside = stage.centre().world().outside();
        outside.edits(MIRA, CHANGING, post.id(), Draft.of("It was the other way round."));
        outside.views(CHANGING, post.id(), 77_777);

        assertThat(added(tgrow.run(PARSE + "@changing_news"))).isZero();
        var changed = "select text, views from posts where message_id = %d and chat_id = %d"
                .formatted(post.id(), CHANGING.value());
        assertThat(tgrow.query(changed)).doesNotContain(List.of("It was the other way round.", "77777"));

        assertThat(added(tgrow.run(PARSE + "--full @changing_news"))).isZero();
        assertThat(tgrow.query(changed)).containsExactly(List.of("It was the other way round.", "77777"));
        assertThat(stored(tgrow, CHANGING)).isEqualTo(ids(CHANGING));
    }

    @Test
    void aLimitTakesTheNewestAndARunWithoutItTheRest() throws Exception {
        var tgrow = stage.begin();
        var limited = tgrow.run(PARSE + "--limit 120 @short_brook");
        assertThat(limited.exit()).isZero();
        assertThat(added(limited)).isEqualTo(120);
        assertThat(stored(tgrow, BROOK)).isEqualTo(ids(BROOK).subList(0, 120));

        assertThat(added(tgrow.run(PARSE + "--limit 120 @short_brook"))).isZero();
        assertThat(added(tgrow.run(PARSE + "@short_brook"))).isEqualTo(130);
        assertThat(stored(tgrow, BROOK)).isEqualTo(ids(BROOK));
    }

    @Test
    void nothingOlderThanAskedForIsStored() throws Exception {
        var tgrow = stage.begin();
        var all = posts(BROOK);
        var since = all.get(99).date();
        var ended = tgrow.run(PARSE + "@short_brook --since " + since);
        assertThat(ended.exit()).isZero();
        assertThat(added(ended)).isEqualTo(100);
        assertThat(stored(tgrow, BROOK)).isEqualTo(ids(BROOK).subList(0, 100));
    }

    @Test
    void severalChatsAreReadSideBySideAndAWrongOneIsAFailedItem() throws Exception {
        var tgrow = stage.begin();
        var ended =
                tgrow.run("channels parse @short_brook @no_such_place @small_news @empty_group @short_brook --output "
                        + tgrow.file("posts.jsonl") + " --format jsonl");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains(
                        "@no_such_place: no such chat",
                        "@short_brook: posts added: 250",
                        "@empty_group: posts added: 0");
        assertThat(ended.error().path("code").asString()).isEqualTo("some_failed");
        assertThat(Files.readAllLines(tgrow.file("posts.jsonl")).stream()
                        .filter(line -> line.contains("\"type\":\"post\"")))
                .hasSize(253);
        assertThat(tgrow.query("select chat_id, count(*) from posts group by chat_id"))
                .containsExactlyInAnyOrder(
                        List.of(Long.toString(SMALL.value()), "3"), List.of(Long.toString(BROOK.value()), "250"));
    }

    @Test
    void aDryRunStoresNothing() throws Exception {
        var tgrow = stage.begin();
        var ended = tgrow.run(PARSE + "--dry-run @short_brook");
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).contains("@short_brook: posts to add: 250");
        assertThat(tgrow.query("select * from posts")).isEmpty();
        assertThat(tgrow.query("select * from coverage")).isEmpty();
    }

    static Stream<Named<Consumer<Rule>>> healed() {
        return Stream.of(
                Named.of("the request is lost", Rule::dropBefore),
                Named.of("the answer is lost", Rule::dropAfter),
                Named.of("session and answer are lost", Rule::lose),
                Named.of("a short flood wait", rule -> rule.flood(Duration.ofSeconds(2))),
                Named.of("a slow server", rule -> rule.delay(Duration.ofSeconds(1))),
                Named.of("a server error", rule -> rule.error(500, "HISTORY_GET_FAILED")));
    }

    @ParameterizedTest
    @MethodSource("healed")
    void whatPassesCostsNoPost(Consumer<Rule> fault) throws Exception {
        var tgrow = stage.begin();
        var rule = pages().at(5);
        fault.accept(rule);
        var ended = tgrow.run("channels parse @long_river");
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).endsWith("@long_river: posts added: 1500\nchannels parse finished: 1 done.\n");
        assertThat(rule.struck()).isEqualTo(1);
        assertThat(stored(tgrow, RIVER)).isEqualTo(ids(RIVER));
    }

    @Test
    void aLongFloodWaitEndsTheRunAndWhatWasReadIsKept() throws Exception {
        var tgrow = stage.begin();
        pages().after(6).forEver().flood(Duration.ofSeconds(90));
        var before = Instant.now();
        var ended = tgrow.run(PARSE + "--concurrency 1 @long_river");
        assertThat(ended.exit()).isEqualTo(75);
        assertThat(Instant.parse(ended.error().path("retry_at").asString())).isAfter(before.plusSeconds(80));
        assertThat(ended.error().path("message").asString())
                .startsWith("channels parse stopped for now: Telegram asked for a pause (history).")
                .contains("Run the same command again after");
        keptTheNewest(tgrow);
    }

    /// What is stored are the newest posts without a gap, and the database says so.
    private void keptTheNewest(JobLine tgrow) throws Exception {
        var stored = stored(tgrow, RIVER);
        assertThat(stored).isNotEmpty().hasSizeLessThan(RIVER_POSTS);
        assertThat(stored).isEqualTo(ids(RIVER).subList(0, stored.size()));
        assertThat(covered(tgrow, RIVER)).containsExactly(List.of(stored.getLast(), stored.getFirst()));
    }

    /// The next run reads what is left.
    private void goesOn(JobLine tgrow) throws Exception {
        stage.centre().script().clear();
        var left = RIVER_POSTS - stored(tgrow, RIVER).size();
        assertThat(added(tgrow.run(PARSE + "--concurrency 1 @long_river"))).isEqualTo(left);
        assertThat(stored(tgrow, RIVER)).isEqualTo(ids(RIVER));
        assertThat(covered(tgrow, RIVER))
                .containsExactly(List.of("1", ids(RIVER).getFirst()));
    }

    /// The next run reads what is left and nothing of what is stored.
    private void goesOnBelow(JobLine tgrow) throws Exception {
        var oldest = Integer.parseInt(stored(tgrow, RIVER).getLast());
        var before = stage.calls(PAGES).size();
        goesOn(tgrow);
        var above = stage.calls(PAGES).stream()
                .skip(before)
                .map(call -> call.arguments().integer("offset_id"))
                .filter(offset -> offset == 0 || offset > oldest)
                .toList();
        // The newest page tells where the history ends; TDLib itself looks there when it opens the chat.
        assertThat(above).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | @no_such_place     | stopped: @no_such_place: no such chat
            7 | -1000000009999     | stopped: -1000000009999: no such chat
            7 | t.me/+AbcdefGhijkl | stopped: https://t.me/+AbcdefGhijkl: the invite link is wrong or has expired
            6 | @mira              | is not allowed: @mira: this is a person, not a group or channel
            """)
    void whatCantBeReadIsSaid(int exit, String chat, String why) throws Exception {
        var tgrow = stage.begin();
        assertThat(tgrow.run("channels parse " + chat))
                .isEqualTo(new JobLine.Outcome(exit, "", "channels parse " + why + ".\n"));
        assertThat(tgrow.query("select * from posts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --limit 0       | --limit must be at least 1, not 0
            --since someday | someday
            --limit few     | few
            """)
    void whatIsMistypedIsSaidBeforeAnythingIsAsked(String option, String why) throws Exception {
        var ended = stage.begin().run("channels parse @long_river " + option);
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(why);
        assertThat(stage.calls(PAGES)).isEmpty();
    }

    @Test
    void aChatThatClosesInTheMiddleIsSaidAndWhatWasReadIsKept() throws Exception {
        var tgrow = stage.begin();
        pages().after(6).forEver().error("CHANNEL_PRIVATE");
        var ended = tgrow.run(PARSE + "--concurrency 1 @long_river");
        assertThat(ended.exit()).isEqualTo(6);
        assertThat(ended.error().path("code").asString()).isEqualTo("forbidden");
        keptTheNewest(tgrow);
    }

    @Test
    void aSessionThatIsEndedInTheMiddleNeedsALoginAndWhatWasReadIsKept() throws Exception {
        var tgrow = stage.begin("ben");
        pages().at(7).revoke();
        var ended = tgrow.run(PARSE + "--concurrency 1 @long_river");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.error().path("code").asString()).isEqualTo("login_needed");
        assertThat(ended.error().path("message").asString()).endsWith("Log in with: tgrow account login");
        keptTheNewest(tgrow);
    }

    @Test
    void whoHasNotLoggedInNeedsTo() throws Exception {
        var ended = stage.beginAsStranger().run("channels parse @long_river");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.lastLine()).endsWith("Log in with: tgrow account login");
        assertThat(stage.calls(PAGES)).isEmpty();
    }

    @Test
    void aServerThatIsSilentEndsTheRunAtItsTimeLimitAndTheNextGoesOn() throws Exception {
        var tgrow = stage.begin();
        pages().after(6).forEver().hang();
        var ended = tgrow.run(PARSE + "--concurrency 1 --timeout 8s @long_river");
        assertThat(ended.exit()).isEqualTo(10);
        assertThat(ended.error().path("code").asString()).isEqualTo("time_up");
        assertThat(ended.error().path("message").asString())
                .contains("channels parse stopped at its time limit", "Run the same command again to go on.");
        keptTheNewest(tgrow);
        goesOnBelow(tgrow);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRestartsInTheMiddleCostsNoPost(Sessions sessions) throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofMillis(100));
        try (var parse = tgrow.start(PARSE + "@long_river")) {
            parse.awaitThat(
                    "it asks for further pages", () -> stage.calls(PAGES).size() >= 4);
            stage.centre().restart(sessions);
            var ended = JobLine.outcome(parse.await());
            assertThat(ended.exit()).isZero();
            assertThat(added(ended)).isEqualTo(RIVER_POSTS);
        }
        assertThat(stored(tgrow, RIVER)).isEqualTo(ids(RIVER));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "KILL, 137"})
    void howeverItIsStoppedTheNextRunGoesOn(Signal signal, int exit) throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofMillis(200));
        try (var parse = tgrow.start(PARSE + "--concurrency 1 @long_river")) {
            parse.awaitThat(
                    "it asks for further pages", () -> stage.calls(PAGES).size() >= 8);
            parse.signal(signal);
            var ended = JobLine.outcome(parse.await());
            assertThat(ended.exit()).isEqualTo(exit);
            if (signal != Signal.KILL)
                assertThat(ended.error().path("code").asString()).isEqualTo("interrupted");
        }
        keptTheNewest(tgrow);
        goesOnBelow(tgrow);
    }

    @Test
    void aKilledRunThatReadSideBySideLeavesGapsThatTheNextFills() throws Exception {
        var tgrow = stage.begin();
        stage.centre().script().latency(PAGES, Duration.ofMillis(200));
        try (var parse = tgrow.start(PARSE + "--concurrency 4 @long_river")) {
            parse.awaitThat(
                    "it asks for further pages", () -> stage.calls(PAGES).size() >= 12);
            parse.signal(Signal.KILL);
            assertThat(parse.await().exit()).isEqualTo(137);
        }
        assertThat(stored(tgrow, RIVER)).isNotEmpty().isSubsetOf(ids(RIVER));
        goesOn(tgrow);
    }

    @Test
    void aDatabaseThatCantBeOpenedIsNamedBeforeAnythingIsAsked() throws Exception {
        var tgrow = stage.begin();
        Files.createDirectories(tgrow.home().resolve("data/tgrow.db"));
        var ended = tgrow.run("channels parse @long_river");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.lastLine()).startsWith("channels parse failed: ").contains("tgrow.db");
        assertThat(stage.calls(PAGES)).isEmpty();
    }

    @Test
    void aFileTakesThePostsOrIsLeftAsItWas() throws Exception {
        var tgrow = stage.begin();
        var file = tgrow.write("posts.jsonl", "old");
        pages().after(6).forEver().hang();
        var stopped = tgrow.run(
                "channels parse --concurrency 1 --timeout 8s @long_river --output " + file, "--format", "jsonl");
        assertThat(stopped.exit()).isEqualTo(10);
        assertThat(stopped.error().path("message").asString()).endsWith(file + " was not written.");
        assertThat(file).hasContent("old");

        var kept = stored(tgrow, RIVER);
        stage.centre().script().clear();
        assertThat(tgrow.run("channels parse @long_river --format jsonl --output " + file)
                        .exit())
                .isZero();
        // The posts of the first run are in the database alone.
        var written = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("{\"type\":\"post\""))
                .toList();
        assertThat(written).hasSize(RIVER_POSTS - kept.size());
        assertThat(stored(tgrow, RIVER)).isEqualTo(ids(RIVER));
    }
}
