package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forums: what topics they have, and what is written into these.
interface TopicContract extends ContractStage {
    TopicId SEEDS = new TopicId(2);
    TopicId ARCHIVE = new TopicId(3);

    private List<ForumTopic> topics(ChatId chat, String query) throws InterruptedException {
        var all = new ArrayList<ForumTopic>();
        var from = Optional.<TopicPage.Next>empty();
        do {
            var page = alice().call(new TopicCall.ListTopics(chat, query, from)).orThrow();
            all.addAll(page.topics());
            from = page.next();
        } while (from.isPresent());
        return all;
    }

    @Test
    default void listsTheTopicsOfAForum() throws InterruptedException {
        var forum = chat("forum_group").id();

        assertThat(topics(forum, ""))
                .hasSize(130)
                .contains(new ForumTopic(SEEDS, "Seeds", false), new ForumTopic(ARCHIVE, "Archive", true))
                .extracting(ForumTopic::id)
                .contains(TopicId.GENERAL)
                .doesNotHaveDuplicates();
        assertThat(topics(forum, "SEED")).containsExactly(new ForumTopic(SEEDS, "Seeds", false));
        assertThat(topics(forum, "nothing like this")).isEmpty();
    }

    @Test
    default void findsATopicByItsNumber() throws InterruptedException {
        var forum = chat("forum_group").id();

        assertThat(alice().call(new TopicCall.GetTopic(forum, ARCHIVE)).orThrow())
                .isEqualTo(new ForumTopic(ARCHIVE, "Archive", true));
        assertThat(alice().call(new TopicCall.GetTopic(forum, TopicId.GENERAL))
                        .orThrow()
                        .closed())
                .isFalse();
        assertThat(place(new TopicCall.GetTopic(forum, new TopicId(77_777)))).isEqualTo(Refusal.Place.TOPIC);
    }

    @Test
    default void findsNoTopicsWhereThereIsNoForum() throws InterruptedException {
        var group = chat("target_group").id();

        assertThat(place(new TopicCall.ListTopics(group, "", Optional.empty()))).isEqualTo(Refusal.Place.TOPIC);
        assertThat(place(new TopicCall.GetTopic(group, SEEDS))).isEqualTo(Refusal.Place.TOPIC);
        assertThat(place(into(group, SEEDS, "where am I?"))).isEqualTo(Refusal.Place.TOPIC);
        assertThat(place(new TopicCall.ListTopics(NO_CHAT, "", Optional.empty())))
                .isEqualTo(Refusal.Place.NOT_FOUND);
    }

    private static Call.SendMessage into(ChatId chat, TopicId topic, String text) {
        var options = new SendOptions(Optional.of(topic), Optional.empty(), 0);
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(text), Optional.empty(), true, false, options));
    }

    @Test
    default void writesIntoATopic() throws InterruptedException {
        var forum = chat("forum_group").id();

        for (TopicId topic : List.of(SEEDS, TopicId.GENERAL)) {
            var sent = alice().call(into(forum, topic, "about " + topic)).orThrow();

            assertThat(sent.scheduled()).isFalse();
            assertThat(topicOf(forum, sent.id())).isEqualTo(topic);
        }
    }

    @Test
    default void writesIntoNoTopicThatIsClosedOrGone() throws InterruptedException {
        var forum = chat("forum_group").id();

        assertThat(place(into(forum, ARCHIVE, "too late"))).isEqualTo(Refusal.Place.TOPIC);
        assertThat(place(into(forum, new TopicId(77_777), "nowhere"))).isEqualTo(Refusal.Place.TOPIC);
        assertThat(history(forum)).extracting(Post::text).doesNotContain("too late", "nowhere");
    }
}
