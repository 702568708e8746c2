package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersPullTest {
    private static final String PEOPLE = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001", contacts: [mira]}
            people:
              count: 12_000
              special:
                - {id: 2001, first_name: Mira, last_name: Orlova, username: mira, phone: "+999 66 0002", last_seen: online}
                - {id: 2002, first_name: "Tom, the Baker", username: tom_baker, last_seen: 2026-11-18T10:00:00Z}
                - {id: 2003, first_name: "=1+1", premium: true, last_seen: within_month}
                - {id: 2004, deleted: true}
                - {id: 2005, first_name: Seed Bot, username: seed_bot, bot: true}
                - {id: 2006, first_name: Ron, username: ron_restricted}
                - {id: 2007, first_name: Bo, username: bo_banned}
            """;

    private static final String WORLD = PEOPLE + """
            chats:
              - {id: 7001, title: Small Garden, username: small_garden, members: [mira, tom_baker, 2003, 2004, seed_bot],
                 roles: {alice: creator, ron_restricted: restricted, bo_banned: banned}}
              - {id: 7002, title: Crowd, username: crowd_garden, members: {first: 0, count: 1_500}, roles: {alice: member, mira: creator}}
              - {id: 7003, title: Hidden Roses, username: hidden_roses, hidden_members: true, members: {first: 0, count: 40},
                 roles: {alice: member, mira: creator, seed_bot: member}}
              - {id: 7004, title: Garden World, username: garden_world, members: {first: 0, count: 11_000}, roles: {alice: member, mira: creator}}
              - {id: 7005, title: Garden News, username: garden_news, kind: channel, members: {first: 0, count: 40},
                 roles: {alice: member, mira: creator}}
              - {id: 7006, title: Orchids, invite: OrchidLovers42, members: {first: 0, count: 9}, roles: {mira: creator}}
              - {id: 7007, title: Board, kind: basic, members: [mira, tom_baker], roles: {alice: creator}}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Harness faulty(String faults) {
        return harness.world(WORLD + "faults:\n" + faults.indent(2));
    }

    @Test
    void csvHasOneLineForEachMember() {
        var result = harness.tgrow("members pull @small_garden --format csv");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("""
                @small_garden: 7 of 7 members
                members pull finished: 7 done.
                """);
        assertThat(withoutJoined(result.out())).isEqualTo("""
                id,username,first_name,last_name,is_bot,is_premium,is_deleted,role,status,last_seen
                1001,alice_green,Alice,,false,false,false,owner,recently,
                2006,ron_restricted,Ron,,false,false,false,restricted,recently,
                2001,mira,Mira,Orlova,false,false,false,member,online,
                2002,tom_baker,"Tom, the Baker",,false,false,false,member,offline,2026-11-18T10:00:00Z
                2003,,'=1+1,,false,true,false,member,last_month,
                2004,,,,false,false,true,member,unknown,
                2005,seed_bot,Seed Bot,,true,false,false,member,unknown,
                """);
    }

    @Test
    void jsonIsOneDocumentOfRowsSummariesAndResult() {
        var result = harness.tgrow("members pull @small_garden --format json");
        assertThat(result.code()).isZero();
        assertThat(result.column("id")).containsExactly("1001", "2006", "2001", "2002", "2003", "2004", "2005");
        assertThat(result.column("type")).containsOnly("member");
        assertThat(result.rows().get(3).get("last_seen").asString()).isEqualTo("2026-11-18T10:00:00Z");
        assertThat(result.rows().get(4).get("username").isNull()).isTrue();
        assertThat(result.rows().getFirst().has("phone")).isFalse();
        assertThat(result.summary().get("total").asInt()).isEqualTo(7);
        assertThat(result.summary().get("complete").asBoolean()).isTrue();
        assertThat(result.json().get("result").get("exit").asInt()).isZero();
        assertThat(result.json().get("result").get("done").asInt()).isEqualTo(7);
    }

    @Test
    void jsonLinesEndWithTheResult() {
        var lines = harness.tgrow("members pull @small_garden --format jsonl").lines();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(7).get("type").asString()).isEqualTo("summary");
        assertThat(lines.getLast().get("type").asString()).isEqualTo("result");
    }

    @Test
    void yamlHasTheSameDocument() {
        var result = harness.tgrow("members pull @small_garden --format yaml");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("rows:\n- type: \"member\"\n  id: 1001\n  username: \"alice_green\"\n")
                .contains("first_name: \"Tom, the Baker\"", "\nsummaries:\n", "\nresult:\n  type: \"result\"\n");
    }

    @Test
    void theTableIsForPeopleAndTheUsualFormat() {
        var result = harness.tgrow("members pull @small_garden");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().findFirst().orElseThrow()).startsWith("  id  username  ");
        assertThat(result.out()).hasLineCount(8).contains("2001  mira ");
    }

    @Test
    void aFileIsWrittenWholeAndStandardOutputStaysEmpty() {
        var result = harness.tgrow(
                "members pull @small_garden --output", harness.file("out.csv").toString());
        assertThat(result)
                .isEqualTo(new Result(
                        0,
                        "",
                        "@small_garden: 7 of 7 members\nmembers pull finished: 7 done. %s is written.\n"
                                .formatted(harness.file("out.csv"))));
        assertThat(harness.read("out.csv")).startsWith("id,username,").hasLineCount(8);
    }

    @Test
    void aFileStaysAsItWasIfThePullCantBeFinished() throws IOException {
        harness.write("out.csv", "old");
        faulty("- {call: GetMembers, after: 3, error: FLOOD_WAIT_90}");
        var result = harness.tgrow(
                "members pull @crowd_garden -o", harness.file("out.csv").toString());
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.err()).endsWith("%s was not written.\n".formatted(harness.file("out.csv")));
        assertThat(harness.read("out.csv")).isEqualTo("old");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("home", "out.csv", "world.yaml");
        }
    }

    @Test
    void severalChatsAreOneListAndAnUnknownOneIsAFailedItem() {
        var result = harness.tgrow("members pull @small_garden @no_such_place -7007 --format json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("chat"))
                .startsWith("@small_garden")
                .contains("@no_such_place")
                .endsWith("-7007");
        assertThat(result.column("type")).containsOnlyOnce("chat");
        assertThat(result.column("outcome")).containsOnlyOnce("not_found");
        assertThat(result.err())
                .startsWith("@small_garden: 7 of 7 members\n@no_such_place: no such chat\n-7007: 3 of 3 members\n");
        assertThat(result.error().get("code").asString()).isEqualTo("some_failed");
    }

    @Test
    void aChatThatIsNamedTwiceIsPulledOnce() {
        var result = harness.tgrow("members pull @small_garden t.me/Small_Garden --format csv");
        assertThat(result.out()).hasLineCount(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recent        | 1001 2006 2001 2002 2003 2004 2005
            admins        | 1001
            bots          | 2005
            banned        | 2007
            restricted    | 2006
            contacts      | 2001
            has-username  | 1001 2006 2001 2002 2005
            no-bots       | 1001 2006 2001 2002 2003 2004
            active:1d     | 2001
            active:2d     | 2001 2002
            active:3d     | 1001 2006 2001 2002
            active:30d    | 1001 2006 2001 2002 2003
            no-bots,has-username,active:2d | 2001 2002
            """)
    void aFilterGivesOnlySome(String filter, String ids) {
        var result = harness.tgrow("members pull @small_garden --format json --filter " + filter);
        assertThat(result.code()).isZero();
        assertThat(result.column("id")).containsExactlyInAnyOrder(ids.split(" "));
    }

    @Test
    void aFilterSaysHowManyItLeftOut() {
        var result = harness.tgrow("members pull @small_garden --format csv --filter no-bots --filter has-username");
        assertThat(result.err()).startsWith("@small_garden: 4 of 7 members (the filter left out 3)\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            online       | --filter: 'online' is no filter (accepted: recent, admins, bots, banned, restricted, contacts, active:30d, has-username, no-bots)
            bots,banned  | --filter: 'banned' names a second list; Telegram gives one at a time
            active:soon  | --filter: 'soon' is not a duration (write it like 45s, 2m or 1h30m)
            active:      | --filter: '' is not a duration (write it like 45s, 2m or 1h30m)
            """)
    void aFilterThatIsNoneIsWrongUsage(String filter, String why) {
        assertThat(harness.tgrow("members pull @small_garden --filter " + filter))
                .isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @Test
    void hiddenMembersAreSaid() {
        var result = harness.tgrow("members pull @hidden_roses --format json");
        assertThat(result.code()).isZero();
        assertThat(result.column("id")).containsExactlyInAnyOrder("2001", "2005");
        assertThat(result.summary().get("complete").asBoolean()).isFalse();
        assertThat(result.err()).startsWith("""
                @hidden_roses: 2 of 43 members (members are hidden: only administrators and bots are listed)
                """);
    }

    @Test
    void aCappedListIsSaid() {
        var result = harness.tgrow("members pull @garden_world --format csv");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(10_001);
        assertThat(result.err()).isEqualTo("""
                @garden_world: 10,000 of 11,002 members (Telegram lists at most about 10,000 members)
                members pull finished: 10000 done.
                """);
    }

    @Test
    void theOrderOfTheRowsDoesNotDependOnTheConcurrency() {
        var slow = harness.tgrow("members pull @crowd_garden --format csv --concurrency 1");
        var fast = harness.tgrow("members pull @crowd_garden --format csv --concurrency 8");
        assertThat(slow.out()).hasLineCount(1_503).isEqualTo(fast.out());
        assertThat(new HashSet<>(slow.out().lines().toList())).hasSize(1_503);
    }

    @Test
    void phoneNumbersComeOnlyWhereTheyAreAskedForAndKnown() {
        var result = harness.tgrow("members pull @small_garden --format json --with-phone");
        assertThat(result.column("phone")).containsExactly("999660001", "", "999660002", "", "", "", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1000000007001", "https://t.me/c/7001/5", "small_garden", "tg://resolve?domain=small_garden"})
    void aChatIsNamedInManyWays(String chat) {
        var result = harness.tgrow("members pull --format csv", chat);
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7 | @no_such_place                 | stopped: @no_such_place: no such chat
            7 | -1000000009999                 | stopped: -1000000009999: no such chat
            7 | https://t.me/+AbcdefGhijkl     | stopped: https://t.me/+AbcdefGhijkl: the invite link is wrong or has expired
            6 | https://t.me/+OrchidLovers42   | is not allowed: https://t.me/+OrchidLovers42: this account is not a member
            6 | @garden_news                   | is not allowed: @garden_news: only administrators may read the member list
            6 | @mira                          | is not allowed: @mira: this is a person, not a group or channel
            6 | @crowd_garden --filter banned  | is not allowed: @crowd_garden: only administrators may do this
            """)
    void whatCantBePulledIsSaid(int code, String arguments, String why) {
        assertThat(harness.tgrow("members pull " + arguments))
                .isEqualTo(new Result(code, "", "members pull " + why + ".\n"));
    }

    @Test
    void aShortFloodWaitIsWaitedAndSaid() {
        faulty("- {call: GetMembers, after: 1, error: FLOOD_WAIT_3}");
        var result = harness.tgrow("members pull @crowd_garden --format csv --concurrency 1");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(1_503);
        assertThat(result.err())
                .startsWith(
                        "flood wait, asked for by Telegram: waits 3 s before the next page of members (until 09:00:03)\n");
    }

    @Test
    void aLongerFloodWaitIsWaitedIfTheOperatorAllowsIt() {
        faulty("- {call: GetMembers, after: 1, error: FLOOD_WAIT_90}");
        var result = harness.tgrow("members pull @crowd_garden --format csv --concurrency 1 --max-wait 2m");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(1_503);
        assertThat(result.err())
                .startsWith("flood wait, asked for by Telegram: waits 90 s before the next page of members"
                        + " (until 09:01:30)\n");
    }

    @Test
    void aFloodWaitThatIsTooLongEndsTheRunAndSaysUntilWhen() {
        faulty("- {call: GetMembers, after: 1, error: FLOOD_WAIT_90}");
        var result = harness.tgrow("members pull @crowd_garden --format json --concurrency 1");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.error().get("code").asString()).isEqualTo("retry_later");
        assertThat(result.error().get("exit").asInt()).isEqualTo(75);
        assertThat(result.error().get("retry_at").asString()).isEqualTo("2026-11-20T09:01:30Z");
        assertThat(result.json().get("result").get("retry_at").asString()).isEqualTo("2026-11-20T09:01:30Z");
        assertThat(result.rows()).hasSize(200);
    }

    @Test
    void serverErrorsAreRepeatedUntilThePageComes() {
        faulty("- {call: GetMembers, after: 1, times: 9, error: RPC_CALL_FAIL}");
        var result = harness.tgrow("members pull @crowd_garden --format csv --concurrency 1");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasLineCount(1_503);
        assertThat(result.err()).startsWith("server trouble: waits 2 s before the next page of members");
    }

    @Test
    void aServerThatFailsForEverEndsTheRunForNow() {
        faulty("- {call: GetMembers, times: 0, error: RPC_CALL_FAIL}");
        var result = harness.tgrow("members pull @small_garden");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("members pull stopped for now: @small_garden: Telegram's server failed");
    }

    @Test
    void theTimeLimitEndsTheRunWithWhatItHas() {
        harness.world(WORLD + "latency_ms: {GetMembers: 1_000}\n");
        var result = harness.tgrow("members pull @crowd_garden --format jsonl --concurrency 1 --timeout 3s");
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.lines()).hasSize(3 * 200 + 1);
        assertThat(result.error().get("message").asString())
                .isEqualTo("members pull stopped at its time limit. 600 done. Run the same command again to go on.");
        assertThat(result.lines().getLast().get("end").asString()).isEqualTo("time_up");
    }

    @Test
    void theSessionThatTelegramEndedNeedsALogin() {
        faulty("- {call: GetMembers, error: AUTH_KEY_UNREGISTERED}");
        var result = harness.tgrow("members pull @small_garden");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).endsWith("Log in with: tgrow account login\n");
    }

    @Test
    void quietSaysNothingWhereNothingWentWrong() {
        assertThat(harness.tgrow("members pull @small_garden --format csv -q").err())
                .isEmpty();
        assertThat(harness.tgrow("members pull @no_such_place -q").err())
                .isEqualTo("members pull stopped: @no_such_place: no such chat.\n");
    }

    @Test
    void verboseSaysWhatBecameOfEach() {
        assertThat(harness.tgrow("members pull @small_garden --format csv --filter bots -v")
                        .err())
                .contains("pulled: 2005 seed_bot\n");
    }

    @Test
    void nothingIsSaidOfMembersOfALargeListTwice() {
        var ids = harness.tgrow("members pull @garden_world --format json --concurrency 8")
                .column("id");
        assertThat(ids).hasSize(10_000).doesNotHaveDuplicates();
    }

    /// When somebody joined is the sandbox's choice.
    private static String withoutJoined(String csv) {
        return csv.replaceAll("(?m),(joined_at|[^,\n]*)$", "");
    }
}
