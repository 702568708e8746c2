package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages that are sent later, and messages that are taken back.
class PromoUndoTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
              - {name: bob, id: 1002, first_name: Bob, username: bob_green}
              - {name: robot, id: 1003, first_name: Robot, username: robot_bot, bot: true}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony, username: balcony, roles: {alice: member, bob: member, robot: member, mira: creator}, members: [], posts: 1}
              - {id: 7002, title: Seeds, username: seed_swap, roles: {alice: member, mira: creator}, members: [], posts: 1}
              - {id: 7006, title: Small, username: small_forum, forum: true, roles: {alice: member, mira: creator}, members: [], topics: [{id: 5, title: News}]}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result send(String options) {
        return send(1, options);
    }

    /// @param seconds the pause between two messages
    private Result send(int seconds, String options) {
        return harness.tgrow("promo send --campaign fair --message Hi --format json --min-delay " + seconds
                + "s --max-delay " + seconds + "s " + options);
    }

    private Result undo(String options) {
        return harness.tgrow("promo undo fair --format json " + options);
    }

    /// What tgrow wrote there, newest first, of what is still there.
    private List<String> posts(String chat) {
        var posts =
                harness.tgrow("channels parse --dry-run --format json " + chat).column("text");
        return posts.stream().filter(Set.of("Hi", "Stays", "x")::contains).toList();
    }

    @Test
    void whatACampaignSentIsDeletedOnce() {
        send("--to @balcony --to @seed_swap --to @small_forum:5");
        harness.tgrow("promo send --campaign other --message Stays --to @balcony");
        var plan = undo("--dry-run");
        assertThat(plan.column("outcome")).containsOnly("planned");
        assertThat(posts("@balcony")).hasSize(2);

        var result = undo("");
        assertThat(result.code()).isZero();
        assertThat(result.column("chat")).containsExactly("@balcony", "@seed_swap", "@small_forum:5");
        assertThat(result.column("outcome")).containsOnly("deleted");
        assertThat(posts("@balcony")).containsExactly("Stays");
        assertThat(posts("@seed_swap")).isEmpty();

        assertThat(undo("").column("outcome")).containsOnly("already_deleted");
        var more = send("--to @balcony --to @seed_swap");
        assertThat(more.code()).isEqualTo(2);
        assertThat(more.error().get("message").asString())
                .contains("the campaign 'fair' was taken back on 2026-11-20T");
        assertThat(harness.tgrow("promo status --format json").column("state"))
                .containsExactlyInAnyOrder("undone", "done");
        assertThat(harness.tgrow("promo status fair --format json")
                        .summary()
                        .get("deleted")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void allRoundsAreTakenBack() {
        send("--to @balcony");
        send("--to @balcony --again");
        assertThat(undo("").column("round")).containsExactly("1", "2");
        assertThat(posts("@balcony")).isEmpty();
        send("--to @balcony --again");
        assertThat(undo("").column("outcome")).containsExactly("already_deleted", "already_deleted", "deleted");
    }

    private long media() {
        var posts = harness.tgrow("channels parse --dry-run --format json @balcony");
        return posts.column("media").stream().filter("photo"::equals).count();
    }

    @Test
    void anAlbumGoesAsAWhole() {
        var one = harness.write("one.jpg", "one");
        var two = harness.write("two.jpg", "two");
        send("--media " + one + " --media " + two + " --to @balcony");
        assertThat(media()).isEqualTo(2);
        assertThat(undo("").column("outcome")).containsExactly("deleted");
        assertThat(media()).isZero();
    }

    @Test
    void aCampaignThatNobodyKnowsIsNotFound() {
        var result = harness.tgrow("promo undo nothing");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("no campaign 'nothing' is in the ledger");
    }

    @Test
    void whatAnotherAccountSentIsLeft() {
        send("--to @balcony --account bob");
        var result = undo("--account alice");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("other_account");
        assertThat(posts("@balcony")).hasSize(1);
    }

    @Test
    void aMessageWaitsForItsTimeAtTelegram() {
        var result = send("--to @balcony --schedule 2h");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("scheduled");
        assertThat(result.column("due")).containsExactly("2026-11-20T11:00:00Z");
        assertThat(posts("@balcony")).isEmpty();
        var again = send("--to @balcony --schedule 3h");
        assertThat(again.column("outcome")).containsExactly("already_sent");
        assertThat(again.column("due")).containsExactly("2026-11-20T11:00:00Z");
        assertThat(again.column("reason").getFirst()).startsWith("scheduled on 2026-11-20T09:00:00Z");
    }

    @Test
    void aMessageThatWaitsIsTakenBack() {
        var one = harness.write("one.jpg", "one");
        var two = harness.write("two.jpg", "two");
        send("--to @balcony --schedule 2h --media " + one + " --media " + two);
        harness.tgrow("promo send --campaign other --message Stays --to @balcony --schedule 2h");
        assertThat(undo("").column("outcome")).containsExactly("taken_back");
        wait(3);
        assertThat(posts("@balcony")).containsExactly("Stays");
    }

    /// Lets so many hours pass in the world.
    private void wait(int hours) {
        var waited = harness.tgrow("promo send --campaign clock --again --message x --to @seed_swap --to @small_forum"
                + " --min-delay " + hours + "h --max-delay " + hours + "h --timeout 9h");
        assertThat(waited.code()).isZero();
    }

    @Test
    void aMessageWhoseTimeHasComeIsFoundAndDeleted() {
        send("--to @balcony --schedule 2h");
        wait(3);
        assertThat(posts("@balcony")).containsExactly("Hi");
        assertThat(undo("").column("outcome")).containsExactly("deleted");
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void whatIsGoneAlreadyIsSaid() {
        send("--to @balcony");
        undo("");
        harness.change("delete from actions where kind = 'delete'");
        assertThat(undo("").column("outcome")).containsExactly("gone");
    }

    @Test
    void aWaitingMessageThatIsNowhereIsNotCalledGone() {
        send("--to @balcony --schedule 2h");
        undo("");
        harness.change("delete from actions where kind = 'delete'");
        var result = undo("");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("lost");
    }

    @Test
    void onlyTheFileOfTheCampaignIsDeletedAfterItsTime() {
        var photo = harness.write("one.jpg", "one");
        var paper = harness.write("two.pdf", "two");
        var quietly = "promo send --format json --min-delay 1s --max-delay 1s --to @balcony --campaign ";
        harness.tgrow(quietly + "fair --schedule 1h --media " + photo);
        harness.tgrow(quietly + "other --schedule 62m --media " + paper);
        wait(3);
        assertThat(undo("").column("outcome")).containsExactly("deleted");
        var left =
                harness.tgrow("channels parse --dry-run --format json @balcony").column("media");
        assertThat(left).contains("document").doesNotContain("photo");
    }

    @Test
    void filesWithoutWordsThatCantBeToldApartAreLeft() {
        var photo = harness.write("one.jpg", "one");
        var quietly = "promo send --format json --min-delay 1s --max-delay 1s --to @balcony --campaign ";
        harness.tgrow(quietly + "fair --schedule 1h --media " + photo);
        harness.tgrow(quietly + "other --schedule 62m --media " + harness.write("two.jpg", "two"));
        wait(3);
        assertThat(undo("").column("outcome")).containsExactly("lost");
    }

    @Test
    void eachRoundThatWaitedIsFoundAtItsTime() {
        send("--to @balcony --schedule 1h");
        send("--to @balcony --schedule 3h --again");
        wait(4);
        assertThat(undo("").column("outcome")).containsExactly("deleted", "deleted");
        assertThat(posts("@balcony")).isEmpty();
        assertThat(harness.query(
                        "select message_id from actions where kind = 'send' and campaign = 'fair' order by round"))
                .containsExactly(List.of("2"), List.of("3"));
    }

    @Test
    void whatTheOperatorHadSkippedIsTakenBackToo() {
        send("--to @balcony");
        harness.change("update actions set state = 'refused', reason = 'resolved', message_id = null");
        assertThat(undo("").column("outcome")).containsExactly("deleted");
    }

    @Test
    void afterAnUndoAllGetItAgain() {
        send("--to @balcony --to @seed_swap");
        send(60, "--to @balcony --to @seed_swap --again --timeout 30s");
        assertThat(undo("").column("outcome")).containsOnly("deleted");
        assertThat(send("--to @balcony --to @seed_swap --again").column("outcome"))
                .containsOnly("sent");
    }

    @Test
    void aFileThatNothingWasWrittenToStaysAsItWas() {
        var file = harness.write("kept.csv", "keep");
        var result = harness.tgrow("promo undo nothing -o " + file);
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("was not written");
        assertThat(harness.read("kept.csv")).isEqualTo("keep");
    }

    @Test
    void aChatThatJoinsLaterKeepsTheTimeOfTheOthers() {
        send("--to @balcony --schedule 09:30");
        var joined = send("--to @balcony --to @seed_swap");
        assertThat(joined.column("outcome")).containsExactly("already_sent", "scheduled");
        assertThat(joined.column("due")).containsOnly("2026-11-20T09:30:00Z");
        wait(1);
        var late = send("--to @balcony --to @small_forum --schedule 09:30");
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.error().get("message").asString())
                .contains("'2026-11-20T09:30:00Z' can't be the time to send at");
        assertThat(send("--to @small_forum --schedule 2026-11-20T18:30Z").column("outcome"))
                .containsExactly("scheduled");
    }

    @Test
    void aTimeThatCantBeIsWrongUsage() {
        for (var wrong : List.of(
                "2026-11-20T08:00:00Z|that is over",
                "5s|less than 10 s away",
                "400d|at most a year",
                "soon|--schedule: 'soon' is not a date")) {
            var parts = wrong.split("\\|", 2);
            var result = send("--to @balcony --schedule " + parts[0]);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.error().get("message").asString()).contains(parts[1]);
        }
        var pinned = send("--to @balcony --schedule 1h --pin");
        assertThat(pinned.code()).isEqualTo(2);
        assertThat(pinned.error().get("message").asString()).contains("--pin: what is sent later can't be pinned now");
    }

    @Test
    void nothingIsSentAfterItsTime() {
        var result = harness.tgrow("promo send --message Hi --format json --to @balcony --to @seed_swap"
                + " --min-delay 60s --max-delay 60s --schedule 65s");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.column("outcome")).containsExactly("scheduled", "too_late");
        assertThat(result.err()).contains("2 chats may take until 2026-11-20T09:01:00Z");
        wait(1);
        assertThat(posts("@seed_swap")).contains("x").doesNotContain("Hi");
    }

    @Test
    void aRoundThatCameTooLateForSomeGoesOn() {
        var options = "--to @balcony --to @seed_swap --again --schedule ";
        send("--to @balcony --to @seed_swap");
        assertThat(send(60, options + "65s").column("outcome")).containsExactly("scheduled", "too_late");
        assertThat(send(60, options + "2030-01-01T09:00Z").code()).isEqualTo(2);
        var on = send(60, options + "2027-01-01T09:00Z");
        assertThat(on.column("outcome")).containsExactly("already_sent", "scheduled");
        assertThat(on.column("due").getLast()).isEqualTo("2027-01-01T09:00:00Z");
    }

    @Test
    void aRoundGoesOnWithTheTimeThatItWasBegunWith() {
        send(60, "--to @balcony --to @seed_swap --timeout 30s --schedule 3h");
        var on = send("--to @balcony --to @seed_swap --schedule 4h");
        assertThat(on.column("due")).containsOnly("2026-11-20T12:00:00Z");
        assertThat(on.err()).contains("this was begun for 2026-11-20T12:00:00Z, which stands");
        var other = send("--to @balcony --again --schedule 5h");
        assertThat(other.column("due")).containsExactly("2026-11-20T14:00:30Z");
    }

    @Test
    void aCampaignThatNothingWasSentOfMayStillChange() {
        assertThat(send("--to @balcony --schedule 5s").code()).isEqualTo(2);
        var changed = harness.tgrow("promo send --campaign fair --message Changed --format json --to @balcony");
        assertThat(changed.code()).isZero();
    }

    @Test
    void aCampaignThatIsDoneDoesNotMindThatItsTimeHasPassed() {
        send("--to @balcony --schedule 2026-11-20T10:00:00Z");
        wait(3);
        var result = send("--to @balcony --schedule 2026-11-20T10:00:00Z");
        assertThat(result.code()).isZero();
        assertThat(result.column("outcome")).containsExactly("already_sent");
    }

    @Test
    void aScheduledMessageWhoseAnswerIsLostIsFoundAmongThoseThatWait() {
        harness.world(WORLD + "faults:\n  - {call: SendMessage, after: 0, lose: answer}\n");
        var result = send("--to @balcony --schedule 2h");
        assertThat(result.column("outcome")).containsExactly("scheduled");
        assertThat(harness.query("select state, due_at is null, waiting_id is null from actions"))
                .containsExactly(List.of("done", "0", "0"));
    }
}
