package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersDiffTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
            people:
              count: 3000
              special:
                - {id: 2001, first_name: Mira, last_name: Orlova, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Zoe, username: zoe_last}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator}, members: [mira, tom_baker, zoe_last, {first: 0, count: 2100}]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator, ben: member}, members: [mira]}
              - {id: 7003, title: Hidden, username: hidden_garden, hidden_members: true, roles: {ben: creator, alice: member}, members: [mira, tom_baker]}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private String pull(String line) {
        var result = harness.tgrow("members pull --to-db --format json " + line);
        assertThat(result.code()).as(result.err()).isZero();
        return harness.tgrow("members pulls --limit 1 --format json")
                .column("id")
                .getFirst();
    }

    private Result diff(String line) {
        return harness.tgrow("members diff --format json " + line);
    }

    /// `id change old new` of everybody.
    private static List<String> changes(Result result) {
        return result.rows().stream()
                .map(row -> "%s %s %s %s"
                        .formatted(
                                row.get("id").asString(),
                                row.get("change").asString(),
                                row.get("old").asString("-"),
                                row.get("new").asString("-")))
                .toList();
    }

    @Test
    void aPullIsStoredAndGivenOut() {
        var result = harness.tgrow("members pull @old_garden --to-db --format json");
        assertThat(result.rows()).hasSize(2104);
        assertThat(harness.query("select count(*), count(distinct user_id) from pulled_members"))
                .containsExactly(List.of("2104", "2104"));
        assertThat(harness.query(
                        "select username, first_name, last_name, role from pulled_members where user_id = 2001"))
                .containsExactly(List.of("mira", "Mira", "Orlova", "member"));
        var pulls = harness.tgrow("members pulls @old_garden --format json");
        assertThat(pulls.column("complete")).containsExactly("true");
        assertThat(pulls.column("listed")).containsExactly("2104");
        assertThat(pulls.column("chat")).containsExactly("@old_garden");
        assertThat(harness.query("select count(*) from pulls where finished_at >= started_at"))
                .containsExactly(List.of("1"));
    }

    @Test
    void whatIsNotAskedForIsNotStored() {
        harness.tgrow("members pull @old_garden --format json");
        assertThat(harness.query("select count(*) from pulls")).containsExactly(List.of("0"));
        assertThat(harness.tgrow("members pulls --format json").rows()).isEmpty();
        assertThat(diff("@old_garden").code()).isEqualTo(7);
    }

    @Test
    void whoJoinedLeftAndChangedIsTold() {
        pull("@old_garden");
        harness.change("update pulled_members set username = 'mira_old', last_name = 'Petrova' where user_id = 2001");
        harness.change("update pulled_members set role = 'administrator' where user_id = 2002");
        harness.change("delete from pulled_members where user_id = 2003");
        harness.change("insert into pulled_members (pull_id, user_id, username, first_name, last_name, kind, premium,"
                + " role, seen) select pull_id, 2999, 'gone_girl', 'Gone', '', 'person', 0, 'member', 'unknown'"
                + " from pulls");
        pull("@old_garden");
        var result = diff("@old_garden");
        assertThat(result.code()).isZero();
        assertThat(changes(result))
                .containsExactly(
                        "2001 renamed @mira_old @mira",
                        "2001 renamed Mira Petrova Mira Orlova",
                        "2002 role admin member",
                        "2003 joined - member",
                        "2999 left member -");
        assertThat(result.summary().get("joined").asInt()).isEqualTo(1);
        assertThat(result.summary().get("left").asInt()).isEqualTo(1);
        assertThat(result.summary().get("renamed").asInt()).isEqualTo(2);
        assertThat(result.summary().get("not_in_to").asInt()).isZero();
        assertThat(result.err()).contains("1 joined, 1 left, 2 renamed");
        assertThat(diff("-1000000007001 --to " + result.summary().get("to").asString())
                        .rows())
                .hasSize(5);
    }

    @Test
    void aTransferIsSeenByTheNextPull() {
        pull("@new_garden");
        harness.input("@tom_baker\n").tgrow("members transfer --to @new_garden --input -", "--consent", "signed up");
        pull("@new_garden");
        assertThat(changes(diff("@new_garden"))).containsExactly("2002 joined - member");
    }

    @Test
    void aDeletedAccountIsNoNewName() {
        pull("@new_garden");
        pull("@new_garden");
        harness.change("update pulled_members set kind = 'deleted', first_name = '', last_name = '', username = null"
                + " where user_id = 2001 and pull_id = (select pull_id from pulls order by started_at desc limit 1)");
        var result = diff("@new_garden --from %s --to %s".formatted((Object[]) ids()));
        assertThat(result.column("change")).containsExactly("deleted");
    }

    private String[] ids() {
        return harness.query("select pull_id from pulls order by started_at").stream()
                .map(List::getFirst)
                .toArray(String[]::new);
    }

    @Test
    void nobodyIsGoneBecauseAPullDoesNotHaveEverybody() {
        var first = pull("@old_garden");
        var narrow = pull("@old_garden --filter has-username");
        var result = diff("@old_garden --from " + first + " --to " + narrow);
        assertThat(result.rows()).isEmpty();
        assertThat(result.summary().get("left").asInt()).isZero();
        assertThat(result.summary().get("not_in_to").asInt()).isPositive();
        assertThat(result.err())
                .contains("pull " + narrow + " doesn't have everybody (the filter left out")
                .contains("they may be there still");
        assertThat(diff("@old_garden").code()).isEqualTo(7);
    }

    @Test
    void nobodyIsNewBecauseTheEarlierPullDidNotHaveEverybody() {
        var narrow = pull("@old_garden --filter has-username");
        var whole = pull("@old_garden");
        var result = diff("@old_garden --from " + narrow + " --to " + whole);
        assertThat(result.rows()).isEmpty();
        assertThat(result.summary().get("not_in_from").asInt()).isPositive();
    }

    @Test
    void hiddenMembersMakeAPullIncomplete() {
        pull("@hidden_garden");
        assertThat(harness.tgrow("members pulls @hidden_garden --format json").column("complete"))
                .containsExactly("false");
    }

    @Test
    void aPullThatEndedEarlyIsMarkedSo() {
        harness.world(WORLD + "faults:\n  - {call: GetMembers, after: 3, times: 0, error: FLOOD_WAIT_7200}\n");
        assertThat(harness.tgrow("members pull @old_garden --to-db --concurrency 1")
                        .code())
                .isEqualTo(75);
        var pulls = harness.tgrow("members pulls --format json");
        assertThat(pulls.column("complete")).containsExactly("false");
        assertThat(pulls.column("reasons")).containsExactly("cut off");
        assertThat(diff("@old_garden").code()).isEqualTo(7);
    }

    @Test
    void timesNamePullsToo() {
        pull("@new_garden");
        pull("@new_garden");
        harness.change(
                "update pulls set started_at = started_at - 864000000 where pull_id = (select pull_id from pulls order by started_at limit 1)");
        assertThat(diff("@new_garden --from 7d").code()).isZero();
        assertThat(diff("@new_garden --from 2026-11-12 --to 2026-11-21").code()).isZero();
        assertThat(diff("@new_garden --from 2026-11-01").code()).isEqualTo(7);
        assertThat(diff("@new_garden --from soon").code()).isEqualTo(2);
        assertThat(diff("@new_garden --from 20261120-090000-abcdef").err()).contains("no pull 20261120-090000-abcdef");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        var first = pull("@new_garden");
        var second = pull("@new_garden");
        var other = pull("@old_garden");
        assertThat(diff("@new_garden --from " + first + " --to " + first).code())
                .isEqualTo(2);
        assertThat(diff("@new_garden --from " + other).code()).isEqualTo(7);
        assertThat(diff("t.me/+abcdefgh").code()).isEqualTo(2);
        assertThat(diff("@nobody_here").code()).isEqualTo(7);
        harness.change("update pulls set started_at = started_at + 60000 where pull_id = '" + first + "'");
        assertThat(diff("@new_garden --from " + first + " --to " + second).err())
                .contains("is newer than --to");
    }

    @Test
    void whoWasSeenInTheChatAndIsGoneIsNotAskedBack() {
        pull("@new_garden");
        harness.change("update pulled_members set user_id = 2002 where user_id = 2001");
        var result = harness.input("@tom_baker\n@zoe_last\n")
                .tgrow("members transfer --to @new_garden --format json --input -", "--consent", "signed up");
        assertThat(result.column("outcome")).containsExactly("left", "added");
        assertThat(result.column("reason").getFirst()).isEqualTo("was in the chat when it was pulled, and left");
    }
}
