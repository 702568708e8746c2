package dev.tgrow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunScopeTest {
    private static final Row.Columns COLUMNS = Row.Columns.of("thing", "name");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<RunEvent> events = new ArrayList<>();
    private final Time time = new VirtualTime(Instant.EPOCH);

    private Report run(Task task) {
        return RunScope.run("test", task, events::add, time, HOUR);
    }

    @Test
    void countsOutcomesByKindAndCode() {
        var report = run(run -> {
            run.emit(new RunEvent.Item(COLUMNS.row("a"), new Outcome.Done("added")));
            run.emit(new RunEvent.Item(COLUMNS.row("b"), new Outcome.Skipped("privacy")));
            run.emit(new RunEvent.Item(COLUMNS.row("c"), new Outcome.Skipped("privacy")));
            run.emit(new RunEvent.Item(COLUMNS.row("d"), new Outcome.Failed("not_added")));
            return new End.Complete();
        });

        assertThat(report.done()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.reasons()).containsEntry("privacy", 2L);
        assertThat(report.end()).isEqualTo(new End.Complete());
        assertThat(events.getFirst()).isEqualTo(new RunEvent.Started("test"));
        assertThat(events.getLast()).isEqualTo(new RunEvent.Finished(report));
    }

    @Test
    void whatAPartOwnsIsClosedAtItsEndAndTheRestAtTheRunsEnd() {
        var told = new ArrayList<String>();
        run(run -> {
            run.own(() -> told.add("the run's is closed"));
            var result = run.within(HOUR, () -> {
                run.own(() -> told.add("the part's first is closed"));
                run.own(() -> told.add("the part's second is closed"));
                return "result";
            });
            told.add(result.orElseThrow());
            return new End.Complete();
        });
        assertThat(told)
                .containsExactly(
                        "the part's second is closed", "the part's first is closed", "result", "the run's is closed");
    }

    @Test
    void aPartThatTakesTooLongIsStoppedAndTheRunGoesOn() {
        var told = new ArrayList<String>();
        var report = RunScope.run(
                "test",
                run -> {
                    var result = run.within(Duration.ofMillis(20), () -> {
                        run.own(() -> told.add("closed"));
                        new CountDownLatch(1).await();
                        return "never";
                    });
                    told.add("result " + result);
                    return new End.Complete();
                },
                _ -> {},
                Time.SYSTEM,
                HOUR);
        assertThat(report.end()).isEqualTo(new End.Complete());
        assertThat(told).containsExactly("closed", "result Optional.empty");
    }

    @Test
    void whatEndsAPartCanEndTheRun() {
        var busy = new End.Busy("in use");
        var report = run(run -> {
            var _ = run.within(HOUR, () -> {
                throw new RunEnded(busy);
            });
            return new End.Complete();
        });
        assertThat(report.end()).isEqualTo(busy);
    }

    @Test
    void closesWhatItOwnsInReverseOrderAfterTheLastThreadEnded() {
        var closed = new ArrayList<String>();
        var working = new AtomicBoolean();

        run(run -> {
            run.own(() -> closed.add("first, working: " + working.get()));
            run.own(() -> closed.add("second, working: " + working.get()));
            working.set(true);
            try {
                return new End.Complete();
            } finally {
                working.set(false);
            }
        });

        assertThat(closed).containsExactly("second, working: false", "first, working: false");
    }

    @Test
    void closesWhatItOwnsWhenTheTaskBreaks() {
        var closed = new AtomicBoolean();

        var report = run(run -> {
            run.own(() -> closed.set(true));
            throw new IllegalStateException("bug");
        });

        assertThat(closed).isTrue();
        assertThat(report.end()).isInstanceOf(End.Broken.class);
    }

    @Test
    void endsAtTheDeadlineOfAVirtualClockWithoutSleepingPastIt() {
        var report = run(run -> {
            run.sleep(Duration.ofMinutes(50));
            run.sleep(Duration.ofMinutes(50));
            return new End.Complete();
        });

        assertThat(report.end()).isEqualTo(new End.TimeUp());
        assertThat(time.now()).isEqualTo(Instant.EPOCH.plus(HOUR));
    }

    @Test
    void endsAtTheDeadlineOfTheRealClock() {
        var report = RunScope.run(
                "test",
                _ -> {
                    new CountDownLatch(1).await();
                    return new End.Complete();
                },
                events::add,
                Time.SYSTEM,
                Duration.ofMillis(50));

        assertThat(report.end()).isEqualTo(new End.TimeUp());
    }

    @Test
    void anInterruptOfTheOwnerStopsTheTaskAndKeepsTheCounts() {
        var owner = Thread.currentThread();

        var report = run(run -> {
            run.emit(new RunEvent.Item(COLUMNS.row("a"), new Outcome.Done("added")));
            owner.interrupt();
            new CountDownLatch(1).await();
            return new End.Complete();
        });

        assertThat(report.end()).isEqualTo(new End.Interrupted());
        assertThat(report.done()).isEqualTo(1);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aShieldedStepLearnsItsOutcomeThoughTheRunIsStopped() {
        var owner = Thread.currentThread();
        var outcome = new ArrayList<String>();

        var report = run(run -> {
            outcome.add(run.shielded(() -> {
                owner.interrupt();
                // The stop has reached the task's thread by the time this wait is over; it must not reach this one.
                new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
                return "sent";
            }));
            new CountDownLatch(1).await();
            return new End.Complete();
        });

        assertThat(report.end()).isEqualTo(new End.Interrupted());
        assertThat(outcome).containsExactly("sent");
    }

    @Test
    void readsTheEndOffARefusal() {
        var refusals = List.of(
                new Refusal.ChatRefused(Refusal.Place.NOT_FOUND, "USERNAME_NOT_OCCUPIED"),
                new Refusal.AccountLimited("PEER_FLOOD"),
                new Refusal.LoginNeeded("gone"),
                new Refusal.FloodWait(Duration.ofMinutes(2)));

        var ends = refusals.stream()
                .map(refusal -> run(_ -> {
                            throw new RefusedException("@x", refusal);
                        })
                        .end())
                .toList();

        assertThat(ends)
                .containsExactly(
                        new End.NotFound("@x: no such chat"),
                        new End.AccountLimited("@x: Telegram limits this account (PEER_FLOOD)"),
                        new End.LoginNeeded("@x: gone"),
                        new End.RetryLater("@x: Telegram asks for a pause of 120 s", Instant.EPOCH.plusSeconds(120)));
    }

    @Test
    void fanOutKeepsOrderAndWidthAndRunId() {
        var live = new AtomicInteger();
        var peak = new AtomicInteger();

        run(run -> {
            var id = RunScope.currentId();
            var squares = run.fanOut(IntStream.range(0, 40).boxed().toList(), 3, n -> {
                peak.accumulateAndGet(live.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                live.decrementAndGet();
                return RunScope.currentId().equals(id) ? n * n : -1;
            });
            assertThat(squares)
                    .isEqualTo(IntStream.range(0, 40).map(n -> n * n).boxed().toList());
            return new End.Complete();
        });

        assertThat(peak.get()).isLessThanOrEqualTo(3);
        assertThat(events)
                .noneMatch(event ->
                        event instanceof RunEvent.Finished(Report report) && report.end() instanceof End.Broken);
    }

    @Test
    void fanOutCancelsTheOthersAndThrowsTheFirstFailure() {
        var cancelled = new AtomicBoolean();
        var bothRun = new CountDownLatch(2);

        var report = run(run -> {
            run.fanOut(List.of(1, 2), 2, n -> {
                bothRun.countDown();
                bothRun.await();
                if (n == 1) throw new RefusedException(new Refusal.AccountLimited("PEER_FLOOD"));
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    cancelled.set(true);
                    throw e;
                }
                return n;
            });
            return new End.Complete();
        });

        assertThat(report.end()).isInstanceOf(End.AccountLimited.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void inOrderHandsResultsOverInOrderWithABoundedLead() {
        var started = new AtomicInteger();
        var taken = new ArrayList<Integer>();
        var lead = new AtomicInteger();

        run(run -> {
            run.<Integer>inOrder(
                    number -> number < 50
                            ? () -> {
                                started.incrementAndGet();
                                if (number % 3 == 0) Thread.onSpinWait();
                                return number;
                            }
                            : null,
                    4,
                    number -> {
                        lead.accumulateAndGet(started.get() - taken.size(), Math::max);
                        return taken.add(number);
                    });
            return new End.Complete();
        });

        assertThat(taken).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(lead.get()).isLessThanOrEqualTo(5);
    }

    @Test
    void inOrderStopsWhenTheTakerHasEnough() {
        var taken = new ArrayList<Integer>();

        var report = run(run -> {
            run.<Integer>inOrder(number -> () -> number, 4, number -> {
                taken.add(number);
                return number < 5;
            });
            return new End.Complete();
        });

        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(report.end()).isEqualTo(new End.Complete());
    }

    @Test
    void inOrderThrowsWhatAStepThrew() {
        var report = run(run -> {
            run.<Integer>inOrder(
                    number -> () -> {
                        if (number == 2) throw new RefusedException(new Refusal.LoginNeeded("gone"));
                        return number;
                    },
                    2,
                    _ -> true);
            return new End.Complete();
        });

        assertThat(report.end()).isInstanceOf(End.LoginNeeded.class);
    }
}
