package dev.tgrow.ledger;

import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.Call.GetHistory;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageCall.FoundMessages;
import dev.tgrow.telegram.MessageCall.GetMessages;
import dev.tgrow.telegram.MessageCall.ListScheduled;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.ScheduledList;
import dev.tgrow.telegram.Telegram;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Finds the message of a write again: in the chat's history, or among those that wait there for their time.
final class MessageSearch {
    /// The parts of an album follow one another.
    private static final int AROUND = 9;

    /// What a write of ours may hold besides text.
    private static final Set<String> FILES = Set.of("photo", "document");

    private final Telegram telegram;
    private final ActionStore actions;

    MessageSearch(Telegram telegram, ActionStore actions) {
        this.telegram = telegram;
        this.actions = actions;
    }

    /// Walks the history back to before the message left.
    ///
    /// @return all messages of the write, or none
    /// @throws RefusedException if it can't be read
    List<MessageId> inHistory(Action action, Instant since) throws InterruptedException {
        var chat = chat(action);
        var before = Optional.<MessageId>empty();
        while (true) {
            var page = telegram.call(new GetHistory(chat, before, HistoryPage.MAX_SIZE));
            var posts = page.orThrow().posts();
            for (Post post : posts) {
                if (post.date().isBefore(since)) return List.of();
                if (isIt(action, post)) return whole(post);
            }
            if (posts.isEmpty()) return List.of();
            before = Optional.of(posts.getLast().id());
        }
    }

    /// Ours, with the same words, and not the one that an earlier round sent.
    private boolean isIt(Action action, Post post) {
        return post.outgoing()
                && says(action, post.text(), post.media())
                && !actions.accounts(action.key().chat(), post.id());
    }

    private static boolean says(Action action, String text, String media) {
        var content = action.content().strip();
        return text.strip().equals(content) && (!content.isEmpty() || FILES.contains(media));
    }

    /// The album that a post is part of.
    private List<MessageId> whole(Post post) throws InterruptedException {
        if (post.album().isEmpty()) return List.of(post.id());
        var near = LongStream.rangeClosed(
                        Math.max(1, post.id().value() - AROUND), post.id().value() + AROUND)
                .mapToObj(MessageId::new)
                .toList();
        return switch (telegram.call(new GetMessages(post.chat(), near))) {
            case Reply.Ok<FoundMessages>(var found) ->
                found.posts().stream()
                        .filter(other -> other.album().equals(post.album()))
                        .map(Post::id)
                        .toList();
            case Reply.Refused<FoundMessages>(var reason) -> throw new RefusedException(reason);
        };
    }

    /// The write's message among those that wait, as one whose number isn't known.
    ///
    /// Where the list is refused, none of ours can wait.
    Optional<Action.Waiting> waiting(Action action) throws InterruptedException {
        return scheduled(action).stream()
                .filter(message -> says(action, message.text(), message.media()))
                .filter(message -> !actions.accountsWaiting(action.key().chat(), message.id()))
                .findFirst()
                .map(message -> new Action.Waiting(message.id(), message.at()));
    }

    /// What still waits of a write that is known to wait, all parts of an album.
    ///
    /// @throws RefusedException if it can't be seen
    List<MessageId> waiting(Action action, Action.Waiting known) throws InterruptedException {
        var messages = telegram.call(new ListScheduled(chat(action))).orThrow().messages();
        var first = messages.stream()
                .filter(message -> message.id().equals(known.id()))
                .findFirst();
        if (first.isEmpty()) return List.of();
        var album = first.get().album();
        return messages.stream()
                .filter(message -> album.isPresent()
                        ? message.album().equals(album)
                        : message.id().equals(known.id()))
                .map(ScheduledList.Waiting::id)
                .toList();
    }

    private List<ScheduledList.Waiting> scheduled(Action action) throws InterruptedException {
        return switch (telegram.call(new ListScheduled(chat(action)))) {
            case Reply.Ok<ScheduledList>(var list) -> list.messages();
            case Reply.Refused<ScheduledList>(var reason) ->
                switch (reason.meaning()) {
                    case SKIP_CHAT, BUG -> List.of();
                    default -> throw new RefusedException(action.label(), reason);
                };
        };
    }

    private static ChatId chat(Action action) {
        return new ChatId(action.key().chat());
    }
}
