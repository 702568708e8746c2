package dev.tgrow.app;

import dev.tgrow.pacing.Limits;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.HealthStore;
import java.util.List;
import java.util.Optional;

/// How the accounts fare, from what is remembered; asks Telegram nothing.
public final class HealthTasks {
    private static final Columns RESET = Columns.of("reset", "accounts");

    private final Backend backend;
    private final Limits limits;
    private final int most;
    private final DatabaseSource database;

    /// @param most failed calls in a row that a client may have
    HealthTasks(Backend backend, Limits limits, int most, DatabaseSource database) {
        this.backend = backend;
        this.limits = limits;
        this.most = most;
        this.database = database;
    }

    /// One row for each account. Ends as badly as the worst of them fares.
    public Task show() {
        return run -> {
            var patients = new Checkup(database.get(), backend, limits, most, run.now());
            var found = backend.known().stream()
                    .filter(known -> backend.named().map(known.name()::equals).orElse(true))
                    .map(patients::examine)
                    .toList();
            found.forEach(one -> run.emit(
                    new RunEvent.Item(one.row(), new Outcome.Done(one.state().word()))));
            if (found.isEmpty()) return nobody();
            return worst(found, run);
        };
    }

    private End nobody() {
        return backend.named()
                .<End>map(name -> new End.NotFound("there is no account '%s'".formatted(name)))
                .orElseGet(() -> new End.LoginNeeded("no account is logged in"));
    }

    private static End worst(List<Checkup.Finding> found, RunScope run) {
        End worst = new End.Complete();
        for (Checkup.Finding one : found) {
            switch (one.state()) {
                case RESTING -> {
                    return new End.AccountLimited("the account '%s' rests".formatted(one.name()));
                }
                case BROKEN -> worst = new End.RetryLater("the calls of '%s' fail".formatted(one.name()), run.now());
                case OK, FAILING, WAITING, BUSY -> {}
            }
        }
        return worst;
    }

    /// Forgets failures: of the account that is named, or of all.
    public Task reset() {
        return run -> {
            Optional<String> account = backend.named().map(_ -> backend.ledgerAccount());
            var count = new HealthStore(database.get()).reset(account);
            run.emit(new RunEvent.Summary("forgot the failures of %d accounts".formatted(count), RESET.row(count)));
            return new End.Complete();
        };
    }
}
