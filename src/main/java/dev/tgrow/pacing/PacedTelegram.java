package dev.tgrow.pacing;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.pacing.Pace.Decision;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.run.RunScope;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Lets an account's calls out when [Pace] allows it: reads side by side, writes one at a time.
///
/// A flood wait within `maxWait` is waited and the same call repeated, while other buckets go on; a longer one ends the
/// run. A read that meets server trouble is repeated a few times; a write never, because it may have happened.
/// A write that has begun is shielded from the run's end until its outcome is known. Safe for use by many threads.
public final class PacedTelegram implements Telegram {
    private static final int READ_ATTEMPTS = 4;

    private final Telegram telegram;
    private final AccountPace pace;
    private final Limits limits;
    private final RunScope run;
    private final RandomGenerator random;
    private final Semaphore reads;
    private final Semaphore writes = new Semaphore(1, true);
    private final Object lock = new Object();
    private Instant told = Instant.MIN;

    public PacedTelegram(Telegram telegram, AccountPace pace, RunScope run, RandomGenerator random) {
        this.telegram = telegram;
        this.pace = pace;
        this.limits = pace.limits();
        this.run = run;
        this.random = random;
        this.reads = new Semaphore(limits.concurrency(), true);
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        return call instanceof Call.Write<R>
                ? repeated(call, writes, () -> run.shielded(() -> timed(call)))
                : read(call);
    }

    private <R> Reply<R> read(Call<R> call) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var reply = repeated(call, reads, () -> timed(call));
            if (!troubled(reply) || attempt == READ_ATTEMPTS) return reply;
            var backOff = Duration.ofSeconds(1L << attempt);
            tell(Bucket.of(call).getFirst().name(), Why.TROUBLE, run.now().plus(backOff));
            run.sleep(backOff);
        }
    }

    private static boolean troubled(Reply<?> reply) {
        return reply instanceof Reply.Refused<?>(Refusal.ServerTrouble _);
    }

    /// What came of wanting to call.
    private sealed interface Attempt<R> {
        record Made<R>(Reply<R> reply) implements Attempt<R> {}

        record Held<R>(Decision.WaitUntil until) implements Attempt<R> {}
    }

    /// Makes one call until Telegram no longer asks for a pause. Waits hold up no other call.
    private <R> Reply<R> repeated(Call<R> call, Semaphore permits, RunScope.Step<Reply<R>> once)
            throws InterruptedException {
        while (true) {
            run.checkDeadline();
            switch (attempt(call, permits, once)) {
                case Attempt.Made<R>(Reply.Refused<R>(Refusal.FloodWait(var retryAfter))) -> flooded(call, retryAfter);
                case Attempt.Made<R>(var reply) -> {
                    return reply;
                }
                case Attempt.Held<R>(var until) -> {
                    var length = Duration.between(run.now(), until.time());
                    if (until.why() == Why.SLOW_MODE && length.compareTo(limits.maxWait()) > 0) {
                        return new Reply.Refused<>(new Refusal.SlowMode(length));
                    }
                    await(until.time(), until.bucket(), until.why());
                }
            }
        }
    }

    /// Decides only when the call could go out at once: a call that counted while it still waited for others would
    /// go out later than it counts, and too close to the next ones.
    private <R> Attempt<R> attempt(Call<R> call, Semaphore permits, RunScope.Step<Reply<R>> once)
            throws InterruptedException {
        permits.acquire();
        try {
            return switch (pace.decide(call, run.now())) {
                case Decision.Go _ -> new Attempt.Made<>(once.perform());
                case Decision.WaitUntil until -> new Attempt.Held<>(until);
                case Decision.Resting(var rest) -> throw new RunEnded(Closed.resting(rest));
                case Decision.Capped(var bucket, var cap, var opens) ->
                    throw new RunEnded(Closed.capped(bucket, cap, opens));
            };
        } finally {
            permits.release();
        }
    }

    private <R> Reply<R> timed(Call<R> call) throws InterruptedException {
        var reply = telegram.call(call);
        pace.answered(call, reply, run.now(), random.nextDouble());
        if (reply instanceof Reply.Refused<R>(Refusal.AccountLimited(var code))) rest(code);
        return reply;
    }

    private void rest(String code) {
        var until = pace.limited(code, run.now()).until();
        run.emit(new RunEvent.Note("Telegram limits this account (%s): it writes nothing until %s"
                .formatted(code, until.truncatedTo(SECONDS))));
    }

    private void await(Instant time, String bucket, Why why) throws InterruptedException {
        var wait = Duration.between(run.now(), time);
        // What doesn't fit into the run isn't waited either.
        var tooLong = wait.compareTo(limits.maxWait()) > 0 || time.isAfter(run.deadline());
        if (why != Why.DELAY && tooLong) {
            throw new RunEnded(
                    why == Why.WINDOW
                            ? new End.CapReached(bucket, time.truncatedTo(MILLIS))
                            : Closed.flooded(bucket, time));
        }
        if (wait.compareTo(Duration.ofSeconds(1)) >= 0) tell(bucket, why, time);
        run.sleep(wait);
    }

    private void flooded(Call<?> call, Duration retryAfter) {
        // A longer one is not waited: the run's end names it.
        if (retryAfter.compareTo(limits.maxWait()) <= 0) {
            tell(Bucket.of(call).getFirst().name(), Why.FLOOD, run.now().plus(retryAfter));
        }
    }

    /// Several calls may wait for the same thing; it is said once.
    private void tell(String bucket, Why why, Instant until) {
        synchronized (lock) {
            if (until.equals(told)) return;
            told = until;
        }
        run.emit(new RunEvent.Waiting(bucket, why, Duration.between(run.now(), until), until));
    }
}
