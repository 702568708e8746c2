package dev.tgrow.run;

import dev.tgrow.telegram.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.TimeoutException;

/// One run: its clock, its deadline, its events, what it owns, and every thread it starts.
///
/// The task runs in a fork, so that the deadline and an interrupt of the owner cancel it and whatever it forked;
/// what the run owns (its clients) is closed after the last fork ended, in reverse order. Safe for use by all
/// threads of the run.
public final class RunScope {
    /// How long a write that is under way may still take when the run is stopped.
    public static final Duration GRACE = Duration.ofSeconds(30);

    static final ScopedValue<String> ID = ScopedValue.newInstance();

    private final EventSink sink;
    private final Time time;
    private final Instant deadline;
    private final Tally tally = new Tally();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    private RunScope(EventSink sink, Time time, Instant deadline) {
        this.sink = sink;
        this.time = time;
        this.deadline = deadline;
    }

    /// The run's id, on log lines and in the ledger.
    public static String currentId() {
        return ID.orElse("-");
    }

    /// Runs `task` to its end, at most for `limit`, and returns what it did.
    ///
    /// No thread started inside outlives this call, what the run owns is closed, and
    /// [RunEvent.Finished] is always the last event. Never throws for anything that the task does.
    public static Report run(String name, Task task, EventSink sink, Time time, Duration limit) {
        var started = time.now();
        var run = new RunScope(sink, time, started.plus(limit));
        return ScopedValue.where(
                        ID, UUID.randomUUID().toString().replace("-", "").substring(0, 12))
                .call(() -> {
                    var end = run.ended(name, task, limit);
                    var report = run.tally.report(name, started, time.now(), end);
                    sink.accept(new RunEvent.Finished(report));
                    return report;
                });
    }

    private End ended(String name, Task task, Duration limit) {
        try {
            emit(new RunEvent.Started(name));
            return joined(task, limit);
        } catch (RunEnded e) {
            return e.end();
        } catch (RefusedException e) {
            return End.of(e.reason(), String.valueOf(e.getMessage()), time.now());
        } catch (TimeoutException _) {
            return new End.TimeUp();
        } catch (InterruptedException _) {
            return new End.Interrupted();
        } catch (RuntimeException | Error e) {
            return new End.Broken(e);
        } finally {
            closeOwned(0);
        }
    }

    private End joined(Task task, Duration limit) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(
                Joiner.<End>anySuccessfulResultOrThrow(),
                config -> time.virtual()
                        ? config.withName("run")
                        : config.withName("run").withTimeout(limit))) {
            scope.fork(() -> task.run(this));
            return scope.join();
        } catch (FailedException e) {
            throw Failures.unwrap(e);
        }
    }

    /// Gives `resource` to the run, which closes it after its last thread ended.
    public <C extends AutoCloseable> C own(C resource) {
        synchronized (owned) {
            owned.push(resource);
        }
        return resource;
    }

    /// @param kept how many of the things that were owned first stay
    private void closeOwned(int kept) {
        synchronized (owned) {
            while (owned.size() > kept) {
                var resource = owned.pop();
                try {
                    resource.close();
                } catch (Exception e) {
                    // The run's outcome stands; that a client would not close is still told.
                    emit(new RunEvent.Note("could not close " + resource + ": " + e.getMessage()));
                }
            }
        }
    }

    /// Reports one event. Sinks see events one at a time, whichever thread emits.
    public synchronized void emit(RunEvent event) {
        if (event instanceof RunEvent.Item(var _, var outcome)) tally.count(outcome, 1);
        sink.accept(event);
    }

    /// Counts items that are too many, or too dull, to be events.
    public synchronized void count(Outcome outcome, long items) {
        tally.count(outcome, items);
    }

    public Instant now() {
        return time.now();
    }

    /// Sleeps, but not past the run's deadline.
    ///
    /// @throws RunEnded if the deadline comes first
    public void sleep(Duration duration) throws InterruptedException {
        var left = Duration.between(time.now(), deadline);
        if (duration.compareTo(left) >= 0) {
            if (left.isPositive()) time.sleep(left);
            throw new RunEnded(new End.TimeUp());
        }
        if (duration.isPositive()) time.sleep(duration);
    }

    /// When the run's time limit is reached.
    public Instant deadline() {
        return deadline;
    }

    /// Ends the run if its deadline has passed. On the machine's clock the scope's own time-out does this too.
    public void checkDeadline() {
        if (!time.now().isBefore(deadline)) throw new RunEnded(new End.TimeUp());
    }

    /// Does a part of the run that may take no longer than `limit`, and then closes what the run came to own in it.
    ///
    /// On a clock that stands still no part takes long. While it is under way nothing else may be given to the run.
    ///
    /// @return nothing if the time was too short
    public <R> Optional<R> within(Duration limit, Step<R> part) throws InterruptedException {
        var before = ownedNow();
        try (var scope = StructuredTaskScope.open(
                Joiner.<R>anySuccessfulResultOrThrow(),
                config -> time.virtual() ? config : config.withTimeout(limit))) {
            scope.fork(part::perform);
            return Optional.of(scope.join());
        } catch (FailedException e) {
            throw Failures.unwrap(e);
        } catch (TimeoutException _) {
            return Optional.empty();
        } finally {
            closeOwned(before);
        }
    }

    private int ownedNow() {
        synchronized (owned) {
            return owned.size();
        }
    }

    /// Does a step whose outcome must be learned: stopping the run waits up to [#GRACE] for it.
    public <R> R shielded(Step<R> step) throws InterruptedException {
        return Shield.call(step::perform, GRACE);
    }

    /// Applies `work` to every item, at most `width` at a time; results keep the order of the items.
    ///
    /// The first failure cancels the others and is thrown.
    public <T, R> List<R> fanOut(Collection<T> items, int width, Work<T, R> work) throws InterruptedException {
        return FanOut.all(items, width, work);
    }

    /// Does `steps` side by side, at most `width` at a time, and hands their results over one by one in their order.
    ///
    /// Never more than `width` results wait in memory. Ends when the steps end or `taker` says that it has enough.
    public <R> void inOrder(Steps<R> steps, int width, Taker<R> taker) throws InterruptedException {
        FanOut.inOrder(steps, width, taker);
    }

    /// Something that waits for an answer.
    @FunctionalInterface
    public interface Step<R> {
        R perform() throws InterruptedException;
    }

    @FunctionalInterface
    public interface Work<T, R> {
        R apply(T item) throws InterruptedException;
    }

    /// A row of steps whose length may become known only on the way.
    @FunctionalInterface
    public interface Steps<R> {
        /// The step of this number, counted from 0, or null if there is none: for good, or until a result that is still
        /// under way tells more.
        @org.jspecify.annotations.Nullable
        Step<R> at(int number);
    }

    @FunctionalInterface
    public interface Taker<R> {
        /// Whether more is wanted.
        boolean take(R result) throws InterruptedException;
    }
}
