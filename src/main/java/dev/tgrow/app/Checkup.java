package dev.tgrow.app;

import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.Database;
import dev.tgrow.store.HealthStore;
import dev.tgrow.store.HealthStore.Health;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.store.RunStore.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks at what is remembered of an account and says how it fares.
record Checkup(Database database, Backend backend, Limits limits, int most, Instant now) {
    private static final Columns COLUMNS = Columns.of(
            "health",
            "account",
            "state",
            "failures_in_row",
            "last_failure",
            "last_failure_at",
            "reopened",
            "reopened_at",
            "flood_until",
            "cool_down_until",
            "left",
            "last_run",
            "last_command",
            "last_exit",
            "holder");

    /// How an account fares.
    enum State {
        OK,
        /// Its last calls failed, but not too many of them.
        FAILING,
        /// Too many of its calls failed in a row.
        BROKEN,
        /// Telegram asked for a pause.
        WAITING,
        /// Telegram limits it.
        RESTING,
        /// A run has it in hand.
        BUSY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param name the account's name for people
    record Finding(String name, State state, Row row) {}

    Finding examine(Backend.Known account) {
        var health = new HealthStore(database).of(account.ledger());
        var remembered = new LimitStore(database).of(account.ledger());
        var rest = Optional.of(remembered.coolDown()).filter(one -> one.lasts(now));
        var flood = remembered.buckets().values().stream()
                .map(BucketMemory::opens)
                .filter(now::isBefore)
                .max(Instant::compareTo);
        var last = new RunStore(database)
                .newest(Optional.of(account.ledger()), 1).stream().findFirst();
        var holder = backend.holder(account.name());
        var state = rest.isPresent() ? State.RESTING : state(health, flood, holder);
        var row = COLUMNS.row(
                account.name(),
                state.word(),
                health.failuresInRow(),
                health.lastFailure().orElse(null),
                health.lastFailureAt().orElse(null),
                health.reopened(),
                health.reopenedAt().orElse(null),
                flood.orElse(null),
                rest.map(one -> one.until()).orElse(null),
                left(account.ledger()),
                last.map(Run::started).orElse(null),
                last.map(Run::command).orElse(null),
                last.flatMap(Run::ending).map(RunStore.Ending::exitCode).orElse(null),
                holder.orElse(null));
        return new Finding(account.name(), state, row);
    }

    private State state(Health health, Optional<Instant> flood, Optional<String> holder) {
        if (health.failuresInRow() >= most) return State.BROKEN;
        if (flood.isPresent()) return State.WAITING;
        if (holder.isPresent()) return State.BUSY;
        return health.failuresInRow() > 0 ? State.FAILING : State.OK;
    }

    /// How many calls the account's caps of a day and longer still allow, by bucket.
    private Map<String, Object> left(String account) {
        var left = new LinkedHashMap<String, Object>();
        for (Bucket bucket : List.of(Bucket.SEND, Bucket.INVITE, Bucket.RESOLVE)) {
            limits.windows().getOrDefault(bucket, List.of()).stream()
                    .filter(Window::isCap)
                    .mapToLong(cap -> cap.calls() - used(account, bucket, cap))
                    .min()
                    .ifPresent(least -> left.put(bucket.label(), Math.max(0, least)));
        }
        return left;
    }

    private long used(String account, Bucket bucket, Window cap) {
        return new LimitStore(database)
                .calls(account, now.minus(cap.span()))
                .getOrDefault(bucket.label(), List.of())
                .size();
    }
}
