package dev.tgrow.ledger;

import dev.tgrow.run.End;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.store.RunStore.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the ledger tells operators of runs and of what they wrote.
public final class Journal {
    private static final Columns RUN = Columns.of(
            "run",
            "run",
            "started",
            "finished",
            "command",
            "account",
            "state",
            "exit",
            "done",
            "skipped",
            "failed",
            "why",
            "retry_at");
    private static final Columns ACTION =
            Columns.of("action", "kind", "chat", "person", "state", "message_id", "link", "reason", "at");

    private final RunStore runs;
    private final ActionStore actions;

    public Journal(RunStore runs, ActionStore actions) {
        this.runs = runs;
        this.actions = actions;
    }

    /// A run that was found.
    ///
    /// @param arguments its command line as a JSON array, secrets left out
    /// @param row all that is known of it
    /// @param actions what it wrote, or had in hand
    public record Found(String id, String arguments, Row row, List<Row> actions) {}

    /// The newest runs first.
    public List<Row> list(int limit, Instant now) {
        return runs.newest(Optional.empty(), limit).stream()
                .map(run -> row(run, now))
                .toList();
    }

    /// The run that an operator means.
    ///
    /// @param name its id, or as much of it as no other has; the newest if absent
    /// @throws RunEnded if there is none, or more than one
    public Found find(Optional<String> name, Instant now) {
        var found = name.map(runs::named).orElseGet(() -> runs.newest(Optional.empty(), 1));
        if (found.isEmpty()) {
            throw new RunEnded(new End.NotFound(
                    name.map("no run '%s' is in the ledger"::formatted).orElse("no run is in the ledger")));
        }
        if (found.size() > 1 && name.isPresent() && !found.getFirst().id().equals(name.get())) {
            throw new RunEnded(new End.Misused("%d runs begin with '%s'".formatted(found.size(), name.get())));
        }
        return found(found.getFirst(), now);
    }

    /// The newest run that did not end with success.
    ///
    /// @throws RunEnded if all did
    public Found unfinished(Instant now) {
        return runs.newest(Optional.empty(), 1000).stream()
                .filter(run -> run.ending().filter(end -> end.exitCode() == 0).isEmpty())
                .findFirst()
                .map(run -> found(run, now))
                .orElseThrow(() -> new RunEnded(new End.NotFound("no run is left to resume: all ended well")));
    }

    private Found found(Run run, Instant now) {
        var written = actions.ofRun(run.id()).stream().map(Journal::row).toList();
        return new Found(run.id(), run.arguments(), row(run, now), written);
    }

    private static Row row(Run run, Instant now) {
        var ending = run.ending();
        var counts = ending.map(RunStore.Ending::counts);
        return RUN.row(
                run.id(),
                run.started(),
                run.finished().orElse(null),
                run.command(),
                run.account(),
                state(run, now),
                ending.map(RunStore.Ending::exitCode).orElse(null),
                counts.map(List::getFirst).orElse(null),
                counts.map(all -> all.get(1)).orElse(null),
                counts.map(List::getLast).orElse(null),
                ending.map(RunStore.Ending::why).orElse(null),
                ending.flatMap(RunStore.Ending::retryAt).orElse(null));
    }

    /// A run that didn't say its end is under way, or was killed.
    private static String state(Run run, Instant now) {
        if (run.finished().isPresent()) return "ended";
        return run.deadline().isBefore(now) ? "cut_off" : "open";
    }

    private static Row row(Action action) {
        return ACTION.row(
                action.key().kind().word(),
                action.label(),
                action.key().kind() == Action.Kind.INVITE ? action.key().subject() : null,
                action.state().word(),
                action.message().map(message -> message.value()).orElse(null),
                action.link().orElse(null),
                action.reason().orElse(null),
                action.decided().or(action::intended).orElse(null));
    }

    /// Forgets runs that ended before a time; what they wrote stays.
    public int prune(Instant before) {
        return runs.prune(before);
    }
}
