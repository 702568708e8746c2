package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTransferTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
            people:
              count: 100
              deleted: 0
              bots: 0
              privacy: 0
              premium_only: 0
              not_mutual: 0
              too_many_chats: 0
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Priya, username: priya_private, invite: privacy}
                - {id: 2004, first_name: Paul, username: premium_paul, invite: premium}
                - {id: 2005, first_name: Nora, username: nora_left, invite: USER_NOT_MUTUAL_CONTACT}
                - {id: 2006, first_name: Bea, username: busy_bea, invite: USER_CHANNELS_TOO_MUCH}
                - {id: 2007, first_name: Kai, username: kai_kicked}
                - {id: 2008, deleted: true}
                - {id: 2009, first_name: Bot, username: seed_bot, bot: true}
                - {id: 2010, first_name: Jo, username: jo_there}
                - {id: 2011, first_name: Xen, username: xen_strange, invite: SOMETHING_NEW}
                - {id: 2012, first_name: Zoe, username: zoe_last}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator, ben: member},
                 members: [mira, tom_baker, priya_private, premium_paul, nora_left, busy_bea, kai_kicked, 2008, seed_bot, jo_there, xen_strange, zoe_last]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator, kai_kicked: banned, ben: member},
                 members: [jo_there]}
              - {id: 7003, title: Neighbours, username: neighbours, roles: {alice: member, mira: creator}, members: [tom_baker, zoe_last]}
              - {id: 7004, title: Closed, username: closed_garden, permissions: [send_text], roles: {alice: member, mira: creator}, members: []}
              - {id: 7005, title: Crowd, username: crowd_garden, roles: {alice: creator}, members: {first: 0, count: 60}}
            """;

    private static final String MOVE = "members transfer --from @old_garden --to @new_garden --format json ";

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

    /// Moves with a stated consent.
    private Result move(String options) {
        return harness.tgrow(MOVE + options, "--consent", "announced on 1 Nov, moved by vote");
    }

    private static Map<String, String> outcomes(Result result) {
        var outcomes = new LinkedHashMap<String, String>();
        result.rows().stream()
                .filter(row -> row.get("type").asString().equals("transfer"))
                .forEach(row -> outcomes.put(
                        row.get("username").asString("-"), row.get("outcome").asString()));
        return outcomes;
    }

    private List<String> members(String chat) {
        return harness.tgrow("members pull --format json " + chat).column("username");
    }

    @Test
    void everyPersonHasAnOutcome() {
        var result = move("");
        assertThat(outcomes(result))
                .containsOnly(
                        Map.entry("ben_member", "already_member"),
                        Map.entry("mira", "added"),
                        Map.entry("tom_baker", "added"),
                        Map.entry("priya_private", "privacy"),
                        Map.entry("premium_paul", "premium_required"),
                        Map.entry("nora_left", "not_mutual_contact"),
                        Map.entry("busy_bea", "too_many_groups"),
                        Map.entry("kai_kicked", "removed"),
                        Map.entry("-", "deleted"),
                        Map.entry("seed_bot", "bot"),
                        Map.entry("jo_there", "already_member"),
                        Map.entry("xen_strange", "refused"),
                        Map.entry("zoe_last", "added"));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("reason"))
                .contains(
                        "their privacy settings don't allow it",
                        "only Premium accounts may add them",
                        "they left before, and only a mutual contact can bring them back",
                        "they are in too many groups",
                        "they were removed from the chat",
                        "deleted account",
                        "bots can't be added",
                        "already a member",
                        "Telegram said: 400 SOMETHING_NEW");
        assertThat(result.err())
                .contains("\n@new_garden: invite link for 3 people: https://t.me/+")
                .contains("members transfer finished: 3 done, 9 skipped, 1 failed (added 3, already_member 2, bot 1,"
                        + " deleted 1, not_mutual_contact 1, premium_required 1, privacy 1, refused 1, removed 1,"
                        + " too_many_groups 1).");
        assertThat(result.summary().get("for_people").asInt()).isEqualTo(3);
        assertThat(result.summary().get("name").asString()).isEqualTo("tgrow 2026-11-20");
    }

    @Test
    void theNextPullShowsTheAdded() {
        move("");
        assertThat(members("@new_garden"))
                .containsExactlyInAnyOrder("alice_green", "ben_member", "jo_there", "mira", "tom_baker", "zoe_last");
    }

    @Test
    void whoWasAddedIsAMemberAlreadyInTheNextRun() {
        move("");
        var again = outcomes(move(""));
        assertThat(again)
                .containsEntry("mira", "already_member")
                .containsEntry("zoe_last", "already_member")
                .containsEntry("priya_private", "privacy")
                .doesNotContainValue("added");
    }

    @Test
    void additionsAreSpacedByTheDelayThatIsAskedFor() {
        var result = move("--min-delay 50s --max-delay 50s");
        assertThat(result.err())
                .containsOnlyOnce("waits 50 s before the next invitation (until 09:00:50)\n")
                .containsOnlyOnce("waits 50 s before the next invitation (until 09:01:40)\n")
                .containsOnlyOnce("waits 50 s before the next step (until 09:06:40)\n");
    }

    @Test
    void withoutConsentEverybodyNeedsTheLink() {
        var result = harness.tgrow(MOVE);
        assertThat(result.code()).isZero();
        assertThat(outcomes(result))
                .containsEntry("mira", "needs_link")
                .containsEntry("priya_private", "needs_link")
                .containsEntry("kai_kicked", "removed")
                .containsEntry("jo_there", "already_member")
                .doesNotContainValue("added");
        assertThat(result.err())
                .startsWith("no consent is stated (--consent), so nobody is added directly\n")
                .contains("\n@new_garden: invite link for 8 people: https://t.me/+");
        assertThat(members("@new_garden")).containsExactlyInAnyOrder("alice_green", "ben_member", "jo_there");
    }

    @Test
    void theLinkLeadsToTheChat() {
        var link = harness.tgrow(MOVE).summary().get("link").asString();
        assertThat(harness.tgrow("members pull --format json " + link)
                        .summary()
                        .get("title")
                        .asString())
                .isEqualTo("New Garden");
    }

    @Test
    void whoDoesNotAdministerTheSourceAddsNobody() {
        var result = harness.tgrow(
                "members transfer --from @neighbours --to @new_garden --format json", "--consent", "they said so");
        assertThat(result.code()).isZero();
        assertThat(outcomes(result))
                .isEqualTo(Map.of("mira", "needs_link", "tom_baker", "needs_link", "zoe_last", "needs_link"));
        assertThat(result.err())
                .startsWith("this account does not administer @neighbours, so nobody is added directly\n");
    }

    @Test
    void whoDoesNotAdministerTheTargetAddsNobody() {
        var result = harness.tgrow(
                "members transfer --from @old_garden --to @neighbours --format json", "--consent", "they said so");
        assertThat(outcomes(result)).containsEntry("jo_there", "needs_link").doesNotContainValue("added");
        assertThat(result.err())
                .startsWith("this account does not administer @neighbours, so nobody is added directly\n"
                        + "@neighbours: an invite link can't be made: only administrators may do this\n");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void aTargetWithoutTheRightToInviteEndsTheRunBeforeAnyWrite() {
        var result = harness.tgrow("members transfer --from @old_garden --to @closed_garden", "--consent", "yes");
        assertThat(result)
                .isEqualTo(
                        new Result(
                                6,
                                "",
                                "members transfer is not allowed: @closed_garden: this account has no right to do this there.\n"));
    }

    @Test
    void theRouteAddMakesNoLink() {
        var result = move("--route add");
        assertThat(outcomes(result)).containsEntry("mira", "added").containsEntry("priya_private", "privacy");
        assertThat(result.json().get("summaries")).isEmpty();
        assertThat(result.err()).doesNotContain("t.me/+");
    }

    @Test
    void theRouteLinkAddsNobodyAndMakesOneLink() {
        var result = move("--route link");
        assertThat(result.code()).isZero();
        assertThat(outcomes(result)).containsEntry("mira", "needs_link").doesNotContainValue("added");
        assertThat(result.json().get("summaries")).hasSize(1);
        assertThat(members("@new_garden")).hasSize(3);
    }

    @Test
    void theRouteLinkNeedsTheRightToMakeOne() {
        var result = harness.tgrow("members transfer --from @old_garden --to @neighbours --route link");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .isEqualTo("members transfer is not allowed: @neighbours: an invite link can't be made:"
                        + " only administrators may do this."
                        + " 13 skipped (already_member 3, bot 1, deleted 1, needs_link 8).\n");
    }

    @Test
    void theLimitCountsWhoIsAsked() {
        var result = move("--limit 2");
        assertThat(outcomes(result))
                .containsEntry("mira", "added")
                .containsEntry("tom_baker", "added")
                .hasSize(3);
        assertThat(members("@new_garden")).hasSize(5);
    }

    @Test
    void aDryRunChangesNothing() {
        var before = members("@new_garden");
        var result = move("--dry-run --limit 4 --min-delay 20s --max-delay 40s");
        assertThat(result.code()).isZero();
        assertThat(outcomes(result)).containsEntry("mira", "planned").containsEntry("priya_private", "planned");
        assertThat(result.err()).contains("would ask 4 people, in 0 h 01 min 00 s to 0 h 02 min 00 s\n");
        assertThat(result.summary().get("people").asInt()).isEqualTo(4);
        assertThat(members("@new_garden")).isEqualTo(before);
        assertThat(harness.tgrow(MOVE).err()).contains("invite link for 8 people");
    }

    @Test
    void aDryRunOfALinkMakesNone() {
        var result = harness.tgrow(MOVE + "--dry-run");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("would make an invite link for 8 people\n")
                .doesNotContain("t.me/+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "yaml"})
    void aPullIsAListOfPeople(String format) {
        var list = harness.file("old." + format).toString();
        harness.tgrow("members pull @old_garden -o " + list);
        var result = harness.tgrow(
                "members transfer --to @new_garden --format json --input " + list, "--consent", "opted in by form");
        assertThat(outcomes(result))
                .containsEntry("mira", "added")
                .containsEntry("alice_green", "already_member")
                .containsEntry("seed_bot", "bot")
                .containsEntry("-", "deleted")
                .hasSize(14);
        assertThat(members("@new_garden")).contains("mira", "tom_baker", "zoe_last");
    }

    @Test
    void namesOnStandardInputAreAListOfPeople() {
        var result = harness.input("# the gardeners\n@mira\n2002 # Tom\nZOE_LAST\nnobody_knows\n2999\n")
                .tgrow("members transfer --to @new_garden --format json --input -", "--consent", "opted in by form");
        assertThat(outcomes(result))
                .isEqualTo(Map.of(
                        "mira", "added",
                        "tom_baker", "added",
                        "zoe_last", "added",
                        "nobody_knows", "unknown",
                        "-", "unknown"));
        assertThat(result.code()).isZero();
    }

    @Test
    void aPersonWhoIsNamedTwiceIsAskedOnce() {
        var result = harness.input("@mira\n2001\n@Mira\n")
                .tgrow("members transfer --to @new_garden --format json --input -", "--consent", "opted in by form");
        assertThat(result.column("outcome")).containsExactly("added", "already_member", "already_member");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            people.txt | '@mira\n@@tom\n'                     | line 2
            people.csv | 'id,username\n2001,mira\nabc,tom\n'  | line 3
            people.csv | 'name\nmira\n'                       | line 1
            people.jsonl | '{"id":2001}\n{"id":}\n'           | line 2
            people.txt | '# nobody\n'                         | names nobody
            """)
    void aWrongLineIsFoundBeforeTheFirstPersonIsAdded(String name, String text, String place) {
        var list = harness.write(name, text.replace("\\n", "\n"));
        var result = harness.tgrow("members transfer --to @new_garden --input " + list, "--consent", "yes");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("tgrow: ")
                .contains(list.toString(), place)
                .hasLineCount(1);
        assertThat(members("@new_garden")).hasSize(3);
    }

    @Test
    void aListThatIsNotThereIsNamed() {
        var result = harness.tgrow("members transfer --to @new_garden --input " + harness.file("none.csv"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(harness.file("none.csv").toString());
    }

    @Test
    void anAccountThatTelegramLimitsAsksNobodyElse() {
        faults("- {call: AddMember, after: 1, times: 0, error: PEER_FLOOD}");
        var result = move("");
        assertThat(result.code()).isEqualTo(8);
        assertThat(outcomes(result).values())
                .endsWith("added", "account_limited")
                .doesNotContain("privacy");
        assertThat(result.error().get("code").asString()).isEqualTo("account_limited");
        assertThat(members("@new_garden")).hasSize(4).contains("mira").doesNotContain("tom_baker");
    }

    @Test
    void threeEqualAnswersThatNoRuleExplainsEndTheRun() {
        faults("- {call: AddMember, times: 0, error: SOMETHING_NEW}");
        var result = move("");
        assertThat(result.code()).isEqualTo(1);
        assertThat(outcomes(result).values()).filteredOn("refused"::equals).hasSize(3);
        assertThat(result.error().get("message").asString()).contains("@new_garden: Telegram said: 400 SOMETHING_NEW");
    }

    @Test
    void aLostAnswerIsLookedUpInTheChat() {
        faults("- {call: AddMember, lose: answer}");
        var result = move("");
        assertThat(outcomes(result)).containsEntry("mira", "added");
        assertThat(members("@new_garden")).contains("mira");
    }

    @Test
    void anAdditionThatNobodyKnowsOfEndsTheRunForNow() {
        faults("- {call: AddMember, hang: true}");
        var result = move("");
        assertThat(result.code()).isEqualTo(75);
        assertThat(outcomes(result)).containsEntry("mira", "unknown");
        assertThat(members("@new_garden")).doesNotContain("mira");
    }

    @Test
    void aFullChatEndsTheRun() {
        harness.world(WORLD.replace("username: new_garden,", "username: new_garden, member_cap: 4,"));
        var result = move("");
        assertThat(outcomes(result)).containsEntry("mira", "added").containsEntry("tom_baker", "full");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.error().get("message").asString()).contains("@new_garden: the chat is full");
    }

    @Test
    void aFloodWaitOfAnInvitationIsWaitedAndTheSamePersonAskedAgain() {
        faults("- {call: AddMember, error: FLOOD_WAIT_70}");
        var result = move("--max-wait 2m --limit 1");
        assertThat(outcomes(result)).containsEntry("mira", "added");
        assertThat(result.err()).contains("flood wait, asked for by Telegram: waits 70 s before the next invitation");
    }

    @Test
    void aFloodWaitThatIsTooLongLeavesThePersonForTheNextRun() {
        faults("- {call: AddMember, after: 1, error: FLOOD_WAIT_7200}");
        var result = move("");
        assertThat(result.code()).isEqualTo(75);
        assertThat(result.error().get("retry_at").asString()).startsWith("2026-11-20T11:00:");
        assertThat(outcomes(result)).containsEntry("mira", "added").doesNotContainKey("tom_baker");
    }

    @Test
    void theCapOfInvitationsEndsTheRunAndSaysWhenItOpens() {
        var result = harness.tgrow(
                "members transfer --from @crowd_garden --to @new_garden --format json --timeout 1d",
                "--consent",
                "yes");
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.column("outcome")).filteredOn("added"::equals).hasSize(40);
        assertThat(result.error().get("code").asString()).isEqualTo("cap_reached");
        assertThat(result.error().get("retry_at").asString()).startsWith("2026-11-21T09:00:0");
    }

    @Test
    void theTimeLimitEndsTheRunBetweenTwoPeople() {
        var result = move("--min-delay 30s --max-delay 30s --timeout 45s");
        assertThat(result.code()).isEqualTo(10);
        assertThat(outcomes(result)).containsEntry("mira", "added").containsEntry("tom_baker", "added");
        assertThat(members("@new_garden")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --from @old_garden --to @OLD_garden              | --from and --to are the same chat: @old_garden
            --from @old_garden --to @new_garden --limit 0    | --limit must be at least 1, not 0
            --from @old_garden --to @new_garden --consent=   | --consent is empty: say how and when the people agreed
            --from @old_garden --to @new_garden --min-delay 50s --max-delay 5s | --max-delay is shorter than --min-delay
            """)
    void whatCantBeMeantIsWrongUsage(String arguments, String why) {
        assertThat(harness.tgrow("members transfer " + arguments)).isEqualTo(new Result(2, "", "tgrow: " + why + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --to @new_garden                                  | --from
            --from @old_garden                                | --to
            --from @old_garden --input x.csv --to @new_garden | mutually exclusive
            --from @old_garden --to @new_garden --route bus   | bus
            --from @old_garden --to @new_garden --limit many  | many
            """)
    void missingAndClashingOptionsAreNamed(String arguments, String telling) {
        var result = harness.tgrow("members transfer " + arguments);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("tgrow: ")
                .contains(telling)
                .endsWith(" (see tgrow members transfer --help)\n")
                .hasLineCount(1);
    }

    @Test
    void aPersonIsNothingToMoveFromOrTo() {
        assertThat(harness.tgrow("members transfer --from @old_garden --to @mira"))
                .isEqualTo(new Result(
                        6, "", "members transfer is not allowed: @mira: this is a person, not a group or channel.\n"));
    }

    @Test
    void aSourceThatIsTheTargetUnderAnotherNameIsRefused() {
        assertThat(harness.tgrow("members transfer --from -1000000007002 --to @new_garden"))
                .isEqualTo(new Result(
                        2, "", "members transfer can't be done: --from and --to are the same chat: @new_garden.\n"));
    }

    @Test
    void theStatedConsentIsKeptBeforeAnybodyIsAdded() {
        faults("- {call: AddMember, error: PEER_FLOOD}");
        move("--dry-run");
        move("");
        assertThat(harness.query("select account, source, target, text, stated_at from consents"))
                .containsExactly(List.of(
                        "alice",
                        "@old_garden",
                        "@new_garden",
                        "announced on 1 Nov, moved by vote",
                        "2026-11-20T09:00:00Z"));
    }
}
