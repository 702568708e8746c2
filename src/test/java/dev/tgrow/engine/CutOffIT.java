package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Message;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Files and pins of an announcement whose run is killed, and what people asked for, on the real TDLib.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffIT {
    private static final ChatId MINE = ChatId.ofSupergroup(7001);
    private static final ChatId OURS = ChatId.ofSupergroup(7002);
    private static final String MEDIA = "messages.sendMedia";
    private static final String PIN = "messages.updatePinnedMessage";
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green, phone: "+999 66 0001"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
                - {id: 2002, first_name: Tom, username: tom_baker}
            chats:
              - {id: 7001, title: Mine, username: my_garden, roles: {alice: creator}, members: [mira, tom_baker]}
              - {id: 7002, title: Ours, username: our_garden, roles: {alice: creator}, members: []}
              - {id: 7003, title: New, username: new_garden, roles: {alice: creator}, members: []}
              - {id: 7004, title: Newer, username: newer_garden, roles: {alice: creator}, members: []}
            """;

    private JobStage stage;
    private String message = "";

    @BeforeAll
    void open(Engine engine, @TempDir Path directory) {
        stage = new JobStage(engine, directory, WORLD);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private JobLine begin(String text) throws Exception {
        message = text;
        return stage.begin();
    }

    private String words(JobLine tgrow) throws Exception {
        return "promo send --pin --media " + tgrow.write("fair.pdf", "a programme")
                + " --to @my_garden --to @our_garden --min-delay 0s --max-delay 0s --message";
    }

    /// Kills the run at its n-th call of a method, which never gets an answer.
    private void killedAt(JobLine tgrow, String method, int n, boolean executed) throws Exception {
        var rule = stage.centre().script().on(method).at(n);
        var struck = executed ? rule.mute() : rule.hang();
        try (var run = tgrow.start(words(tgrow), message)) {
            run.awaitThat("the call", () -> struck.struck() == 1);
            // The server needs a moment to do it.
            if (executed) run.endsWithin(java.time.Duration.ofMillis(300));
            run.kill();
            run.await();
        }
        stage.centre().script().clear();
    }

    private void finished(JobLine tgrow) throws Exception {
        var again = tgrow.run(words(tgrow), message);
        assertThat(again.exit()).as(again.err()).isZero();
        for (ChatId chat : List.of(MINE, OURS)) {
            var there = Witness.history(stage.centre().world(), stage.alice(), chat).stream()
                    .filter(one -> one.content().text().text().equals(message))
                    .toList();
            assertThat(there).singleElement().satisfies(one -> {
                assertThat(one.content().media()).isPresent();
                assertThat(one).extracting(Message::pinned).isEqualTo(true);
            });
            assertThat(tgrow.query(
                            "select kind, state from actions where chat_id = " + chat.value() + " order by kind"))
                    .containsExactly(List.of("pin", "done"), List.of("send", "done"));
        }
    }

    @Test
    void aFileThatLeftAndWasNotHeardOfIsSentOnce() throws Exception {
        var tgrow = begin("The fair is on Sunday.");
        killedAt(tgrow, MEDIA, 2, true);
        finished(tgrow);
    }

    @Test
    void aFileThatDidNotArriveIsSent() throws Exception {
        var tgrow = begin("The fair is on Monday.");
        killedAt(tgrow, MEDIA, 2, false);
        finished(tgrow);
    }

    @Test
    void aMessageThatWasSentAndNotPinnedIsPinned() throws Exception {
        var tgrow = begin("The fair is on Tuesday.");
        killedAt(tgrow, PIN, 1, false);
        finished(tgrow);
    }

    @Test
    void whoOptedOutIsNeitherWrittenToNorAdded() throws Exception {
        var tgrow = begin("The fair is on Friday.");
        assertThat(tgrow.run("optout add @our_garden @tom_baker").exit()).isZero();
        assertThat(tgrow.run(words(tgrow).replace(" --message", " --format json --message"), message)
                        .by("chat", "outcome"))
                .containsEntry("@our_garden", "opted_out");
        var moved = tgrow.run(
                "members transfer --from @my_garden --to @new_garden --route add --format json --consent",
                "moved by vote");
        assertThat(moved.exit()).as(moved.err()).isZero();
        assertThat(moved.by("username", "outcome"))
                .containsEntry("tom_baker", "opted_out")
                .containsEntry("mira", "added");
        assertThat(Witness.added(stage.centre().world(), stage.alice(), ChatId.ofSupergroup(7003)))
                .containsExactly(2001L);
        assertThat(stage.calls(MEDIA)).hasSize(1);
        assertThat(stage.calls("channels.inviteToChannel")).hasSize(1);
        assertThat(tgrow.query("select text from consents")).containsExactly(List.of("moved by vote"));
    }

    @Test
    void aClientThatFailsIsMadeAnewInTheMiddleOfAJob() throws Exception {
        var tgrow = begin("").with("TGROW_REINIT_AFTER", "1");
        var move =
                "members transfer --from @my_garden --to @newer_garden --route add --min-delay 0s --max-delay 0s --consent";
        stage.centre().script().on("channels.inviteToChannel").error("SOMETHING_NEW");
        var first = tgrow.run(move, "moved by vote");
        assertThat(first.exit()).as(first.err()).isEqualTo(3);
        assertThat(first.err()).contains("the client is made anew", "1 done, 1 failed");
        assertThat(tgrow.run(move, "moved by vote").exit()).isZero();
        assertThat(Witness.added(stage.centre().world(), stage.alice(), ChatId.ofSupergroup(7004)))
                .containsExactlyInAnyOrder(2001L, 2002L);
        assertThat(tgrow.query("select state, count(*) from actions group by state"))
                .containsExactly(List.of("done", "2"));
    }
}
