package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is started again goes on, and nothing happens twice.
class OnceTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Priya, username: priya, invite: privacy}
                - {id: 2003, first_name: Tom, username: tom_baker}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: creator}, members: []}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: member, mira: creator}, members: []}
              - {id: 7003, title: News, username: garden_news, kind: channel, roles: {alice: creator}, members: []}
            """;

    private static final String ALL = "--to @balcony --to @seed_swap --to @garden_news ";

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

    private Result send(String options) {
        return harness.tgrow("promo send --format json " + options, "--message", "The fair is on Sunday.");
    }

    private Result transfer(String options) {
        harness.write("people.csv", "id,username\n2001,mira\n2002,priya\n2003,tom_baker\n");
        return harness.tgrow(
                "members transfer --format json --to @balcony --route add " + options,
                "--input",
                directory.resolve("people.csv").toString(),
                "--consent",
                "they asked for it");
    }

    private List<String> posts(String chat) {
        return harness.tgrow("channels parse --dry-run --format json " + chat).column("text");
    }

    @Test
    void aChatGetsACampaignOnce() {
        send("--to @balcony");
        var result = send(ALL);
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("already_sent", "sent", "sent");
        assertThat(result.column("link").getFirst()).startsWith("https://t.me/balcony/");
        assertThat(send(ALL).column("outcome")).containsOnly("already_sent");
        assertThat(posts("@balcony")).hasSize(1);
    }

    @Test
    void freshRepeatsNothingThatWasWritten() {
        send(ALL);
        assertThat(send("--fresh " + ALL).column("outcome")).containsOnly("already_sent");
        assertThat(posts("@balcony")).hasSize(1);
        var first = transfer("");
        assertThat(first.column("outcome")).contains("added");
        assertThat(transfer("--fresh").column("outcome")).doesNotContain("added");
    }

    @Test
    void theStatusOfACampaignIsKnown() {
        faults("- {call: SendMessage, chat: seed_swap, error: CHAT_WRITE_FORBIDDEN}");
        send("--campaign fair " + ALL);
        var all = harness.tgrow("promo status --format json").rows().getFirst();
        assertThat(all.get("campaign").asString()).isEqualTo("fair");
        assertThat(all.get("sent").asInt()).isEqualTo(2);
        assertThat(all.get("refused").asInt()).isEqualTo(1);
        var one = harness.tgrow("promo status fair --format json");
        assertThat(one.column("state")).containsExactly("done", "refused", "done");
        assertThat(one.column("reason").get(1)).isEqualTo("may_not_write");
        assertThat(harness.tgrow("promo status other").code()).isEqualTo(7);
    }

    @Test
    void againSendsOnceMore() {
        send(ALL);
        assertThat(send("--again " + ALL).column("outcome")).containsOnly("sent");
        assertThat(send(ALL).column("outcome")).containsOnly("already_sent");
        assertThat(posts("@balcony")).hasSize(2);
    }

    @Test
    void againGoesOnWhereItWasCutOff() {
        send(ALL);
        var cut = send("--again --timeout 1m --min-delay 40s --max-delay 40s " + ALL);
        assertThat(cut.code()).isEqualTo(10);
        assertThat(send("--again " + ALL).column("outcome")).containsExactly("already_sent", "already_sent", "sent");
        assertThat(posts("@balcony")).hasSize(2);
    }

    @Test
    void aNameStandsForOneContent() {
        send("--campaign fair --to @balcony");
        var result = harness.tgrow(
                "promo send --campaign fair --format json --to @seed_swap", "--message", "The fair is on Monday.");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("'The fair is on Sunday.'")
                .contains("'The fair is on Monday.'")
                .contains("fair");
        assertThat(posts("@seed_swap")).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNotRepeatedUntilItIsResolved() {
        faults("- {call: SendMessage, after: 1, times: 1, hang: true}");
        var lost = send(ALL);
        assertThat(lost.code()).isEqualTo(75);
        assertThat(lost.column("outcome")).containsExactly("sent", "unknown");

        var unresolved = send(ALL);
        assertThat(unresolved.code()).isEqualTo(3);
        assertThat(unresolved.column("outcome")).containsExactly("already_sent", "unknown", "sent");
        assertThat(unresolved.column("reason").get(1)).contains("--resolve again");

        assertThat(send("--resolve again " + ALL).column("outcome"))
                .containsExactly("already_sent", "sent", "already_sent");
        assertThat(posts("@seed_swap")).hasSize(1);
    }

    @Test
    void whatNobodyKnowsCanBeLeftOut() {
        faults("- {call: SendMessage, after: 1, times: 1, hang: true}");
        send(ALL);
        assertThat(send("--resolve skip " + ALL).column("outcome")).containsExactly("already_sent", "resolved", "sent");
        assertThat(send(ALL).column("outcome")).containsExactly("already_sent", "resolved", "already_sent");
        assertThat(posts("@seed_swap")).isEmpty();
    }

    @Test
    void whoWasRefusedIsAskedOnlyAgain() {
        var first = transfer("");
        assertThat(first.column("outcome")).containsExactly("added", "privacy", "added");
        var second = transfer("");
        assertThat(second.column("outcome")).containsExactly("already_member", "privacy", "already_member");
        assertThat(second.column("reason").get(1)).startsWith("asked on 2026-11-20T");
        assertThat(transfer("--again").column("reason").get(1)).doesNotContain("asked on");
    }

    @Test
    void aLinkOfOneNameIsMadeOnce() {
        var options = "members transfer --format json --route link --campaign move --from @seed_swap --to @balcony";
        var first = harness.tgrow(options);
        var second = harness.tgrow(options);
        assertThat(second.summary()).isEqualTo(first.summary());
        assertThat(first.summary().get("link").asString()).startsWith("https://t.me/+");
    }
}
