package dev.tgrow.ledger;

import dev.tgrow.run.End;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.store.RunStore.Run;
import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.HashSet;
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
    private final Watch watch;

    /// @param watch tells of runs that said no end whether they are under way
    public Journal(RunStore runs, ActionStore actions, Watch watch) {
        this.runs = runs;
        this.actions = actions;
        this.watch = watch;
    }

    /// Sees whether a run is under way.
    @FunctionalInterface
    public interface Watch {
        /// Whether it is; empty for one that can't be seen from here.
        Optional<Boolean> isAlive(Run run);
    }

    /// A run that was found.
    ///
    /// @param arguments its command line as a JSON array, secrets left out
    /// @param account in the ledger's words
    /// @param row all that is known of it
    /// @param actions what it wrote, or had in hand
    /// @param links the invite links that it made or gave out
    public record Found(
            String id, String arguments, String account, Row row, List<Row> actions, List<MadeLink> links) {}

    /// An invite link that was made.
    ///
    /// @param label the chat as people know it
    public record MadeLink(String url, String name, ChatId chat, String label) {}

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
        var endedWell = new HashSet<List<String>>();
        return runs.newest(Optional.empty(), 1000).stream()
                // What the same command line did since is the end of what it began.
                .filter(run -> {
                    var line = List.of(run.account(), run.arguments());
                    if (run.ending().filter(end -> end.exitCode() == 0).isPresent()) endedWell.add(line);
                    return !endedWell.contains(line);
                })
                .findFirst()
                .map(run -> found(run, now))
                .orElseThrow(() -> new RunEnded(new End.NotFound("no run is left to resume: all ended well")));
    }

    private Found found(Run run, Instant now) {
        var written = actions.ofRun(run.id());
        return new Found(
                run.id(),
                run.arguments(),
                run.account(),
                row(run, now),
                written.stream().map(Journal::row).toList(),
                actions.linksOf(run.id()).stream()
                        .flatMap(action -> link(action).stream())
                        .toList());
    }

    private static Optional<MadeLink> link(Action action) {
        var key = action.key();
        return action.link().map(url -> new MadeLink(url, key.campaign(), new ChatId(key.chat()), action.label()));
    }

    private Row row(Run run, Instant now) {
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

    /// A run that didn't say its end is under way, or was killed; of another machine's, only its deadline tells.
    private String state(Run run, Instant now) {
        if (run.finished().isPresent()) return "ended";
        return watch.isAlive(run)
                .map(alive -> alive ? "running" : "cut_off")
                .orElseGet(() -> run.deadline().isBefore(now) ? "cut_off" : "open");
    }

    /// Of a decision, what was decided.
    private static String word(Action action) {
        return action.key().kind() == Action.Kind.DECIDE
                ? action.content().text()
                : action.key().kind().word();
    }

    private static boolean isAboutPerson(Action action) {
        return switch (action.key().kind()) {
            case INVITE, DECIDE -> true;
            case SEND, PIN, LINK, DELETE -> false;
        };
    }

    private static Row row(Action action) {
        return ACTION.row(
                word(action),
                action.label(),
                isAboutPerson(action) ? action.key().subject() : null,
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
