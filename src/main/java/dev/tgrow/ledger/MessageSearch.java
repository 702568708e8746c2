package dev.tgrow.ledger;

import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.Call.GetHistory;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageCall.GetMessages;
import dev.tgrow.telegram.MessageCall.ListScheduled;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.ScheduledList;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TopicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Finds the messages of a write again: in the chat's history, or among those that wait there for their time.
///
/// They are known by sender, topic, words and media, and by that no other write of the ledger is known to have left
/// them.
final class MessageSearch {
    /// The parts of an album follow one another.
    private static final int AROUND = 9;

    /// Bots have no messages that wait.
    private static final String NOT_FOR_BOTS = "not available to bots";

    private final Telegram telegram;
    private final ActionStore actions;

    MessageSearch(Telegram telegram, ActionStore actions) {
        this.telegram = telegram;
        this.actions = actions;
    }

    /// Looks through the history between two times.
    ///
    /// @return for each write that it could be, the messages; the oldest first, an album as one
    /// @throws RefusedException if the history can't be read
    List<List<MessageId>> inHistory(Action action, Instant from, Instant until) throws InterruptedException {
        var found = new ArrayList<Post>();
        var before = Optional.<MessageId>empty();
        while (true) {
            var page = telegram.call(new GetHistory(chat(action), before, HistoryPage.MAX_SIZE))
                    .orThrow();
            for (Post post : page.posts()) {
                if (post.date().isBefore(from)) return whole(action, found);
                if (!post.date().isAfter(until) && isIt(action, post)) found.addFirst(post);
            }
            if (page.posts().isEmpty()) return whole(action, found);
            before = Optional.of(page.posts().getLast().id());
        }
    }

    private boolean isIt(Action action, Post post) {
        return post.outgoing()
                && isIt(action, post.text(), post.media(), post.topic())
                && !actions.accounts(action.key().chat(), post.id());
    }

    private static boolean isIt(Action action, String text, String media, Optional<TopicId> topic) {
        var content = action.content();
        return (content.media().isEmpty() || content.media().equals(media))
                && topic.map(TopicId::value).orElse(0) == action.key().subject()
                && Words.same(content.text(), text);
    }

    /// With all parts of an album, of which only one has the words.
    private List<List<MessageId>> whole(Action action, List<Post> found) throws InterruptedException {
        var all = new ArrayList<List<MessageId>>();
        for (Post post : found) {
            if (all.stream().anyMatch(group -> group.contains(post.id()))) continue;
            var parts = action.content().parts();
            if (parts == 0 || post.album().isPresent() == parts > 1) all.add(album(post));
        }
        return all;
    }

    private List<MessageId> album(Post post) throws InterruptedException {
        if (post.album().isEmpty()) return List.of(post.id());
        var near = LongStream.rangeClosed(
                        Math.max(1, post.id().value() - AROUND), post.id().value() + AROUND)
                .mapToObj(MessageId::new)
                .toList();
        return telegram.call(new GetMessages(post.chat(), near)).orThrow().posts().stream()
                .filter(other -> other.album().equals(post.album()))
                .map(Post::id)
                .toList();
    }

    /// Looks among the messages that wait, for those of a write whose numbers there aren't known.
    ///
    /// @throws RefusedException if they can't be seen
    Optional<Action.Result> waiting(Action action) throws InterruptedException {
        var messages = scheduled(action);
        return messages.stream()
                .filter(message -> isIt(action, message.text(), message.media(), message.topic()))
                .filter(message -> !actions.accountsWaiting(action.key().chat(), message.id()))
                .findFirst()
                .map(first -> Action.Result.waiting(group(messages, first.id(), first.album()), first.at()));
    }

    private static List<MessageId> group(List<ScheduledList.Waiting> all, MessageId first, OptionalLong album) {
        if (album.isEmpty()) return List.of(first);
        return all.stream()
                .filter(message -> message.album().equals(album))
                .map(ScheduledList.Waiting::id)
                .toList();
    }

    /// Those of these messages that still wait.
    ///
    /// @param known their numbers among those that wait
    /// @throws RefusedException if they can't be seen
    List<MessageId> waiting(Action action, List<MessageId> known) throws InterruptedException {
        return scheduled(action).stream()
                .map(ScheduledList.Waiting::id)
                .filter(known::contains)
                .toList();
    }

    private List<ScheduledList.Waiting> scheduled(Action action) throws InterruptedException {
        return switch (telegram.call(new ListScheduled(chat(action)))) {
            case Reply.Ok<ScheduledList>(var list) -> list.messages();
            case Reply.Refused<ScheduledList>(Refusal.BadRequest(var text))
            when text.contains(NOT_FOR_BOTS) -> List.of();
            case Reply.Refused<ScheduledList>(var reason) -> throw new RefusedException(reason);
        };
    }

    private static ChatId chat(Action action) {
        return new ChatId(action.key().chat());
    }
}
