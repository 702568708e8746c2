package dev.tgrow.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.Rule;
import dev.tgrow.telegram.ChatId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The server methods that matter to each job fail once in each way, on the real TDLib: the exit code is the documented
/// one, the ledger says what the server says, and the next run finishes the job.
///
/// Waits and repetitions that take TDLib half a minute are left to the tests of single jobs.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixIT {
    private static final int CASES = 40;
    private static final int FIRST_TARGET = 9000;
    private static final ChatId MINE = ChatId.ofSupergroup(7001);
    private static final ChatId OURS = ChatId.ofSupergroup(7002);
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
                - {id: 2003, first_name: Priya, username: priya, invite: privacy}
            chats:
              - {id: 7001, title: Mine, username: my_garden, roles: {alice: creator}, members: [mira, priya, tom_baker]}
              - {id: 7002, title: Ours, username: our_garden, roles: {alice: creator}, members: []}
              - {id: 7003, title: News, username: garden_news, kind: channel, roles: {mira: creator}, members: [], posts: 120}
            """;
    private static final String TARGET =
            "  - {id: %d, title: New garden, username: new_garden_%d, members: [], roles: {alice: creator}}\n";

    private JobStage stage;
    private int number;

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(
                engine,
                directory,
                WORLD
                        + IntStream.rangeClosed(1, CASES)
                                .mapToObj(one -> TARGET.formatted(FIRST_TARGET + one, one))
                                .collect(joining()));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private enum Job {
        SEND,
        MOVE,
        PARSE
    }

    /// What happens to a call, how the run ends then, and what must be done before the next one.
    private record Blow(String name, Consumer<Rule> strike, int exit, String mend, String option) {
        static final Blow FLOOD =
                new Blow("a long flood wait", rule -> rule.flood(Duration.ofMinutes(5)), 75, "limits reset", "");
        static final Blow LIMITED = new Blow("PEER_FLOOD", rule -> rule.error("PEER_FLOOD"), 8, "limits reset", "");
        static final Blow REVOKED =
                new Blow("the session is gone", rule -> rule.error(401, "AUTH_KEY_UNREGISTERED"), 4, "log in", "");
        static final Blow LOST = new Blow("the answer is lost", Rule::dropAfter, 0, "", "");
        static final Blow BROKEN = new Blow("500", rule -> rule.times(2).error(500, "INTERNAL"), 0, "", "");
        static final Blow SILENT = new Blow("no answer", Rule::hang, 10, "", "--timeout 6s");
        static final Blow FORBIDDEN =
                new Blow("a chat is closed", rule -> rule.error(403, "CHAT_WRITE_FORBIDDEN"), 3, "", "");
        static final Blow PRIVATE =
                new Blow("a person is private", rule -> rule.error(403, "USER_PRIVACY_RESTRICTED"), 0, "", "");
    }

    @TestFactory
    Stream<DynamicTest> eachMethodFailsOnceInEachWay() {
        return Stream.of(
                        cases(Job.PARSE, "contacts.resolveUsername", Blow.FLOOD, Blow.REVOKED, Blow.SILENT),
                        cases(
                                Job.SEND,
                                "messages.sendMessage",
                                Blow.FLOOD,
                                Blow.LOST,
                                Blow.LIMITED,
                                Blow.BROKEN,
                                Blow.FORBIDDEN),
                        cases(Job.SEND, "messages.updatePinnedMessage", Blow.FLOOD, Blow.LIMITED),
                        cases(Job.MOVE, "channels.getParticipants", Blow.FLOOD, Blow.SILENT),
                        cases(Job.MOVE, "channels.inviteToChannel", Blow.FLOOD, Blow.LOST, Blow.LIMITED, Blow.PRIVATE),
                        cases(Job.MOVE, "messages.exportChatInvite", Blow.LOST, Blow.REVOKED, Blow.LIMITED),
                        cases(Job.PARSE, "messages.getHistory", Blow.FLOOD, Blow.BROKEN))
                .flatMap(all -> all);
    }

    private Stream<DynamicTest> cases(Job job, String method, Blow... blows) {
        return Stream.of(blows)
                .map(blow -> DynamicTest.dynamicTest(
                        "%s: %s: %s".formatted(job, method, blow.name()), () -> play(job, method, blow)));
    }

    private void play(Job job, String method, Blow blow) throws Exception {
        number++;
        var tgrow = stage.begin();
        var rule = stage.centre().script().on(method);
        if (method.equals("messages.sendMessage")) rule.at(2);
        // TDLib asks once for itself when it meets a chat.
        if (method.equals("messages.getHistory")) rule.times(2);
        blow.strike().accept(rule);
        var first = run(tgrow, job, blow.option());
        assertThat(rule.struck()).as(first.err()).isPositive();
        assertThat(first.exit()).as(first.err()).isEqualTo(blow.exit());
        assertThat(first.err()).doesNotContain("fault of its own");
        ledgerIsTrue(tgrow, job);
        stage.centre().script().clear();
        if (blow.mend().equals("limits reset"))
            assertThat(tgrow.run("limits reset --account alice").exit()).isZero();
        if (blow.mend().equals("log in")) {
            tgrow.line().logIn(stage.alice());
            stage.forgetLogin();
        }
        if (blow.exit() != 0 || blow.equals(Blow.PRIVATE)) {
            var second = run(tgrow, job, blow.equals(Blow.PRIVATE) ? "--again" : "");
            assertThat(second.exit()).as(second.err()).isZero();
            ledgerIsTrue(tgrow, job);
        }
        done(tgrow, job);
    }

    private String message() {
        return "The fair is on Sunday, says sign no. " + number + ".";
    }

    private ChatId target() {
        return ChatId.ofSupergroup(FIRST_TARGET + number);
    }

    private JobLine.Outcome run(JobLine tgrow, Job job, String option) throws Exception {
        var words = switch (job) {
            case SEND -> "promo send --pin --to @my_garden --to @our_garden --min-delay 0s --max-delay 0s";
            case MOVE ->
                "members transfer --from @my_garden --to @new_garden_%d --campaign move --min-delay 0s --max-delay 0s"
                        .formatted(number);
            case PARSE -> "channels parse @garden_news";
        };
        var line = (words + " " + option).strip();
        return switch (job) {
            case SEND -> tgrow.run(line, "--message", message());
            case MOVE -> tgrow.run(line, "--consent", "moved by vote");
            case PARSE -> tgrow.run(line);
        };
    }

    private List<Long> sent(ChatId chat) {
        return Witness.copies(stage.centre().world(), stage.alice(), chat, message());
    }

    private List<Long> added() {
        return Witness.added(stage.centre().world(), stage.alice(), target());
    }

    private List<String> links() {
        var alice = stage.alice();
        return stage
                .centre()
                .world()
                .links()
                .list(alice, target(), alice.person().user().id(), false)
                .stream()
                .filter(link -> link.name().equals("move"))
                .map(link -> link.url())
                .toList();
    }

    /// What the ledger calls done is there, and nothing else is.
    private void ledgerIsTrue(JobLine tgrow, Job job) throws Exception {
        var rows = tgrow.query("select kind, state, chat_id, subject_id, message_id, link from actions");
        assertThat(rows).extracting(row -> row.get(1)).isSubsetOf("done", "refused", "planned");
        var done = new ArrayList<List<String>>();
        rows.stream().filter(row -> row.get(1).equals("done")).forEach(done::add);
        if (job == Job.SEND) {
            for (ChatId chat : List.of(MINE, OURS)) {
                assertThat(done.stream()
                                .filter(row -> row.getFirst().equals("send")
                                        && row.get(2).equals(chat.toString()))
                                .map(row -> Long.parseLong(row.get(4))))
                        .containsExactlyElementsOf(sent(chat));
            }
        }
        if (job == Job.MOVE) {
            assertThat(done.stream()
                            .filter(row -> row.getFirst().equals("invite"))
                            .map(row -> Long.parseLong(row.get(3))))
                    .containsExactlyInAnyOrderElementsOf(added());
            assertThat(done.stream()
                            .filter(row -> row.getFirst().equals("link"))
                            .map(row -> row.get(5)))
                    .containsExactlyElementsOf(links());
        }
    }

    private void done(JobLine tgrow, Job job) throws Exception {
        switch (job) {
            case SEND -> {
                for (ChatId chat : List.of(MINE, OURS)) {
                    var copies = sent(chat);
                    assertThat(copies).hasSize(1);
                    assertThat(stage.centre().world().messages().find(stage.alice(), chat, copies.getFirst()))
                            .hasValueSatisfying(
                                    message -> assertThat(message.pinned()).isTrue());
                }
            }
            case MOVE -> {
                assertThat(added()).containsExactlyInAnyOrder(2001L, 2002L);
                assertThat(links()).hasSize(1);
            }
            case PARSE -> assertThat(tgrow.query("select count(*) from posts")).containsExactly(List.of("120"));
        }
    }
}
