package dev.tgrow.channels;

import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.PostStore;
import dev.tgrow.store.Span;
import dev.tgrow.telegram.Call.GetHistory;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Telegram;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One chat's history in one run: finds out what is missing and walks it, newest first.
///
/// Message ids are known numbers, so a long stretch is cut into parts that are walked side by side; a page of one part
/// is stored before the next is asked for.
final class Reading {
    /// Ids in one part: a handful of pages, so that parts are worth their first request.
    private static final int PART = 500;

    private final ParseChannels.Request request;
    private final Telegram telegram;
    private final PostStore store;
    private final Chat chat;
    private final RunScope run;
    private long added;

    Reading(ParseChannels.Request request, Telegram telegram, PostStore store, Chat chat, RunScope run) {
        this.request = request;
        this.telegram = telegram;
        this.store = store;
        this.chat = chat;
        this.run = run;
    }

    /// Reads what is missing and returns how many posts were new.
    long read() throws InterruptedException {
        var newest = page(Optional.empty());
        if (newest.posts().isEmpty()) return 0;
        var top = newest.posts().getFirst().id().value();
        if (request.full() && !request.dryRun()) store.uncover(chat.id());
        var missing = Missing.of(known(), top, readsOn());
        // Where a bound may be met, an older part must not be begun before it is known whether it is wanted.
        var bounded = request.limit().isPresent() || request.since().isPresent();
        var parts = bounded ? missing : Missing.cut(missing, PART);
        var width = bounded ? 1 : request.width();
        run.inOrder(number -> number < parts.size() ? () -> walk(parts.get(number)) : null, width, this::took);
        if (!request.dryRun()) store.settle(chat.id());
        return added;
    }

    private List<Span> known() {
        return request.full() ? List.of() : store.covered(chat.id());
    }

    /// Whether this run reads on below what earlier ones have. Only a run with a limit, after one that got
    /// what it asked for, means the newest ones alone.
    private boolean readsOn() {
        return request.full() || request.limit().isEmpty() || !store.settled(chat.id());
    }

    /// What one part brought.
    ///
    /// @param added how many posts were new
    /// @param more whether older parts are still wanted
    private record Part(long added, boolean more) {}

    private boolean took(Part part) {
        added += part.added();
        return part.more();
    }

    private Part walk(Span span) throws InterruptedException {
        var fresh = 0L;
        var before = span.high() + 1;
        while (before > span.low()) {
            var page = page(Optional.of(new MessageId(before))).posts();
            var posts = page.stream()
                    .filter(post -> post.id().value() >= span.low())
                    .toList();
            // A page that reaches past the stretch, or an empty one, says that nothing older is left in it.
            var reached = posts.isEmpty() || posts.size() < page.size()
                    ? span.low()
                    : posts.getLast().id().value();
            var wanted = wanted(posts, added + fresh);
            var whole = wanted.size() == posts.size();
            var oldest = whole ? reached : oldest(wanted, before);
            if (oldest < before) fresh += keep(wanted, new Span(oldest, before - 1));
            if (!whole) return new Part(fresh, false);
            before = reached;
        }
        return new Part(fresh, true);
    }

    private static long oldest(List<Post> wanted, long before) {
        return wanted.isEmpty() ? before : wanted.getLast().id().value();
    }

    /// The leading posts that are inside the limit and young enough.
    private List<Post> wanted(List<Post> posts, long soFar) {
        var since = request.since().orElse(Instant.MIN);
        var left = request.limit().map(limit -> Math.max(0, limit - soFar)).orElse(Long.MAX_VALUE);
        return posts.stream()
                .limit(left)
                .takeWhile(post -> !post.date().isBefore(since))
                .toList();
    }

    private int keep(List<Post> posts, Span covered) {
        var fresh = request.dryRun() ? posts : store.add(chat.id(), posts, covered, run.now());
        if (request.printPosts()) {
            fresh.forEach(post -> run.emit(new RunEvent.Item(PostRow.of(chat, post), new Outcome.Done("added"))));
        }
        return fresh.size();
    }

    private HistoryPage page(Optional<MessageId> before) throws InterruptedException {
        return telegram.call(new GetHistory(chat.id(), before, HistoryPage.MAX_SIZE))
                .orThrow();
    }
}
