package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.world.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Messages that wait for their time.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleIT {
    private static final ChatId GROUP = ChatId.ofSupergroup(5001);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(6002);
    private static final ChatId SMALL = new ChatId(-7001);

    private Company company;
    private RawTdlib alice;
    private RawTdlib bob;

    @BeforeAll
    void meet(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.open(engine, directory);
        alice = company.of("alice");
        bob = company.of("bob");
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    /// Lets a message of alice wait for an hour.
    private JsonNode schedule(ChatId chat, String text) throws InterruptedException {
        var at = company.centre().world().now().plus(Duration.ofHours(1)).getEpochSecond();
        var state = "{'@type':'messageSchedulingStateSendAtDate','send_date':%d}".formatted(at);
        return send(
                alice,
                chat.value(),
                Company.text(text),
                ",'options':{'@type':'messageSendOptions','scheduling_state':" + state + "}");
    }

    private List<String> waiting(ChatId chat) throws InterruptedException {
        var messages = good(alice.ask(json("{'@type':'getChatScheduledMessages','chat_id':%d}", chat.value())))
                .path("messages");
        return messages.valueStream().map(ScheduleIT::text).toList();
    }

    private static String text(JsonNode message) {
        return message.path("content").path("text").path("text").asString("");
    }

    private JsonNode arrived(String text) throws InterruptedException {
        return bob.awaitUpdate(
                        "updateNewMessage",
                        update -> text(update.path("message")).equals(text))
                .path("message");
    }

    private boolean hasArrived(String text) {
        return bob.updates("updateNewMessage").stream()
                .anyMatch(update -> text(update.path("message")).equals(text));
    }

    @Test
    void aMessageWaitsUntilItIsSentNow() throws InterruptedException {
        for (ChatId chat : List.of(GROUP, CHANNEL, SMALL)) {
            var message = schedule(chat, "later");
            assertThat(message.path("scheduling_state").path("@type").asString())
                    .isEqualTo("messageSchedulingStateSendAtDate");
            assertThat(waiting(chat)).containsExactly("later");
            assertThat(hasArrived("later")).isFalse();

            good(alice.ask(json(
                    "{'@type':'editMessageSchedulingState','chat_id':%d,'message_id':%d}",
                    chat.value(), message.path("id").asLong())));

            assertThat(arrived("later").path("chat_id").asLong()).isEqualTo(chat.value());
            assertThat(waiting(chat)).isEmpty();
            bob.forget();
        }
    }

    @Test
    void aMessageIsTakenBack() throws InterruptedException {
        var first = schedule(GROUP, "never mind");
        schedule(GROUP, "mind this");

        good(alice.ask(json(
                "{'@type':'deleteMessages','chat_id':%d,'message_ids':[%d],'revoke':true}",
                GROUP.value(), first.path("id").asLong())));

        assertThat(waiting(GROUP)).containsExactly("mind this");
        assertThat(company.centre().world().scheduled().list(company.centre().account("alice"), GROUP))
                .hasSize(1);
        assertThat(hasArrived("never mind")).isFalse();
    }

    @Test
    void aMessageIsSentWhenItsTimeComes() throws InterruptedException {
        var world = company.centre().world();
        var draft = Draft.of(FormattedText.plain("on the dot"), Optional.empty());
        var due = world.now().plus(Duration.ofSeconds(2));

        world.scheduled().add(company.centre().account("alice"), CHANNEL, List.of(draft), due);

        assertThat(arrived("on the dot").path("date").asLong()).isGreaterThanOrEqualTo(due.getEpochSecond());
        assertThat(waiting(CHANNEL)).isEmpty();
    }
}
