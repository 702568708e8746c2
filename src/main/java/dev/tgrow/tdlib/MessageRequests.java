package dev.tgrow.tdlib;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.TopicCall;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.TopicPage;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Requests about messages that are there or wait for their time, and about the topics of forums.
final class MessageRequests {
    private MessageRequests() {}

    static ObjectNode getMessages(ChatId chat, List<MessageId> messages) {
        var request = Json.object("getMessages").put("chat_id", chat.value());
        var ids = request.putArray("message_ids");
        messages.forEach(id -> ids.add(Requests.id(id)));
        return request;
    }

    /// Asks nobody; the message must have been got before.
    static ObjectNode getMessageProperties(ChatId chat, MessageId message) {
        return Json.object("getMessageProperties").put("chat_id", chat.value()).put("message_id", Requests.id(message));
    }

    static ObjectNode getChatScheduledMessages(ChatId chat) {
        return Json.object("getChatScheduledMessages").put("chat_id", chat.value());
    }

    static ObjectNode getForumTopics(TopicCall.ListTopics call) {
        return Json.object("getForumTopics")
                .put("chat_id", call.chat().value())
                .put("query", call.query())
                .put("offset_date", call.from().map(TopicPage.Next::date).orElse(0L))
                .put(
                        "offset_message_id",
                        call.from().map(TopicPage.Next::message).orElse(0L))
                .put(
                        "offset_forum_topic_id",
                        call.from().map(last -> last.topic().value()).orElse(0))
                .put("limit", TopicPage.MAX_SIZE);
    }

    static ObjectNode getForumTopic(ChatId chat, TopicId topic) {
        return Json.object("getForumTopic").put("chat_id", chat.value()).put("forum_topic_id", topic.value());
    }
}
