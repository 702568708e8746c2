package dev.tgrow.channels;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.PostStore;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Telegram;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Stores the posts of channels, each once, several channels side by side.
///
/// What is stored is remembered page by page, so that a run that was cut off goes on and a further run reads only
/// what is new.
public final class ParseChannels implements Task {
    private static final Columns CHANNEL =
            Columns.of("channel", "chat", "title", "outcome", "added", "stored", "reason");

    /// What to read.
    ///
    /// @param since no posts older than this
    /// @param limit how many posts are added for each chat at most
    /// @param full read everything again, stored or not
    /// @param printPosts whether each new post is given out as a row, besides one row for each chat
    /// @param width chats, and parts of one history, that are read side by side
    public record Request(
            List<ChatRef> chats,
            Optional<Instant> since,
            Optional<Integer> limit,
            boolean full,
            boolean printPosts,
            boolean dryRun,
            int width) {
        public Request {
            chats = chats.stream().distinct().toList();
            if (chats.isEmpty()) throw new IllegalArgumentException("no chat is named");
            if (limit.isPresent() && limit.get() < 1) {
                throw new IllegalArgumentException("--limit must be at least 1, not " + limit.get());
            }
            if (width < 1) throw new IllegalArgumentException("--concurrency must be at least 1, not " + width);
        }
    }

    private final Request request;
    private final Telegram telegram;
    private final PostStore store;

    public ParseChannels(Request request, Telegram telegram, PostStore store) {
        this.request = request;
        this.telegram = telegram;
        this.store = store;
    }

    @Override
    public End run(RunScope run) throws InterruptedException {
        run.fanOut(request.chats(), request.width(), ref -> {
            parse(ref, run);
            return ref;
        });
        return new End.Complete();
    }

    private void parse(ChatRef ref, RunScope run) throws InterruptedException {
        try {
            var chat = telegram.call(new ResolveChat(ref)).orThrow().shared();
            if (!request.dryRun()) store.seen(chat, run.now());
            var reading = new Reading(request, telegram, store, chat, run);
            var added = reading.read();
            var verb = request.dryRun() ? "posts to add" : "posts added";
            var row = CHANNEL.row(
                    chat.label(),
                    chat.title(),
                    request.dryRun() ? "planned" : "parsed",
                    added,
                    store.count(chat.id()),
                    "");
            run.emit(new RunEvent.Summary("%s: %s: %d".formatted(chat.label(), verb, added), row));
            if (!request.printPosts()) run.emit(new RunEvent.Item(row, new Outcome.Done("parsed")));
        } catch (RefusedException e) {
            failed(ref, e.reason(), run);
        }
    }

    /// One chat that can't be read doesn't end the others' reading, unless it is the only one.
    private void failed(ChatRef ref, Refusal reason, RunScope run) {
        if (request.chats().size() == 1 || reason.meaning() != Refusal.Meaning.SKIP_CHAT) {
            throw new RefusedException(ref.toString(), reason);
        }
        var code = reason instanceof Refusal.ChatRefused(var why, var _)
                ? why.name().toLowerCase(Locale.ROOT)
                : "refused";
        run.emit(new RunEvent.Note(ref + ": " + reason.text()));
        run.emit(new RunEvent.Item(
                CHANNEL.row(ref.toString(), null, code, null, null, reason.text()), new Outcome.Failed(code)));
    }
}
