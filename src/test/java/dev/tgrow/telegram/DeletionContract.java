package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Looking whether messages are there, and deleting them for everybody.
interface DeletionContract extends ContractStage {
    private List<MessageId> there(ChatId chat, List<MessageId> ids) throws InterruptedException {
        return alice().call(new MessageCall.GetMessages(chat, ids)).orThrow().posts().stream()
                .map(Post::id)
                .toList();
    }

    private List<MessageId> newest(ChatId chat, int count) throws InterruptedException {
        return history(chat).stream().limit(count).map(Post::id).toList();
    }

    @Test
    default void findsMessagesByTheirNumbers() throws InterruptedException {
        var channel = chat("news_channel").id();
        var posts = history(channel);
        var two = List.of(posts.get(7), posts.get(200));
        var missing = new MessageId(999_999);

        var found = alice().call(new MessageCall.GetMessages(
                        channel,
                        List.of(two.getFirst().id(), missing, two.getLast().id())))
                .orThrow();

        assertThat(found.posts()).isEqualTo(two);
        assertThat(there(channel, List.of(missing))).isEmpty();
        assertThat(place(new MessageCall.GetMessages(NO_CHAT, List.of(missing))))
                .isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void deletesOurOwnMessagesWhereWeMayOnlyWrite() throws InterruptedException {
        for (ChatId chat :
                List.of(chat("source_group").id(), chat("friend_user").id())) {
            var sent = alice().call(text(chat, "a mistake")).orThrow().id();
            assertThat(there(chat, List.of(sent))).containsExactly(sent);

            var deleted = alice().call(new MessageCall.DeleteMessages(chat, List.of(sent)))
                    .orThrow();

            assertThat(deleted).isEqualTo(new MessageCall.Deleted(List.of(sent), List.of()));
            assertThat(there(chat, List.of(sent))).isEmpty();
            assertThat(isAtServer(chat, sent)).isFalse();
            assertThat(history(chat)).extracting(Post::id).doesNotContain(sent);
            assertThat(alice().call(new MessageCall.DeleteMessages(chat, List.of(sent)))
                            .orThrow())
                    .isEqualTo(new MessageCall.Deleted(List.of(), List.of()));
        }
    }

    @Test
    default void leavesWhatOthersWroteWhereWeMayNotDelete() throws InterruptedException {
        var group = chat("capped_group").id();
        var theirs = newest(group, 1).getFirst();
        var ours = alice().call(text(group, "ours")).orThrow().id();

        var deleted = alice().call(new MessageCall.DeleteMessages(group, List.of(theirs, ours)))
                .orThrow();

        assertThat(deleted).isEqualTo(new MessageCall.Deleted(List.of(ours), List.of(theirs)));
        assertThat(there(group, List.of(theirs, ours))).containsExactly(theirs);
        assertThat(isAtServer(group, theirs)).isTrue();
        assertThat(alice().call(new MessageCall.DeleteMessages(group, List.of(theirs)))
                        .orThrow())
                .isEqualTo(new MessageCall.Deleted(List.of(), List.of(theirs)));
        var channel = chat("news_channel").id();
        var post = newest(channel, 1);
        assertThat(alice().call(new MessageCall.DeleteMessages(channel, post)).orThrow())
                .isEqualTo(new MessageCall.Deleted(List.of(), post));
    }

    @Test
    default void deletesWhatAnybodyWroteAsAdministrator() throws InterruptedException {
        var small = new ChatId(-7001);
        alice().call(new Call.ResolveChat(new ChatRef.ById(small))).orThrow();
        for (ChatId chat : List.of(chat("dear_group").id(), chat("our_channel").id(), small)) {
            alice().call(text(chat, "one more")).orThrow();
            var all = new ArrayList<>(newest(chat, 2));

            var deleted =
                    alice().call(new MessageCall.DeleteMessages(chat, all)).orThrow();

            assertThat(deleted.deleted()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(deleted.kept()).isEmpty();
            assertThat(there(chat, all)).isEmpty();
            for (MessageId id : all) assertThat(isAtServer(chat, id)).isFalse();
        }
    }

    @Test
    default void tellsWhenTheServerKeepsAMessage() throws InterruptedException {
        var group = chat("hurry_group").id();
        var sent = alice().call(text(group, "hold on")).orThrow().id();

        assertThat(place(new MessageCall.DeleteMessages(group, List.of(sent)))).isEqualTo(Refusal.Place.NO_RIGHT);

        assertThat(isAtServer(group, sent)).isTrue();
        assertThat(there(group, List.of(sent))).containsExactly(sent);
    }

    @Test
    default void neverDeletesTheFirstMessageOfAGroup() throws InterruptedException {
        var first = List.of(new MessageId(1));

        assertThat(alice().call(new MessageCall.DeleteMessages(
                                chat("full_group").id(), first))
                        .orThrow())
                .isEqualTo(new MessageCall.Deleted(List.of(), first));
    }

    @Test
    default void deletesOnceThoughTheConnectionIsLost() throws InterruptedException {
        var group = chat("shaky_group").id();
        var sent = alice().call(text(group, "to be taken back")).orThrow().id();

        assertThat(alice().call(new MessageCall.DeleteMessages(group, List.of(sent)))
                        .orThrow()
                        .deleted())
                .containsExactly(sent);

        assertThat(there(group, List.of(sent))).isEmpty();
        assertThat(isAtServer(group, sent)).isFalse();
        assertThat(alice().call(new Call.GetHistory(group, Optional.empty(), 1))
                        .orThrow()
                        .posts())
                .extracting(Post::id)
                .doesNotContain(sent);
    }
}
