package dev.tgrow.members;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Pull;
import dev.tgrow.store.StoredPulls;
import dev.tgrow.telegram.ChatRef;
import java.util.Optional;

/// Names the pulls that are stored, the newest first. Asks nobody.
public final class ListPulls implements Task {
    private static final Columns PULL = Columns.of(
            "pull", "id", "chat", "title", "filter", "started_at", "listed", "total", "complete", "reasons", "account");

    /// Which pulls.
    ///
    /// @param chat only those of this chat
    /// @param limit at most this many
    public record Request(Optional<ChatRef> chat, int limit) {
        public Request {
            if (limit < 1) throw new IllegalArgumentException("--limit must be at least 1, not " + limit);
        }
    }

    private final Request request;
    private final StoredPulls pulls;

    public ListPulls(Request request, StoredPulls pulls) {
        this.request = request;
        this.pulls = pulls;
    }

    @Override
    public End run(RunScope run) {
        var listed = request.chat()
                .map(ref -> pulls.chat(ref)
                        .orElseThrow(() -> new RunEnded(new End.NotFound("no pull of %s is stored".formatted(ref)))))
                .map(chat -> pulls.of(chat, request.limit()))
                .orElseGet(() -> pulls.all(request.limit()));
        listed.forEach(pull -> run.emit(new RunEvent.Item(row(pull), new Outcome.Done("listed"))));
        return new End.Complete();
    }

    private static Row row(Pull pull) {
        var cutOff = pull.finished().isEmpty();
        return PULL.row(
                pull.id(),
                pull.label(),
                pull.title(),
                pull.filter(),
                pull.started(),
                cutOff ? null : pull.listed(),
                cutOff ? null : pull.total(),
                pull.whole(),
                cutOff ? "cut off" : String.join("; ", pull.reasons()),
                pull.account());
    }
}
