package dev.tgrow.tdlib;

import dev.tgrow.telegram.ForumTopic;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.TopicPage;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Calls about the topics of forums.
final class TopicCalls {
    private final TdClient client;

    TopicCalls(TdClient client) {
        this.client = client;
    }

    Reply<?> answer(TopicCall<?> call) throws InterruptedException {
        return switch (call) {
            case TopicCall.ListTopics list ->
                client.ask(MessageRequests.getForumTopics(list)).read(TopicCalls::page);
            case TopicCall.GetTopic(var chat, var id) -> one(client.ask(MessageRequests.getForumTopic(chat, id)));
        };
    }

    private static Reply<ForumTopic> one(Answer answer) {
        // TDLib has no words for a topic that is not there.
        return answer instanceof Answer.Failed(int code, var message) && code == 404
                ? new Reply.Refused<>(new Refusal.ChatRefused(Place.TOPIC, message))
                : answer.read(TopicCalls::topic);
    }

    private static TopicPage page(JsonNode page) {
        var topics = page.path("topics").valueStream().map(TopicCalls::topic).toList();
        var last = Json.integer(page, "next_offset_forum_topic_id");
        return new TopicPage(
                Json.integer(page, "total_count"),
                topics,
                topics.isEmpty() || last <= 0
                        ? Optional.empty()
                        : Optional.of(new TopicPage.Next(
                                Json.number(page, "next_offset_date"),
                                Json.number(page, "next_offset_message_id"),
                                new TopicId(last))));
    }

    private static ForumTopic topic(JsonNode topic) {
        var info = topic.path("info");
        return new ForumTopic(
                new TopicId(Json.integer(info, "forum_topic_id")),
                Json.text(info, "name"),
                Json.flag(info, "is_closed"));
    }
}
