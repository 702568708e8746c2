package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.sandbox.Visitors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `members requests`: who waits to be let in, and what is decided about them.
class RequestsTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
              - {name: cleo, id: 1003, first_name: Cleo, last_name: Comes, username: cleo_comes}
            people:
              special:
                - {id: 2001, first_name: Mira, last_name: "=Moss", username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Una}
                - {id: 2004, first_name: Busy, username: busy_bea, invite: USER_CHANNELS_TOO_MUCH}
                - {id: 2005, first_name: Zed, username: zed_elsewhere}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator}, members: [tom_baker]}
              - {id: 7002, title: Door, username: the_door, join_requests: true, invite: TheDoorOfOurs, members: [],
                 roles: {alice: creator, ben: member}, requests: [mira, tom_baker, 2003, busy_bea]}
            """;

    private static final String NOW = "--format json --min-delay 0s --max-delay 0s @the_door ";
    private static final String APPROVE = "members requests approve " + NOW;
    private static final String DECLINE = "members requests decline " + NOW;
    private static final String LIST = "members requests list --format json @the_door ";

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private void fault(String fault) {
        harness.world(WORLD + "faults:\n  - " + fault + "\n");
    }

    private Result run(String words) {
        return harness.tgrow(words.strip());
    }

    private List<String> waiting() {
        return run(LIST).column("id");
    }

    private List<String> members() {
        return run("members pull --format json @the_door").column("id");
    }

    private Visitors visitors() {
        return new Visitors(directory.resolve("world.yaml"), harness.home().resolve("data/sandbox"));
    }

    /// Makes a link of a campaign by which people only ask.
    private String door(String campaign) {
        return run("members transfer --format json --from @old_garden --to @the_door --route link --link-requests"
                        + " --campaign " + campaign)
                .summary()
                .get("link")
                .asString();
    }

    @Test
    void whoWaitsIsListedTheLatestFirst() {
        var result = run(LIST);
        assertThat(result.code()).isZero();
        assertThat(result.column("id")).containsExactly("2004", "2003", "2002", "2001");
        assertThat(result.column("username")).containsExactly("busy_bea", "", "tom_baker", "mira");
        assertThat(result.column("name")).last().isEqualTo("Mira =Moss");
        assertThat(result.column("asked_at").getFirst()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(result.column("bio")).containsOnly("");
        assertThat(result.summary().get("waiting").asInt()).isEqualTo(4);
        assertThat(result.err()).contains("@the_door: 4 wait to be let in\n");
    }

    @Test
    void onlyThoseOfOneLinkAreListed() {
        harness.world(WORLD.replace("members: [tom_baker]}", "members: [tom_baker, zed_elsewhere]}"));
        var link = door("spring");
        visitors().use("cleo", link);
        assertThat(run(LIST + "--link " + link).column("id")).containsExactly("1003");
        assertThat(run(LIST + "--campaign spring").column("name")).containsExactly("Cleo Comes");
        assertThat(run(LIST + "--link t.me/+TheDoorOfOurs").column("id"))
                .containsExactly("2004", "2003", "2002", "2001");
        assertThat(waiting()).hasSize(5).startsWith("1003");

        assertThat(run(APPROVE + "--all --campaign spring").column("outcome")).containsExactly("approved");
        assertThat(waiting()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list @the_door --link t.me/+NoSuchLinkAnywhere    | 7 | the invite link is wrong or has expired
            list @the_door --campaign nothing                 | 7 | no invite link 'nothing' is in the ledger
            list @no_such_chat                                | 7 | no such chat
            list @the_door --account ben                      | 6 | only administrators may do this
            approve @the_door --all --account ben             | 6 | only administrators may do this
            list @mira                                        | 6 | this is a person
            list @the_door --link @mira                       | 2 | --link: '@mira' is not an invite link
            list @the_door --link t.me/+ab_c --campaign x     | 2 | --link and --campaign exclude each other
            approve @the_door                                 | 2 | say who is meant: --input, --user or --all
            approve @the_door --all --user @mira              | 2 | --all and a list of people exclude each other
            decline @the_door --user -100123                  | 2 | --user: '-100123' is no person
            decline @the_door --user t.me/+abc_d              | 2 | is no person
            decline @the_door --all --limit 0                 | 2 | --limit must be at least 1, not 0
            decline @the_door --input nowhere.csv             | 2 | nowhere.csv
            """)
    void whatCantBeDoneIsSaid(String words, int exit, String why) {
        var result = run("members requests " + words);
        assertThat(result.code()).isEqualTo(exit);
        assertThat(result.err()).contains(why);
        assertThat(waiting()).hasSize(4);
    }

    @Test
    void whoIsNamedAndWaitsIsLetInAndNobodyElse() {
        var result = run(APPROVE + "--user @MIRA --user 2003 --user @zed_elsewhere --user 2001");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("approved", "approved", "not_waiting", "named_twice");
        assertThat(result.column("id")).containsExactly("2001", "2003", "", "2001");
        assertThat(waiting()).containsExactly("2004", "2002");
        assertThat(members()).contains("2001", "2003").doesNotContain("2002", "2004", "2005");
        assertThat(harness.query("select subject_id, content, state from actions where kind = 'decide' order by 1"))
                .containsExactly(List.of("2001", "approve", "done"), List.of("2003", "approve", "done"));
        var id = harness.query("select run_id from runs where command = 'members requests approve'");
        var shown = run("runs show --format json " + id.getFirst().getFirst());
        assertThat(shown.column("kind")).containsOnly("approve");
        assertThat(shown.column("person")).containsExactlyInAnyOrder("2001", "2003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "yaml"})
    void whatWasListedIsAListOfPeople(String format) {
        var file = directory.resolve("waiting." + format);
        assertThat(run("members requests list @the_door --format " + format + " -o " + file)
                        .code())
                .isZero();
        var result = run(DECLINE + "--input " + file);
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsOnly("declined").hasSize(4);
        assertThat(waiting()).isEmpty();
        assertThat(members()).containsOnly("1001", "1002");
    }

    @Test
    void aListOnStandardInputIsRead() {
        harness.input("# from the form\n@mira\n2002\n");
        assertThat(run(APPROVE + "--input -").column("outcome")).containsExactly("approved", "approved");
        harness.input("@mira, who is nice\n");
        assertThat(run(APPROVE + "--input -").code()).isEqualTo(2);
    }

    @Test
    void allAreDecidedThoseWhoAskedFirstBeforeTheOthers() {
        var some = run(APPROVE + "--all --limit 2");
        assertThat(some.column("id")).containsExactly("2001", "2002");
        var rest = run(APPROVE + "--all");
        assertThat(rest.column("outcome")).containsExactly("approved", "too_many_groups");
        assertThat(waiting()).containsExactly("2004");
        assertThat(run(DECLINE + "--all").column("outcome")).containsExactly("declined");
        assertThat(run(DECLINE + "--all").rows()).isEmpty();
    }

    @Test
    void whoGoesOnWaitingBecauseTelegramRefusesThemIsAFailedItem() {
        var result = run(APPROVE + "--user @busy_bea --user @mira");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("too_many_groups", "approved");
        assertThat(result.json().get("result").get("failed").asInt()).isEqualTo(1);
        assertThat(waiting()).contains("2004").doesNotContain("2001");
    }

    @Test
    void whoAsksAgainIsDecidedAgain() {
        var link = door("spring");
        visitors().use("cleo", link);
        assertThat(run(DECLINE + "--user 1003").column("outcome")).containsExactly("declined");
        assertThat(run(APPROVE + "--user 1003").column("outcome")).containsExactly("not_waiting");
        // A second later, as the sandbox's clock stands still.
        run("promo send --to @old_garden --to @the_door --min-delay 9s --max-delay 9s --message Hello");
        visitors().use("cleo", link);
        assertThat(run(APPROVE + "--user @cleo_comes").column("outcome")).containsExactly("approved");
        assertThat(members()).contains("1003");
        assertThat(harness.query("select content, state from actions where kind = 'decide' order by planned_at"))
                .containsExactly(List.of("decline", "done"), List.of("approve", "done"));
    }

    @Test
    void whoOptedOutOfInvitationsMayStillBeLetIn() {
        run("optout add 2001");
        assertThat(run(APPROVE + "--user 2001").column("outcome")).containsExactly("approved");
    }

    @Test
    void aDryRunDecidesNothing() {
        var result = run("members requests approve --format json @the_door --all --dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsOnly("planned").hasSize(4);
        assertThat(result.err()).contains("would approve 4 people, in 0 h 00 min 03 s to 0 h 00 min 09 s");
        assertThat(waiting()).hasSize(4);
        assertThat(harness.query("select * from actions")).isEmpty();
    }

    @Test
    void betweenTwoDecisionsLiesAPause() {
        var result = run("members requests approve --format json @the_door --user 2001 --user 2002 --min-delay 5s"
                + " --max-delay 5s");
        assertThat(result.err()).containsOnlyOnce("waits 5 s before the next step");
    }

    @Test
    void aDecisionWhoseAnswerWasLostIsLookedUp() {
        fault("{call: ProcessJoinRequest, lose: answer}");
        var result = run(APPROVE + "--all --limit 2");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("approved", "approved");
    }

    @Test
    void aDecisionThatNobodyKnowsOfEndsTheRunForNowAndIsMadeByTheNext() {
        fault("{call: ProcessJoinRequest, hang: true}");
        var lost = run(APPROVE + "--all");
        assertThat(lost.code()).isEqualTo(75);
        assertThat(lost.column("outcome")).containsExactly("unknown");
        assertThat(run(APPROVE + "--all --limit 1").column("outcome")).containsExactly("approved");
    }

    @Test
    void aDecisionThatARunMadeAndWasKilledOverIsKnownToTheNext() {
        run(APPROVE + "--user 2001");
        run(DECLINE + "--user 2002");
        harness.change("update actions set state = 'intent', decided_at = null");
        harness.change("update runs set finished_at = null");
        var next = run(APPROVE + "--user 2001 --user 2002 --user 2003");
        assertThat(next.column("outcome")).containsExactly("approved", "not_waiting", "approved");
        assertThat(next.column("reason").getFirst()).isEqualTo("approved by an earlier run");
        assertThat(harness.query("select state from actions")).containsOnly(List.of("done"));
    }

    @Test
    void aDecisionThatARunDidNotComeToMakeIsMadeByTheNext() {
        fault("{call: ProcessJoinRequest, hang: true}");
        run(DECLINE + "--user 2001");
        harness.change("update actions set state = 'intent', decided_at = null, reason = null");
        harness.change("update runs set finished_at = null");
        var next = run(DECLINE + "--user 2001");
        assertThat(next.column("outcome")).containsExactly("declined");
        assertThat(waiting()).doesNotContain("2001");
    }

    @Test
    void aRightThatIsLostOnTheWayEndsTheRun() {
        fault("{call: ProcessJoinRequest, after: 1, error: CHAT_ADMIN_REQUIRED}");
        var result = run(APPROVE + "--all");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.column("outcome").getFirst()).isEqualTo("approved");
        assertThat(result.rows()).hasSize(2);
    }
}
