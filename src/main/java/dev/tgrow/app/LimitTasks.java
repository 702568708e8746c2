package dev.tgrow.app;

import dev.tgrow.pacing.Limits;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.LimitStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows and ends what holds the accounts back. Asks Telegram nothing.
public final class LimitTasks {
    private final Backend backend;
    private final Limits limits;
    private final DatabaseSource database;

    LimitTasks(Backend backend, Limits limits, DatabaseSource database) {
        this.backend = backend;
        this.limits = limits;
        this.database = database;
    }

    /// What the named account may still do, or every account that is here or of which anything is remembered.
    public Task show() {
        return run -> {
            var store = new LimitStore(database.get());
            var book = new LimitBook(store, limits, run.now());
            accounts(store).forEach((account, name) -> emit(run, book.of(name, account), "shown"));
            return new End.Complete();
        };
    }

    /// Names for people, by those in the ledger.
    private Map<String, String> accounts(LimitStore store) {
        var accounts = new LinkedHashMap<String, String>();
        backend.known().forEach(known -> accounts.put(known.ledger(), known.name()));
        store.accounts().forEach(account -> accounts.putIfAbsent(account, account));
        if (backend.named().isEmpty()) return accounts;
        var account = backend.ledgerAccount();
        if (!accounts.containsKey(account)) {
            throw new RunEnded(new End.NotFound("there is no account '%s'".formatted(backend.account())));
        }
        return Map.of(account, backend.account());
    }

    /// Ends the account's flood waits, learned intervals and rest.
    ///
    /// @param bucket only of this one, and not the rest
    /// @param counts forget the calls that were counted, too
    /// @throws IllegalArgumentException if there is no such bucket
    public Task reset(Optional<String> bucket, boolean counts) {
        var reset = LimitReset.of(bucket, counts);
        return run -> {
            var store = new LimitStore(database.get());
            var rows = reset.apply(store, backend.account(), backend.ledgerAccount(), run.now());
            emit(run, rows, "reset");
            if (rows.isEmpty()) run.emit(new RunEvent.Note("nothing holds '%s' back".formatted(backend.account())));
            return new End.Complete();
        };
    }

    private static void emit(RunScope run, List<Row> rows, String outcome) {
        rows.forEach(row -> run.emit(new RunEvent.Item(row, new Outcome.Done(outcome))));
    }
}
