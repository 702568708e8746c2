package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.Company.seen;
import static dev.tgrow.engine.Company.send;
import static dev.tgrow.engine.Company.serverId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.HistoryQuery.Wanted;
import dev.tgrow.world.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A forum and its topics.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsIT {
    private static final ChatId FORUM = ChatId.ofSupergroup(5003);
    private static final long SEEDS = 2;
    private static final long TOOLS = 3;

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

    private List<JsonNode> topics() throws InterruptedException {
        return good(alice.ask(json("{'@type':'getForumTopics','chat_id':%d,'query':'','limit':100}", FORUM.value())))
                .path("topics")
                .valueStream()
                .map(topic -> topic.path("info"))
                .toList();
    }

    private static String into(long topic) {
        return ",'topic_id':{'@type':'messageTopicForum','forum_topic_id':%d}".formatted(topic);
    }

    private static long topicOf(JsonNode message) {
        return message.path("topic_id").path("forum_topic_id").asLong();
    }

    @Test
    void theTopicsOfAForumAreListed() throws InterruptedException {
        var topics = topics();

        assertThat(topics.stream().map(topic -> topic.path("name").asString())).contains("General", "Seeds", "Tools");
        assertThat(topics.stream().filter(topic -> topic.path("is_closed").asBoolean()))
                .singleElement()
                .extracting(topic -> topic.path("forum_topic_id").asLong())
                .isEqualTo(TOOLS);
        var one = good(
                alice.ask(json("{'@type':'getForumTopic','chat_id':%d,'forum_topic_id':%d}", FORUM.value(), SEEDS)));
        assertThat(one.path("info").path("name").asString()).isEqualTo("Seeds");
    }

    @Test
    void theHistoryOfATopicIsReadToItsEnd() throws InterruptedException {
        var account = company.centre().account("alice");
        var query = new HistoryQuery(Wanted.inTopic(TOOLS), 0, Optional.empty(), 0, 100, 0, 0);
        var expected =
                company.centre().world().messages().page(account, FORUM, query).messages();

        var all = new ArrayList<JsonNode>();
        while (true) {
            var from = all.isEmpty() ? 0 : all.getLast().path("id").asLong();
            var page = good(alice.ask(json(
                            "{'@type':'getForumTopicHistory','chat_id':%d,'forum_topic_id':%d,'from_message_id':%d,'offset':0,'limit':100}",
                            FORUM.value(), TOOLS, from)))
                    .path("messages");
            if (page.isEmpty()) break;
            page.forEach(all::add);
        }

        assertThat(all.stream().map(Company::serverId))
                .isEqualTo(expected.stream().map(Message::id).toList());
        assertThat(all).allMatch(message -> topicOf(message) == TOOLS);
    }

    @Test
    void aMessageGoesToItsTopic() throws InterruptedException {
        for (long topic : List.of(1L, SEEDS)) {
            var sent = send(alice, FORUM.value(), Company.text("radishes"), into(topic));

            assertThat(topicOf(seen(bob, sent))).isEqualTo(topic);
            var answer = send(
                    bob,
                    FORUM.value(),
                    Company.text("which ones?"),
                    into(topic)
                            + ",'reply_to':{'@type':'inputMessageReplyToMessage','message_id':%d}"
                                    .formatted(sent.path("id").asLong()));
            var seen = seen(alice, answer);
            assertThat(topicOf(seen)).isEqualTo(topic);
            assertThat(seen.path("reply_to").path("message_id").asLong())
                    .isEqualTo(sent.path("id").asLong());
        }
    }

    @Test
    void nothingIsSentToAClosedTopic() throws InterruptedException {
        var before = company.centre()
                .world()
                .messages()
                .page(company.centre().account("alice"), FORUM, HistoryQuery.newest(1))
                .total();

        var answer = alice.ask(json(
                "{'@type':'sendMessage','chat_id':%d,'input_message_content':%s%s}",
                FORUM.value(), Company.text("a rake"), into(TOOLS)));

        var error = answer.path("@type").asString().equals("error")
                ? answer
                : alice.awaitUpdate(
                                "updateMessageSendFailed",
                                update -> update.path("old_message_id").equals(answer.path("id")))
                        .path("error");
        assertThat(error.path("message").asString()).isEqualTo("TOPIC_CLOSED");
        assertThat(company.centre()
                        .world()
                        .messages()
                        .page(company.centre().account("alice"), FORUM, HistoryQuery.newest(1))
                        .total())
                .isEqualTo(before);
        assertThat(topicOf(send(bob, FORUM.value(), Company.text("closed for you alone"), into(TOOLS))))
                .isEqualTo(TOOLS);
    }

    @Test
    void aNewTopicIsSeen() throws InterruptedException {
        var made = good(bob.ask(json(
                "{'@type':'createForumTopic','chat_id':%d,'name':'Weather','icon':{'@type':'forumTopicIcon','color':7322096}}",
                FORUM.value())));

        assertThat(made.path("name").asString()).isEqualTo("Weather");
        var told = alice.awaitUpdate(
                        "updateNewMessage",
                        update -> update.path("message")
                                .path("content")
                                .path("@type")
                                .asString()
                                .equals("messageForumTopicCreated"))
                .path("message");
        assertThat(serverId(told)).isEqualTo(made.path("forum_topic_id").asLong());
        assertThat(topics().stream().map(topic -> topic.path("name").asString()))
                .contains("Weather");
    }
}
