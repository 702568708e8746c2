package dev.tgrow.promo;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ForumTopic;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TopicCall.GetTopic;
import dev.tgrow.telegram.TopicCall.ListTopics;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.TopicPage;
import dev.tgrow.telegram.TopicRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the topics that an operator named.
final class Topics {
    private final Telegram telegram;

    Topics(Telegram telegram) {
        this.telegram = telegram;
    }

    /// What was found.
    sealed interface Finding {
        Finding GENERAL = new Found(Optional.empty());

        /// A topic that may be written into.
        ///
        /// @param topic absent for the general one, which every forum has
        record Found(Optional<TopicId> topic) implements Finding {}

        /// There is none to write into.
        ///
        /// @param why one clause for people
        record None(String why) implements Finding {}
    }

    /// Looks for a topic that this account may write into.
    Finding find(Chat chat, TopicRef topic) throws InterruptedException {
        try {
            return switch (topic) {
                case TopicRef.ById(var id) ->
                    found(chat, telegram.call(new GetTopic(chat.id(), id)).orThrow());
                case TopicRef.ByTitle(var title) -> titled(chat, title);
            };
        } catch (RefusedException e) {
            if (e.reason().meaning() != Refusal.Meaning.SKIP_CHAT) throw e;
            return new Finding.None(e.reason().text());
        }
    }

    private static Finding found(Chat chat, ForumTopic topic) {
        if (topic.closed() && !chat.self().isAdministrator()) return new Finding.None("the topic is closed");
        return topic.id().equals(TopicId.GENERAL) ? Finding.GENERAL : new Finding.Found(Optional.of(topic.id()));
    }

    /// Telegram finds titles that hold the words; only those that are the words count.
    private Finding titled(Chat chat, String title) throws InterruptedException {
        Map<Integer, ForumTopic> named = new HashMap<>();
        var from = Optional.<TopicPage.Next>empty();
        do {
            var page = telegram.call(new ListTopics(chat.id(), title, from)).orThrow();
            page.topics().stream()
                    .filter(topic -> topic.title().strip().equalsIgnoreCase(title))
                    .forEach(topic -> named.put(topic.id().value(), topic));
            from = page.next();
        } while (from.isPresent() && named.size() < 2);
        return switch (named.size()) {
            case 0 -> new Finding.None("no topic is called '" + title + "'");
            case 1 -> found(chat, named.values().iterator().next());
            default -> new Finding.None("two topics are called '" + title + "': name one by its number");
        };
    }
}
