package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Zoe, username: zoe_last}
            chats:
              - {id: 7001, title: Neighbours, username: neighbours, roles: {alice: member}, members: [mira, tom_baker, zoe_last]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator}, members: []}
              - {id: 7003, title: Closed, username: closed_garden, permissions: [send_text], roles: {alice: member}, members: []}
              - {id: 7004, title: Open, username: open_garden, roles: {alice: member}, members: []}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result consent(String line) {
        return harness.tgrow("consent " + line + " --format json", "--source", "form of 1 Nov", "--text", "add me");
    }

    private Result move(String line) {
        return harness.tgrow("members transfer --format json " + line);
    }

    private static List<String> outcomes(Result result) {
        return result.rows().stream()
                .filter(row -> row.get("type").asString().equals("transfer"))
                .map(row -> row.get("id").asString() + " " + row.get("outcome").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@MIRA", "2001", "2001 --to @new_garden", "@mira --to @New_Garden", "@mira --to -1000000007002"})
    void whoIsOnAnOptInListMayBeAddedFromAChatOfOthers(String who) {
        assertThat(consent("add " + who).column("outcome")).containsExactly("recorded");
        var result = move("--from @neighbours --to @new_garden");
        assertThat(outcomes(result)).contains("2001 added", "2002 needs_link", "2003 needs_link");
        assertThat(result.err())
                .startsWith("no consent is stated (--consent), so only people on an opt-in list are added directly\n");
    }

    @Test
    void aStatementThatCoversNobodyLeavesTheListInForce() {
        consent("add @mira");
        var result = harness.tgrow(
                "members transfer --from @neighbours --to @new_garden --format json", "--consent", "they said so");
        assertThat(outcomes(result)).contains("2001 added", "2002 needs_link");
        assertThat(result.err())
                .startsWith("this account does not administer @neighbours, so only people on an opt-in list are added");
        assertThat(harness.query("select count(*) from consents")).containsExactly(List.of("1"));
    }

    @Test
    void aListForAnotherChatCountsForNothing() {
        consent("add @mira --to @open_garden");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 needs_link");
        assertThat(outcomes(move("--from @neighbours --to @open_garden"))).contains("2001 added", "2002 needs_link");
    }

    @Test
    void theRightToAddIsStillNeeded() {
        consent("add @mira");
        var result = move("--from @neighbours --to @closed_garden --route add");
        assertThat(outcomes(result)).contains("2001 needs_link");
        assertThat(result.err()).contains("nobody is added directly");
    }

    @Test
    void anOptOutWins() {
        consent("add @mira @tom_baker");
        harness.tgrow("optout add @mira");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 opted_out", "2002 added");
    }

    @Test
    void aNameThatPassesOnBringsNobodyElseIn() {
        consent("add @mira");
        move("--from @neighbours --to @new_garden --dry-run");
        harness.change("update opt_ins set peer_id = 2999");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 needs_link");
    }

    @Test
    void aRehearsalAddsNobodyAndCountsWhoWouldBe() {
        consent("add @mira");
        var result = move("--from @neighbours --to @new_garden --dry-run");
        assertThat(outcomes(result)).contains("2001 planned", "2002 needs_link");
        assertThat(result.err()).contains("would ask 1 people");
    }

    @Test
    void aListOfPeopleIsRecordedOnce() {
        var list = harness.write("form.csv", "id,username\n2001,mira\n,tom_baker\n2001,mira\n");
        var result = consent("import " + list);
        assertThat(result.code()).isZero();
        assertThat(result.summary().get("people").asInt()).isEqualTo(3);
        assertThat(result.summary().get("added").asInt()).isEqualTo(2);
        assertThat(result.json().get("result").get("outcomes").toString()).contains("recorded");
        var again = consent("import " + list);
        assertThat(again.summary().get("added").asInt()).isZero();
        assertThat(again.json().get("result").get("done").asInt()).isZero();
        assertThat(again.json().get("result").get("skipped").asInt()).isPositive();
        var all = harness.tgrow("consent list --format json");
        assertThat(all.column("people")).containsExactly("2");
        assertThat(all.column("source")).containsExactly("form of 1 Nov");
        assertThat(harness.tgrow("consent list 1 --format json").column("username"))
                .containsExactlyInAnyOrder("mira", "tom_baker");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 added", "2002 added");
    }

    @Test
    void aLongListComesOnStandardInput() {
        harness.input(LongStream.range(0, 5_000)
                .mapToObj(n -> Long.toString(3_000_000 + n))
                .collect(Collectors.joining("\n")));
        assertThat(consent("import -").summary().get("added").asInt()).isEqualTo(5_000);
    }

    @Test
    void aWrongLineIsNamed() {
        var result = consent("import " + harness.write("form.txt", "@mira\n-5\n"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString())
                .contains("form.txt line 2: '-5' is not the id of a person");
        assertThat(consent("import " + harness.write("empty.txt", "")).code()).isEqualTo(2);
        assertThat(harness.tgrow("consent list --format json").rows()).hasSize(1);
    }

    @Test
    void thePeopleOfAFileBecomeAnOptInList() {
        var result = harness.input("@mira\n2002\n")
                .tgrow("members transfer --to @new_garden --format json --input -", "--consent", "signed at the stall");
        assertThat(outcomes(result)).containsExactly("2001 added", "2002 added");
        var all = harness.tgrow("consent list --format json");
        assertThat(all.column("chat")).containsExactly("@new_garden");
        assertThat(all.column("text")).containsExactly("signed at the stall");
        assertThat(all.column("people")).containsExactly("2");
    }

    @Test
    void aListThatIsTakenBackCountsNoMore() {
        consent("add @mira");
        assertThat(harness.tgrow("consent remove 1 7 --format json").column("outcome"))
                .containsExactly("withdrawn", "not_listed");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 needs_link");
        var all = harness.tgrow("consent list --format json");
        assertThat(all.column("people")).containsExactly("0");
        assertThat(all.column("withdrawn_at")).allMatch(time -> time.startsWith("2026-11-20T09:"));
        consent("add @mira");
        assertThat(harness.tgrow("consent list --format json").column("list")).containsExactly("1", "2");
    }

    @Test
    void aPersonCanBeTakenOffEveryList() {
        consent("add @mira @tom_baker");
        harness.tgrow("consent add @mira --source stall --text yes");
        assertThat(harness.tgrow("consent remove --user @mira --user 2003 --format json")
                        .column("outcome"))
                .containsExactly("removed", "not_listed");
        assertThat(outcomes(move("--from @neighbours --to @new_garden"))).contains("2001 needs_link", "2002 added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add -1001234", "add t.me/+abcdefgh", "add @mira --to t.me/+abcdefgh"})
    void whatNamesNoPersonIsRefused(String line) {
        var result = harness.tgrow("consent " + line, "--source", "form", "--text", "yes");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1);
    }

    @Test
    void aStatementNeedsWords() {
        assertThat(harness.tgrow("consent add @mira --text yes").code()).isEqualTo(2);
        assertThat(harness.tgrow("consent add @mira --text yes --source", " ").code())
                .isEqualTo(2);
        assertThat(harness.tgrow("consent remove").code()).isEqualTo(2);
    }
}
