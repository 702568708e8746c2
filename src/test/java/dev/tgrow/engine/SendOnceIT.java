package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.send;
import static dev.tgrow.engine.Company.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.RequestLog;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Draft;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to an answer, there is one copy of a message.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendOnceIT {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final ChatId PAID = ChatId.ofSupergroup(5002);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(6002);
    private static final ChatId SMALL = new ChatId(-7001);
    private static final ChatId BOB = new ChatId(1002);

    private Company company;
    private RawTdlib alice;

    @BeforeAll
    void meet(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.open(engine, directory);
        alice = company.of("alice");
        good(alice.ask(json("{'@type':'searchPublicChat','username':'bob_test'}")));
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    private List<Long> copies(ChatId chat, String text) {
        return company
                .centre()
                .world()
                .messages()
                .page(company.centre().account("alice"), chat, HistoryQuery.newest(20))
                .messages()
                .stream()
                .filter(message -> message.content().text().text().equals(text))
                .map(Message::id)
                .toList();
    }

    private List<RequestLog.Entry> calls(String text) {
        return company.centre().log().calls("messages.sendMessage").stream()
                .filter(entry -> entry.arguments().string("message").equals(text))
                .toList();
    }

    @Test
    void anAnswerThatIsLostWithItsSessionLeavesOneCopy() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL, BOB)) {
            var text = "lost in " + chat.value();
            company.centre().script().on("messages.sendMessage").lose();

            var sent = send(alice, chat.value(), text);

            assertThat(copies(chat, text)).containsExactly(serverId(sent));
            assertThat(calls(text)).isNotEmpty();
            assertThat(calls(text).stream()
                            .map(entry -> entry.arguments().number("random_id"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void anAnswerThatComesOnTheNextConnectionLeavesOneCopy() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL, BOB)) {
            var text = "late in " + chat.value();
            company.centre().script().on("messages.sendMessage").dropAfter();

            var sent = send(alice, chat.value(), text);

            assertThat(copies(chat, text)).containsExactly(serverId(sent));
        }
    }

    /// More than a session keeps for a client that is away, and more than a channel's difference holds.
    @Test
    void anAnswerIsKeptForAClientThatMissesALot() throws InterruptedException {
        var centre = company.centre();
        centre.script().latency("messages.sendMessage", Duration.ofMillis(500));
        var answer = alice.sent(json(
                "{'@type':'sendMessage','chat_id':%d,'input_message_content':%s}",
                GROUP.value(), Company.text("while much happens")));
        var pending = good(alice.await(answer, RawTdlib.PATIENCE));
        while (calls("while much happens").isEmpty()) Thread.sleep(1);
        try (var _ = centre.outage()) {
            var bob = centre.account("bob");
            for (int i = 0; i < 300; i++) centre.world().messages().send(bob, GROUP, Draft.of("number " + i));
            assertThat(centre.log().await(call -> calls("while much happens").contains(call), RawTdlib.PATIENCE))
                    .isPresent();
        }
        centre.script().clear();

        var sent = Company.sent(alice, pending);

        assertThat(calls("while much happens")).hasSize(1);
        assertThat(centre.world().messages().find(centre.account("alice"), GROUP, serverId(sent)))
                .map(message -> message.content().text().text())
                .contains("while much happens");
    }

    @Test
    void aMessageThatCostsSomethingIsSentOnceItIsPaidFor() throws InterruptedException {
        var free = alice.ask(json(
                "{'@type':'sendMessage','chat_id':%d,'input_message_content':%s}",
                PAID.value(), Company.text("for free")));
        var failure = alice.awaitUpdate(
                "updateMessageSendFailed",
                update -> update.path("old_message_id").equals(free.path("id")));
        var state = failure.path("message").path("sending_state");
        assertThat(state.path("required_paid_message_star_count").asInt()).isEqualTo(5);
        // It sends nothing that the account can't pay, as far as it knows.
        good(alice.ask(json("{'@type':'getStarSubscriptions','only_expiring':false,'offset':''}")));

        send(
                alice,
                PAID.value(),
                Company.text("paid"),
                ",'options':{'@type':'messageSendOptions','paid_message_star_count':5}");

        assertThat(copies(PAID, "for free")).isEmpty();
        assertThat(copies(PAID, "paid")).hasSize(1);
    }
}
