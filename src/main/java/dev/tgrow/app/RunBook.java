package dev.tgrow.app;

import dev.tgrow.pacing.Limits;
import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.ActionStore.Claimant;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.PartialLists;
import dev.tgrow.store.RunStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of one run, and for it: the database, opened when it is first asked for, the run's row in it, and the
/// lists that it reads.
///
/// Outlives the run, so that its end can be written down. Used by the task's first thread.
final class RunBook implements AutoCloseable {
    private final Work work;
    private final Backend backend;
    private final Limits limits;
    private @Nullable Database database;
    private @Nullable Claimant begun;
    private @Nullable PartialLists partials;
    private Set<Path> swept = Set.of();

    RunBook(Work work, Backend backend, Limits limits) {
        this.work = work;
        this.backend = backend;
        this.limits = limits;
    }

    /// Writes down that the run begins.
    Claimant begin(RunScope run) throws InterruptedException {
        var claimant = new Claimant(backend.ledgerAccount(), RunScope.currentId(), backend.homeId());
        new RunStore(database()).begin(claimant, work.name(), Arguments.written(work), run.now(), run.deadline());
        begun = claimant;
        return claimant;
    }

    /// The member lists that runs that were cut off have read in part.
    ///
    /// @param fresh whether they are thrown away
    PartialLists partials(boolean fresh, RunScope run) {
        var lists = new PartialLists(
                backend.partials(), backend.ledgerAccount(), fresh, swept, text -> run.emit(new RunEvent.Note(text)));
        partials = lists;
        return lists;
    }

    /// Writes down how the run ended, if its beginning was. That this can't be done changes nothing of what happened.
    void finish(Report report, int exitCode) {
        if (partials != null) {
            // Only now: what was given out is where it belongs.
            if (report.end() instanceof End.Complete) partials.done();
            partials.close();
        }
        if (begun == null || database == null) return;
        var ending = new RunStore.Ending(
                exitCode,
                report.end().why(),
                report.end().comeAgain(),
                List.of(report.done(), report.skipped(), report.failed()));
        try {
            new RunStore(database).finish(begun.run(), ending, report.finished());
        } catch (RunEnded e) {
            Faults.log(work.name(), e);
        }
    }

    /// How the account stands, if the run had the database open. That this can't be read changes nothing.
    Optional<Standing> standing(Instant now) {
        if (database == null) return Optional.empty();
        try {
            return Optional.of(Standing.of(database, backend.ledgerAccount(), work.name(), limits, now));
        } catch (RunEnded e) {
            Faults.log(work.name(), e);
            return Optional.empty();
        }
    }

    /// Until when the account rests from writing, if the ledger was opened and knows.
    Optional<Instant> rest(Instant now) {
        if (database == null) return Optional.empty();
        var rest = new LimitStore(database).of(backend.ledgerAccount()).coolDown();
        return rest.lasts(now) ? Optional.of(rest.until()) : Optional.empty();
    }

    Database database() throws InterruptedException {
        var open = database;
        if (open == null) {
            open = Database.open(backend.database());
            database = open;
            swept = sweep();
        }
        return open;
    }

    /// Whichever run comes next on this machine deletes what is too old to be gone on with. That this can't be done
    /// changes nothing of what the run is for.
    Set<Path> sweep() {
        try {
            return backend.partials().sweep(backend.time().now());
        } catch (UncheckedIOException e) {
            Faults.log(work.name(), e);
            return Set.of();
        }
    }

    @Override
    public void close() {
        if (partials != null) partials.close();
        if (database != null) database.close();
    }
}
