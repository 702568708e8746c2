package dev.tgrow.people;

import static java.util.Objects.requireNonNull;

import dev.tgrow.input.PeopleFile;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.Consent;
import dev.tgrow.store.ConsentStore;
import dev.tgrow.store.OptIn;
import dev.tgrow.store.OptInStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.ChatRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What operators state about people who agreed to be added: opt-in lists, and the statements of transfers.
public final class Consents {
    private static final Columns CONSENT =
            Columns.of("consent", "list", "source", "chat", "text", "people", "stated_at", "withdrawn_at", "account");
    private static final Columns PERSON = Columns.of("opt_in", "list", "id", "username");
    private static final Columns CHANGE = Columns.of("opt_in", "list", "id", "username", "outcome");
    private static final Columns IMPORT = Columns.of("import", "list", "file", "people", "added");
    private static final Outcome RECORDED = new Outcome.Done("recorded");
    private static final Outcome ALREADY_RECORDED = new Outcome.Skipped("already_recorded");
    private static final int PART = 1000;

    private final ConsentStore consents;
    private final OptInStore optIns;
    private final Supplier<String> account;

    /// @param account who states it
    public Consents(ConsentStore consents, OptInStore optIns, Supplier<String> account) {
        this.consents = consents;
        this.optIns = optIns;
        this.account = account;
    }

    /// How people agreed.
    ///
    /// @param source where they said so
    /// @param text what they agreed to, or how
    /// @param chat the chat that they agreed to; any if absent
    public record Statement(String source, String text, Optional<ChatRef> chat) {
        public Statement {
            requireNonNull(chat, "chat");
            if (source.isBlank()) throw new IllegalArgumentException("--source is empty: say where the people agreed");
            if (text.isBlank()) throw new IllegalArgumentException("--text is empty: say what the people agreed to");
            chat.ifPresent(Peers::of);
        }

        private String target() {
            return chat.map(ChatRef::toString).orElse("");
        }
    }

    /// People by name or id.
    public record Named(List<ChatRef> people) {
        public Named {
            people = people.stream().distinct().toList();
            people.forEach(Peers::person);
        }

        List<Peer> peers() {
            return people.stream().map(Peers::person).toList();
        }
    }

    /// What to take back.
    ///
    /// @param lists the numbers of lists or statements
    /// @param people who is taken off these lists, or off all if none is named;
    ///     if nobody is, the lists end as a whole
    public record Withdrawal(List<Long> lists, Named people) {
        public Withdrawal {
            lists = lists.stream().distinct().toList();
            if (lists.isEmpty() && people.people().isEmpty()) {
                throw new IllegalArgumentException("name a list, or people with --user");
            }
        }
    }

    private long list(Statement statement, RunScope run) {
        return consents.list(account.get(), statement.source(), statement.target(), statement.text(), run.now());
    }

    public Task add(Statement statement, Named named) {
        return run -> {
            var list = list(statement, run);
            for (Peer peer : named.peers()) {
                var added = optIns.add(list, List.of(peer)) == 1;
                run.emit(change(Optional.of(list), peer, added ? RECORDED : ALREADY_RECORDED));
            }
            return new End.Complete();
        };
    }

    /// Records everybody on a list, however long.
    ///
    /// @param name how messages call the list
    public Task add(Statement statement, String name, Supplier<PeopleFile> people) {
        return run -> {
            var list = new long[1];
            var batches = new PeopleBatches(
                    run,
                    part -> {
                        // A list that names nobody leaves no trace.
                        if (list[0] == 0) list[0] = list(statement, run);
                        return optIns.add(list[0], part);
                    },
                    RECORDED,
                    ALREADY_RECORDED);
            batches.store(people);
            run.emit(new RunEvent.Summary(
                    "%s: %,d people, %,d of them new on the opt-in list %d"
                            .formatted(name, batches.people(), batches.added(), list[0]),
                    IMPORT.row(list[0], name, batches.people(), batches.added())));
            return new End.Complete();
        };
    }

    public Task all() {
        return run -> {
            var after = 0L;
            for (var part = consents.all(after, PART); !part.isEmpty(); part = consents.all(after, PART)) {
                part.forEach(consent -> run.emit(listed(consent)));
                after = part.getLast().id();
            }
            return new End.Complete();
        };
    }

    /// Everybody on one list.
    public Task people(long list) {
        return run -> {
            var after = "";
            for (var part = optIns.people(list, after, PART);
                    !part.isEmpty();
                    part = optIns.people(list, after, PART)) {
                for (OptIn entry : part) {
                    var peer = entry.peer();
                    run.emit(new RunEvent.Item(
                            PERSON.row(
                                    list,
                                    peer.id().orElse(null),
                                    peer.username().orElse(null)),
                            new Outcome.Done("listed")));
                }
                after = part.getLast().subject();
            }
            return new End.Complete();
        };
    }

    public Task withdraw(Withdrawal withdrawal) {
        return run -> {
            if (withdrawal.people().people().isEmpty()) {
                withdrawal.lists().forEach(list -> run.emit(ended(list, run)));
            } else {
                withdrawal.people().peers().forEach(peer -> remove(peer, withdrawal.lists(), run));
            }
            return new End.Complete();
        };
    }

    private RunEvent.Item ended(long list, RunScope run) {
        var outcome =
                consents.withdraw(list, run.now()) ? new Outcome.Done("withdrawn") : new Outcome.Skipped("not_listed");
        return new RunEvent.Item(CHANGE.row(list, null, null, outcome.code()), outcome);
    }

    private void remove(Peer peer, List<Long> lists, RunScope run) {
        var which = lists.isEmpty()
                ? List.of(Optional.<Long>empty())
                : lists.stream().map(Optional::of).toList();
        for (var list : which) {
            var removed = optIns.remove(peer, list) > 0;
            run.emit(change(list, peer, removed ? new Outcome.Done("removed") : new Outcome.Skipped("not_listed")));
        }
    }

    private static RunEvent.Item listed(Consent consent) {
        return new RunEvent.Item(
                CONSENT.row(
                        consent.id(),
                        consent.source(),
                        consent.target().isEmpty() ? null : consent.target(),
                        consent.text(),
                        consent.people(),
                        consent.stated(),
                        consent.withdrawn().orElse(null),
                        consent.account()),
                new Outcome.Done("listed"));
    }

    private static RunEvent.Item change(Optional<Long> list, Peer peer, Outcome outcome) {
        return new RunEvent.Item(
                CHANGE.row(
                        list.orElse(null),
                        peer.id().orElse(null),
                        peer.username().orElse(null),
                        outcome.code()),
                outcome);
    }
}
