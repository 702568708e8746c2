package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsParseTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Garden News, username: garden_news, kind: channel, roles: {alice: member, mira: creator}, members: [],
                 posts: {count: 300, every: 14_400}}
              - {id: 7002, title: Our Garden, username: our_garden, roles: {alice: creator}, members: [], posts: {count: 40}}
              - {id: 7003, title: Long River, username: long_river, kind: channel, roles: {alice: member, mira: creator}, members: [],
                 posts: {count: 3_000, every: 600}}
              - {id: 7004, title: Empty, username: empty_garden, roles: {alice: creator}, members: []}
              - {id: 7005, title: Secret, invite: SecretGarden, roles: {mira: creator}, members: [], posts: 5}
              - id: 7006
                title: Written
                username: written_garden
                kind: channel
                roles: {alice: member, mira: creator}
                members: []
                posts:
                  written:
                    - {text: "The first one.", date: 2026-11-10T10:00:00Z, replies: 5}
                    - text: "Frost tonight! https://weather.example/frost"
                      date: 2026-11-19T10:00:00Z
                      edited: 2026-11-19T10:05:00Z
                      links: ["https://garden.example/dahlias"]
                      views: 4_210
                      forwards: 12
                      replies: 3
                      reactions: {"🥶": 31, "🙏": 12}
                      media: photo
                      album: 77
                      forwarded_from: "@seed_library"
                      author: "Mira Orlova"
            """;

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

    private Result parse(String options) {
        return harness.tgrow("channels parse " + options);
    }

    private static long added(Result result) {
        return result.summary().get("added").asLong();
    }

    private void say(String words) {
        assertThat(harness.tgrow("promo send --to @our_garden --message", words).code())
                .isZero();
    }

    private long stored(long chat) {
        return Long.parseLong(
                harness.query("select count(*) from posts where chat_id = " + -1_000_000_000_000L + " - " + chat)
                        .getFirst()
                        .getFirst());
    }

    private List<String> coverage(long chat) {
        return harness
                .query("select low || '-' || high from coverage where chat_id = -1000000000000 - " + chat
                        + " order by low")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    @Test
    void aFirstRunAddsAllPostsAndASecondNone() {
        var first = parse("@garden_news");
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("""
                chat          title        outcome  added  stored  reason
                @garden_news  Garden News  parsed     300     300
                """);
        assertThat(first.err()).isEqualTo("@garden_news: posts added: 300\nchannels parse finished: 1 done.\n");
        var second = parse("@garden_news");
        assertThat(second.code()).isZero();
        assertThat(second.err()).startsWith("@garden_news: posts added: 0\n");
        assertThat(stored(7001)).isEqualTo(300);
        assertThat(coverage(7001)).containsExactly("1-315");
    }

    @Test
    void aSecondRunAddsOnlyWhatIsNew() {
        parse("@our_garden");
        say("The fair is on Sunday.");
        say("The fair was lovely.");
        var second = parse("@our_garden --format json");
        assertThat(added(second)).isEqualTo(2);
        assertThat(second.column("text")).containsExactly("The fair was lovely.", "The fair is on Sunday.");
        assertThat(stored(7002)).isEqualTo(42);
        assertThat(added(parse("@our_garden --format json"))).isZero();
    }

    @Test
    void everythingThatTelegramTellsOfAPostIsStored() {
        parse("@written_garden");
        // Where a post of a channel has a button, Telegram's clients show no answers.
        assertThat(harness.query("select message_id, replies from posts order by message_id"))
                .containsExactly(List.of("1", "5"), Arrays.asList("2", null));
        assertThat(harness.query("""
                select message_id, date, edit_date, text, links, views, forwards, reactions, media, album_id,
                    forwarded_from, author, added_at from posts where chat_id = -1000000007006 order by message_id desc"""))
                .first()
                .isEqualTo(List.of(
                        "2",
                        "2026-11-19T10:00:00Z",
                        "2026-11-19T10:05:00Z",
                        "Frost tonight! https://weather.example/frost",
                        "https://weather.example/frost\nhttps://garden.example/dahlias",
                        "4210",
                        "12",
                        "🥶 31\n🙏 12",
                        "photo",
                        "77",
                        "@seed_library",
                        "Mira Orlova",
                        "2026-11-20T09:00:00Z"));
        assertThat(harness.query("select kind, title, username, settled from chats"))
                .containsExactly(List.of("channel", "Written", "written_garden", "1"));
    }

    @Test
    void jsonLinesGiveTheNewPostsToo() {
        var result = parse("@written_garden --format jsonl");
        assertThat(result.code()).isZero();
        assertThat(result.lines()).hasSize(4);
        assertThat(result.out()).startsWith("""
                {"type":"post","chat":"@written_garden","id":2,"date":"2026-11-19T10:00:00Z",\
                "edit_date":"2026-11-19T10:05:00Z","text":"Frost tonight! https://weather.example/frost",\
                "links":["https://weather.example/frost","https://garden.example/dahlias"],"views":4210,"forwards":12,\
                "replies":null,"reactions":{"🥶":31,"🙏":12},"media":"photo","album_id":77,\
                "forwarded_from":"@seed_library","author":"Mira Orlova","link":"https://t.me/written_garden/2"}
                """);
        assertThat(parse("@written_garden --format jsonl").lines()).hasSize(2);
    }

    @Test
    void severalChannelsAreReadSideBySide() {
        var result = parse("@garden_news @our_garden @written_garden @empty_garden");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains(
                        "@garden_news: posts added: 300\n",
                        "@our_garden: posts added: 40\n",
                        "@written_garden: posts added: 2\n",
                        "@empty_garden: posts added: 0\n");
        assertThat(result.out()).hasLineCount(5);
        assertThat(Map.of(7001L, stored(7001), 7002L, stored(7002), 7006L, stored(7006)))
                .isEqualTo(Map.of(7001L, 300L, 7002L, 40L, 7006L, 2L));
    }

    @Test
    void aChannelThatCantBeReadIsAFailedItemAmongOthers() {
        var result = parse("@our_garden @no_such_place https://t.me/+SecretGarden @mira --format json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.rows().stream()
                        .filter(row -> row.get("type").asString().equals("channel"))
                        .collect(Collectors.toMap(
                                row -> row.get("chat").asString(),
                                row -> row.get("outcome").asString())))
                .isEqualTo(Map.of(
                        "@no_such_place", "not_found",
                        "https://t.me/+SecretGarden", "not_a_member",
                        "@mira", "person"));
        assertThat(stored(7002)).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | @no_such_place             | stopped: @no_such_place: no such chat
            6 | https://t.me/+SecretGarden | is not allowed: https://t.me/+SecretGarden: this account is not a member
            6 | @mira                      | is not allowed: @mira: this is a person, not a group or channel
            """)
    void theOnlyChannelThatCantBeReadEndsTheRun(int code, String chat, String why) {
        assertThat(parse(chat)).isEqualTo(new Result(code, "", "channels parse " + why + ".\n"));
    }

    @Test
    void theLimitIsHowManyPostsAreAdded() {
        assertThat(added(parse("@garden_news --limit 70 --format json"))).isEqualTo(70);
        assertThat(stored(7001)).isEqualTo(70);
        assertThat(harness.query("select min(message_id) from posts").getFirst())
                .containsExactly("243");
    }

    @Test
    void theLimitHoldsAcrossTheGapsOfARunThatWasCutOff() {
        parse("@long_river");
        harness.change("delete from posts where chat_id = -1000000007003"
                + " and (message_id between 500 and 1200 or message_id between 2000 and 2600 or message_id > 3000)");
        harness.change("delete from coverage where chat_id = -1000000007003");
        harness.change("insert into coverage values (-1000000007003, 1, 499), (-1000000007003, 1201, 1999),"
                + " (-1000000007003, 2601, 3000)");
        harness.change("update chats set settled = 0 where chat_id = -1000000007003");
        var before = stored(7003);
        var result = parse("@long_river --limit 1000 --concurrency 4 --format json");
        assertThat(added(result)).isEqualTo(1_000);
        assertThat(result.rows()).hasSize(1_000);
        assertThat(stored(7003)).isEqualTo(before + 1_000);
    }

    @Test
    void anotherRunWithALimitAddsOnlyWhatIsNew() {
        parse("@our_garden --limit 10");
        say("New");
        assertThat(added(parse("@our_garden --limit 10 --format json"))).isEqualTo(1);
        assertThat(stored(7002)).isEqualTo(11);
    }

    @Test
    void aRunWithoutALimitReadsWhatALimitedOneLeft() {
        parse("@our_garden --limit 10");
        say("New");
        assertThat(added(parse("@our_garden --format json"))).isEqualTo(31);
        assertThat(stored(7002)).isEqualTo(41);
    }

    @Test
    void sinceIsHowFarBackPostsAreAdded() {
        var result = parse("@written_garden --since 2026-11-15 --format json");
        assertThat(result.column("id")).containsExactly("2");
        assertThat(added(parse("@written_garden --since 2026-11-15 --format json")))
                .isZero();
        assertThat(parse("@written_garden --since 2026-11-01T00:00Z --format json")
                        .column("id"))
                .containsExactly("1");
    }

    @Test
    void sinceCanBeATimeBeforeNow() {
        assertThat(parse("@written_garden --since 2d --format json").column("id"))
                .containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--full", "--fresh"})
    void readingAllAgainAddsNothingTwice(String option) {
        parse("@garden_news --limit 10");
        assertThat(added(parse("@garden_news --format json " + option))).isEqualTo(290);
        assertThat(added(parse("@garden_news --format json " + option))).isZero();
        assertThat(stored(7001)).isEqualTo(300);
    }

    @Test
    void whatIsReadAfreshAndCutOffLosesNoPostAndIsGoneOnWith() {
        harness.world(WORLD + "latency_ms: {GetHistory: 1_000}\n");
        parse("@long_river --timeout 1h");
        assertThat(parse("@long_river --fresh --timeout 10s").code()).isEqualTo(10);
        assertThat(stored(7003)).isEqualTo(3_000);
        assertThat(coverage(7003)).isNotEqualTo(List.of("1-3000"));
        assertThat(parse("@long_river --timeout 1h").code()).isZero();
        assertThat(stored(7003)).isEqualTo(3_000);
    }

    @Test
    void aDryRunStoresNothing() {
        var result = parse("@garden_news --dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("@garden_news: posts to add: 300\n");
        assertThat(stored(7001)).isZero();
        assertThat(added(parse("@garden_news --format json"))).isEqualTo(300);
    }

    @Test
    void aDryRunAfterARunCountsOnlyWhatIsNew() {
        parse("@our_garden");
        say("New");
        assertThat(parse("@our_garden --dry-run").err()).startsWith("@our_garden: posts to add: 1\n");
        assertThat(parse("@our_garden").err()).startsWith("@our_garden: posts added: 1\n");
    }

    @Test
    void aFullDryRunForgetsNothing() {
        parse("@garden_news");
        parse("@garden_news --full --dry-run");
        assertThat(coverage(7001)).containsExactly("1-315");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void aRunThatIsCutOffGoesOnWithoutLossOrDoubling(int width) {
        harness.world(WORLD + "latency_ms: {GetHistory: 1_000}\n");
        var printed = parse("@long_river --timeout 10s --format jsonl --concurrency " + width);
        assertThat(printed.code()).isEqualTo(10);
        var soFar = stored(7003);
        assertThat(soFar).isBetween(50L, 2_900L);
        var rest = parse("@long_river --format jsonl --timeout 1h --concurrency " + width);
        assertThat(rest.code()).isZero();
        assertThat(stored(7003)).isEqualTo(3_000);
        assertThat(ids(rest)).hasSize((int) (3_000 - soFar));
        assertThat(ids(printed)).hasSizeLessThanOrEqualTo((int) soFar).doesNotContainAnyElementsOf(ids(rest));
    }

    private static List<String> ids(Result jsonLines) {
        return jsonLines.lines().stream()
                .filter(line -> line.get("type").asString().equals("post"))
                .map(line -> line.get("id").asString())
                .toList();
    }

    @Test
    void theSessionThatEndsInTheMiddleLosesNothing() {
        faults("- {call: GetHistory, after: 12, error: SESSION_REVOKED}");
        assertThat(parse("@long_river").code()).isEqualTo(4);
        assertThat(stored(7003)).isPositive();
        var soFar = stored(7003);
        assertThat(added(parse("@long_river --format json"))).isEqualTo(3_000 - soFar);
    }

    @Test
    void aLostConnectionIsNoLoss() {
        faults("- {call: GetHistory, every: 3, lose: request}");
        assertThat(added(parse("@long_river --format json"))).isEqualTo(3_000);
    }

    @Test
    void aFloodWaitThatIsTooLongKeepsWhatIsStored() {
        faults("- {call: GetHistory, after: 9, error: FLOOD_WAIT_900}");
        var result = parse("@long_river --concurrency 1 --format json");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.error().get("retry_at").asString()).isEqualTo("2026-11-20T09:15:00Z");
        var soFar = stored(7003);
        assertThat(soFar).isPositive();
        assertThat(result.rows()).hasSize((int) soFar);
        assertThat(added(parse("@long_river --timeout 2h --max-wait 1h --format json")))
                .isEqualTo(3_000 - soFar);
    }

    @Test
    void anInterruptEndsTheRunAndTheNextGoesOn() throws Exception {
        harness.world(WORLD.replace("count: 3_000", "count: 30_000"));
        var code = new int[1];
        var run = Thread.ofPlatform()
                .start(() -> code[0] = parse("@long_river --timeout 1h").code());
        while (run.isAlive() && !hasPosts()) Thread.onSpinWait();
        run.interrupt();
        run.join();
        assertThat(code[0]).isEqualTo(130);
        var soFar = stored(7003);
        assertThat(soFar).isBetween(1L, 29_999L);
        assertThat(added(parse("@long_river --timeout 1h --format json"))).isEqualTo(30_000 - soFar);
        assertThat(stored(7003)).isEqualTo(30_000);
    }

    private boolean hasPosts() {
        try {
            return stored(7003) > 0;
        } catch (IllegalStateException | java.io.UncheckedIOException _) {
            // The database is not there yet.
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @garden_news --limit 0            | --limit must be at least 1, not 0
            @garden_news --since yesterday    | yesterday
            @garden_news --since 2026-13-01   | 2026-13-01
            @garden_news --concurrency 0      | --concurrency: '0' is not a number from 1 up
            @garden_news --timeout 10         | --timeout: '10' is not a duration (write it like 45s, 2m or 1h30m)
            """)
    void whatCantBeMeantIsWrongUsage(String arguments, String why) {
        var result = parse(arguments);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tgrow: ").contains(why).hasLineCount(1);
    }
}
