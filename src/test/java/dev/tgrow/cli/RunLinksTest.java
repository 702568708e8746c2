package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.sandbox.Visitors;
import dev.tgrow.telegram.ChatId;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who came by the invite links of a run.
class RunLinksTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: ben, id: 1002, first_name: Ben, username: ben_member}
              - {name: cleo, id: 1003, first_name: Cleo, username: cleo_comes}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Old Garden, username: old_garden, roles: {alice: creator}, members: [mira]}
              - {id: 7002, title: New Garden, username: new_garden, roles: {alice: creator}, members: []}
            """;

    private static final String MOVE =
            "members transfer --format json --from @old_garden --to @new_garden --campaign spring --route link ";

    @TempDir
    private Path directory;

    private Harness harness;
    private Visitors visitors;

    @BeforeEach
    void open() {
        world("");
    }

    private void world(String faults) {
        harness = new Harness(directory).world(WORLD + faults);
        visitors = new Visitors(directory.resolve("world.yaml"), harness.home().resolve("data/sandbox"));
    }

    private String move(String options) {
        var moved = harness.tgrow((MOVE + options).strip());
        assertThat(moved.code()).isZero();
        return moved.summary().get("link").asString();
    }

    private Result show(String options) {
        var shown = harness.tgrow(("runs show --format json " + options).strip());
        assertThat(shown.code()).isZero();
        return shown;
    }

    /// What is told of the run's link.
    private static JsonNode link(Result shown) {
        var told = shown.json().get("summaries").get(1);
        assertThat(told.get("link").asString()).startsWith("https://t.me/+");
        return told;
    }

    @Test
    void whoJoinedAndWhoWaitsIsAskedWhenTheRunIsShown() {
        var open = move("");
        visitors.use("ben", open);
        var shown = show("");
        assertThat(link(shown).get("joined").asInt()).isEqualTo(1);
        assertThat(link(shown).get("waiting").asInt()).isZero();
        assertThat(link(shown).get("link").asString()).isEqualTo(open);
        assertThat(shown.err())
                .contains("@new_garden: invite link 'spring' %s: 1 joined, 0 wait (counted 2026-11-20T09:"
                        .formatted(open))
                .doesNotContain("could not be counted");
        assertThat(shown.column("link")).containsExactly(open);

        var door = harness.tgrow((MOVE + "--link-requests").replace("spring", "door"));
        visitors.use("cleo", door.summary().get("link").asString());
        var run = harness.query("select run_id from runs where arguments like '%--link-requests%'")
                .getFirst()
                .getFirst();
        assertThat(link(show(run)).get("waiting").asInt()).isEqualTo(1);
        assertThat(link(show(run)).get("join_requests").asBoolean()).isTrue();
    }

    @Test
    void offlineTellsWhatWasCountedBefore() {
        visitors.use("ben", move(""));
        assertThat(link(show("--offline")).get("joined").asInt()).isZero();
        show("");
        assertThat(link(show("--offline")).get("joined").asInt()).isEqualTo(1);
    }

    @Test
    void aTransferThatTellsALinkCountsItToo() {
        var link = move("");
        visitors.use("ben", link);
        assertThat(move("")).isEqualTo(link);
        assertThat(link(show("--offline")).get("joined").asInt()).isEqualTo(1);
    }

    @Test
    void ofAnotherAccountOnlyWhatWasCountedIsTold() {
        visitors.use("ben", move(""));
        var shown = show("--account ben");
        assertThat(shown.err())
                .contains("invite links could not be counted anew: the run was of another account, --account alice");
        assertThat(link(shown).get("joined").asInt()).isZero();
        assertThat(link(show("--account alice")).get("joined").asInt()).isEqualTo(1);
    }

    @Test
    void whereTelegramAsksForAPauseWhatWasCountedIsTold() {
        world("faults:\n  - {call: GetInviteLink, error: FLOOD_WAIT_5000}\n");
        visitors.use("ben", move(""));
        for (int i = 0; i < 2; i++) {
            var shown = show("");
            assertThat(shown.err())
                    .contains("invite links could not be counted anew: Telegram asked for a pause (other)");
            assertThat(link(shown).get("joined").asInt()).isZero();
        }
    }

    @Test
    void aLinkThatWasEndedIsTold() {
        visitors.revoke("alice", ChatId.ofSupergroup(7002), move(""));
        assertThat(link(show("")).get("revoked").asBoolean()).isTrue();
    }

    @Test
    void aLinkThatWasNeverCountedIsToldWithoutNumbers() {
        move("");
        harness.change("delete from invite_links");
        var shown = show("--offline");
        assertThat(shown.err()).contains("who came was never counted");
        assertThat(link(shown).get("joined").isNull()).isTrue();
        assertThat(link(show("")).get("joined").asInt()).isZero();
    }

    @Test
    void aRunWithoutLinksOpensNoClient() {
        harness.tgrow("members transfer --from @old_garden --to @new_garden --route add", "--consent", "vote");
        // There is no such account, so its client can't be opened.
        var shown = show("--account nobody");
        assertThat(shown.err()).doesNotContain("nobody");
        assertThat(shown.json().get("summaries")).hasSize(1);
    }
}
