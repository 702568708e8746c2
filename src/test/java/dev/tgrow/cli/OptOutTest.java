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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Zoe, username: zoe_last}
                - {id: 2004, first_name: Nameless}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator, ben: admin}, members: [mira, tom_baker, zoe_last, 2004]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator, ben: admin}, members: []}
            """;
    private static final String MOVE = "members transfer --from @old_garden --to @new_garden --format json ";

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result optOut(String line) {
        return harness.tgrow("optout " + line + " --format json");
    }

    /// `name outcome` of everybody that a transfer names.
    private List<String> moved(String options) {
        var result = harness.tgrow(MOVE + options, "--consent", "moved by vote");
        return result.rows().stream()
                .filter(row -> row.get("type").asString().equals("transfer"))
                .map(row ->
                        row.get("id").asString("-") + " " + row.get("outcome").asString())
                .toList();
    }

    @Test
    void whoOptedOutIsNeverAsked() {
        assertThat(optOut("add @MIRA 2002 2004").column("outcome")).containsOnly("opted_out");
        assertThat(moved(""))
                .contains("2001 opted_out", "2002 opted_out", "2004 opted_out", "2003 added")
                .hasSize(5);
        assertThat(harness.tgrow("members pull @new_garden --format json").column("id"))
                .containsExactlyInAnyOrder("1001", "1002", "2003");
    }

    @Test
    void anOptOutHoldsForEveryAccount() {
        optOut("add @mira --account alice");
        assertThat(moved("--account ben")).contains("2001 opted_out", "2002 added");
    }

    @Test
    void aDryRunShowsIt() {
        optOut("add 2001");
        assertThat(moved("--dry-run")).contains("2001 opted_out", "2002 planned");
    }

    @Test
    void whoseNameIsOnTheListIsBoundToTheirId() {
        optOut("add @mira");
        moved("--limit 1");
        assertThat(harness.query("select subject, peer_id from opt_outs")).containsExactly(List.of("@mira", "2001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@mira", "2001"})
    void whoOptedOutIsFoundFromEitherSideOfAList(String line) {
        optOut("add " + (line.equals("@mira") ? "2001" : "@mira"));
        var result = harness.input(line + "\n2002\n")
                .tgrow("members transfer --to @new_garden --format json --input -", "--consent", "they signed up");
        assertThat(result.column("outcome")).containsExactly("opted_out", "added");
    }

    @Test
    void whoIsTakenOffTheListIsAskedAgain() {
        optOut("add @mira 2002");
        moved("--dry-run");
        assertThat(optOut("remove 2001 @zoe_last").column("outcome")).containsExactly("removed", "not_listed");
        assertThat(moved("")).contains("2001 added", "2002 opted_out");
        assertThat(optOut("list").column("id")).containsExactly("2002");
    }

    @Test
    void theListSaysWhyAndSinceWhen() {
        assertThat(harness.tgrow("optout add @mira --reason", "wrote to us").code())
                .isZero();
        optOut("add -1001234 t.me/some_chat");
        var list = optOut("list");
        assertThat(list.column("username")).containsExactlyInAnyOrder("mira", "", "some_chat");
        assertThat(list.column("id")).containsExactlyInAnyOrder("", "-1001234", "");
        assertThat(list.column("reason")).containsExactlyInAnyOrder("wrote to us", "", "");
        assertThat(list.column("added_at")).allMatch(time -> time.startsWith("2026-11-20T09:"));
    }

    @Test
    void whoIsNamedTwiceIsThereOnce() {
        assertThat(optOut("add @mira @Mira t.me/MIRA").column("outcome")).containsExactly("opted_out");
        var again = optOut("add @mira");
        assertThat(again.column("outcome")).containsExactly("already_opted_out");
        assertThat(again.code()).isZero();
        assertThat(optOut("list").rows()).hasSize(1);
    }

    @Test
    void anInviteLinkNamesNobody() {
        var result = harness.tgrow("optout add https://t.me/+abcdefgh");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("https://t.me/+abcdefgh").hasLineCount(1);
    }

    @Test
    void noPromoGoesToAChatThatOptedOut() {
        optOut("add @old_garden");
        var result = harness.tgrow("promo send --to @old_garden --to @new_garden --message Hello --format json");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactlyInAnyOrder("opted_out", "sent");
        assertThat(harness.tgrow("promo send --to @old_garden --message Hello --dry-run --format json")
                        .column("outcome"))
                .containsExactly("opted_out");
    }

    @Test
    void noPromoGoesToAChatWhoseIdOptedOut() {
        optOut("add -1000000007001");
        assertThat(harness.tgrow("promo send --to @old_garden --message Hello --format json")
                        .column("outcome"))
                .containsExactly("opted_out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            out.txt   | '# at the stall\n@Mira\n2002\n\n2002\n'
            out.csv   | 'id,username,first_name\n,mira,M\n2002,tom_baker,T\n2002,tom_baker,T\n'
            out.jsonl | '{"id":2001,"username":"mira"}\n{"id":2002}\n{"id":2002}\n'
            out.yaml  | '- "@mira"\n- 2002\n- 2002\n'
            """)
    void aListOfPeopleIsTakenOver(String name, String text) {
        var list = harness.write(name, text.replace("\\n", "\n"));
        var result = optOut("import " + list);
        assertThat(result.code()).isZero();
        assertThat(result.summary().get("people").asInt()).isEqualTo(3);
        assertThat(result.summary().get("added").asInt()).isEqualTo(2);
        assertThat(result.err())
                .endsWith("optout import finished: 2 done, 1 skipped (already_opted_out 1, opted_out 2).\n");
        assertThat(moved("")).contains("2001 opted_out", "2002 opted_out", "2003 added");
    }

    @Test
    void aPullIsAList() {
        harness.tgrow("members pull @old_garden -o " + harness.file("pull.csv"));
        assertThat(optOut("import " + harness.file("pull.csv")).code()).isZero();
        assertThat(moved("")).doesNotContain("2001 added", "2002 added", "2003 added", "2004 added");
    }

    @Test
    void aListMayComeOnStandardInputAndBeLong() {
        harness.input(LongStream.range(0, 20_000)
                .mapToObj(n -> Long.toString(3_000_000 + n))
                .collect(Collectors.joining("\n", "", "\n2001\n")));
        var result = optOut("import -");
        assertThat(result.summary().get("people").asInt()).isEqualTo(20_001);
        assertThat(result.out()).hasSizeLessThan(1000);
        assertThat(moved("")).contains("2001 opted_out");
    }

    @Test
    void aWrongLineIsNamedAndWhatStandsBeforeItHolds() {
        var list = harness.write("out.txt", "2001\n@mi ra\n2002\n");
        var result = optOut("import " + list);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString())
                .contains(list + " line 2: '@mi ra' is not a username; the 1 before it are stored");
        assertThat(optOut("list").column("id")).containsExactly("2001");
    }

    @Test
    void aListThatIsNoTextIsRefused() {
        var list = harness.file("out.bin");
        harness.write("out.bin", "2001\n");
        try {
            java.nio.file.Files.write(list, new byte[] {'2', '0', '\n', (byte) 0xff, (byte) 0xfe});
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var result = optOut("import " + list);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is not UTF-8 text (byte 3");
        assertThat(optOut("import " + harness.file("none.txt")).code()).isEqualTo(2);
        assertThat(optOut("import " + harness.write("empty.txt", "# nobody\n")).code())
                .isEqualTo(2);
    }
}
