package dev.tgrow.telegram;

import java.util.Optional;

/// What is asked about the topics of a forum. A chat that is none is refused with [Refusal.Place#TOPIC].
public sealed interface TopicCall<R> extends Call<R> {
    ChatId chat();

    /// One page of the topics, those with the newest messages first.
    ///
    /// @param query what their titles hold, in any case; empty for all
    /// @param from where the page before ended
    record ListTopics(ChatId chat, String query, Optional<TopicPage.Next> from) implements TopicCall<TopicPage> {
        @Override
        public Class<TopicPage> reply() {
            return TopicPage.class;
        }
    }

    /// One topic; one that isn't there is refused with [Refusal.Place#TOPIC].
    record GetTopic(ChatId chat, TopicId topic) implements TopicCall<ForumTopic> {
        @Override
        public Class<ForumTopic> reply() {
            return ForumTopic.class;
        }
    }
}
