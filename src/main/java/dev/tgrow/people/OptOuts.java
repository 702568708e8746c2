package dev.tgrow.people;

import dev.tgrow.input.PeopleFile;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.OptOut;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.ChatRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The list of people and chats that want to hear nothing of us, as operators keep it.
///
/// It holds for every account that shares the store, and an entry counts from the moment that it is there, for runs
/// under way too ([OptOutTelegram]).
public final class OptOuts {
    private static final Columns ENTRY = Columns.of("opt_out", "id", "username", "reason", "added_at");
    private static final Columns CHANGE = Columns.of("opt_out", "id", "username", "outcome");
    private static final Columns IMPORT = Columns.of("import", "file", "people", "added");
    private static final Outcome OPTED_OUT = new Outcome.Done("opted_out");
    private static final Outcome ALREADY_OPTED_OUT = new Outcome.Skipped("already_opted_out");
    private static final int PART = 1000;

    private final OptOutStore store;

    public OptOuts(OptOutStore store) {
        this.store = store;
    }

    /// People and chats by name or id.
    ///
    /// @param reason in the operator's words
    public record Request(List<ChatRef> peers, Optional<String> reason) {
        public Request {
            peers = peers.stream().distinct().toList();
            peers.forEach(Peers::of);
        }

        private List<Peer> named() {
            return peers.stream().map(Peers::of).toList();
        }
    }

    public Task add(Request request) {
        return run -> {
            var peers = request.named();
            var added = store.add(peers, request.reason(), run.now());
            for (int i = 0; i < peers.size(); i++) {
                run.emit(change(peers.get(i), added.get(i) ? OPTED_OUT : ALREADY_OPTED_OUT));
            }
            return new End.Complete();
        };
    }

    public Task remove(Request request) {
        return run -> {
            for (Peer peer : request.named()) {
                run.emit(change(
                        peer,
                        store.remove(peer) > 0 ? new Outcome.Done("removed") : new Outcome.Skipped("not_listed")));
            }
            return new End.Complete();
        };
    }

    /// Adds everybody on a list, however long.
    ///
    /// @param name how messages call the list
    public Task add(String name, Supplier<PeopleFile> list, Optional<String> reason) {
        return run -> {
            var batches = new PeopleBatches(run, part -> added(part, reason, run), OPTED_OUT, ALREADY_OPTED_OUT);
            batches.store(list);
            run.emit(new RunEvent.Summary(
                    "%s: %,d people, %,d of them new on the opt-out list"
                            .formatted(name, batches.people(), batches.added()),
                    IMPORT.row(name, batches.people(), batches.added())));
            return new End.Complete();
        };
    }

    private int added(List<Peer> part, Optional<String> reason, RunScope run) {
        return (int) store.add(part, reason, run.now()).stream()
                .filter(Boolean::booleanValue)
                .count();
    }

    public Task list() {
        return run -> {
            var after = "";
            for (var part = store.list(after, PART); !part.isEmpty(); part = store.list(after, PART)) {
                part.forEach(entry -> run.emit(listed(entry)));
                after = part.getLast().subject();
            }
            return new End.Complete();
        };
    }

    private static RunEvent.Item listed(OptOut entry) {
        var peer = entry.peer();
        return new RunEvent.Item(
                ENTRY.row(
                        peer.id().orElse(null),
                        peer.username().orElse(null),
                        entry.reason().orElse(null),
                        entry.added()),
                new Outcome.Done("listed"));
    }

    private static RunEvent.Item change(Peer peer, Outcome outcome) {
        return new RunEvent.Item(
                CHANGE.row(peer.id().orElse(null), peer.username().orElse(null), outcome.code()), outcome);
    }
}
