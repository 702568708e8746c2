package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.pacing.Pace.Decision;
import dev.tgrow.pacing.Pace.Lesson;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.CoolDown;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.LimitStore.Reach;
import dev.tgrow.store.LimitStore.Ruling;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pace of one account, which all its processes and machines keep together through the store.
///
/// Whether a write may go out, or a call of a bucket that has windows, is decided in one transaction of the store that
/// notes the call too. Reads of other buckets cost no transaction; what other processes learn of those is seen at the
/// next start.
/// Safe for use by many threads.
public final class AccountPace {
    /// Calls are remembered at least so long: a later run may have longer windows.
    private static final Duration MEMORY = Duration.ofDays(31);

    private final LimitStore store;
    private final String account;
    private final Limits limits;
    private final Object lock = new Object();
    private Pace pace;

    private AccountPace(LimitStore store, String account, Limits limits, Pace pace) {
        this.store = store;
        this.account = account;
        this.limits = limits;
        this.pace = pace;
    }

    /// Begins with what earlier processes of the account have left.
    ///
    /// @param account the account's name in the ledger
    public static AccountPace open(LimitStore store, String account, Limits limits, Instant now) {
        var memory = limits.windows().values().stream()
                .flatMap(List::stream)
                .map(Window::span)
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(MEMORY) > 0)
                .orElse(MEMORY);
        store.forget(account, now.minus(memory), now);
        var remembered = store.of(account);
        var usage = usage(remembered.buckets());
        return new AccountPace(store, account, limits, Pace.FRESH.with(usage, remembered.coolDown()));
    }

    private static Map<String, Usage> usage(Map<String, BucketMemory> buckets) {
        var usage = new HashMap<String, Usage>();
        buckets.forEach((bucket, memory) -> usage.put(bucket, Usage.of(memory)));
        return usage;
    }

    Limits limits() {
        return limits;
    }

    /// Decides on `call` at `now`. A call that may go counts as made.
    Decision decide(Call<?> call, Instant now) {
        var keys = Bucket.of(call);
        if (!(call instanceof Call.Write<?>)
                && keys.stream().allMatch(key -> limits.of(key.bucket()).isEmpty())) {
            return own(call, now);
        }
        var reaches = keys.stream().map(key -> reach(key, now)).toList();
        return store.decide(account, reaches, now, remembered -> {
            synchronized (lock) {
                pace = pace.with(shared(keys, remembered), remembered.coolDown());
            }
            var decision = own(call, now);
            return new Ruling<>(decision, decision instanceof Decision.Go);
        });
    }

    private Decision own(Call<?> call, Instant now) {
        synchronized (lock) {
            var decision = pace.decide(call, now, limits);
            if (decision instanceof Decision.Go) pace = pace.started(call, now, limits);
            return decision;
        }
    }

    /// What the store says of buckets. Calls of a bucket without a window are in this process's memory alone.
    private Map<String, Usage> shared(List<Bucket.Key> keys, LimitStore.Remembered remembered) {
        var usage = new HashMap<String, Usage>();
        for (Bucket.Key key : keys) {
            var stored = Usage.of(remembered.of(key.name()));
            var windowed = !limits.of(key.bucket()).isEmpty();
            usage.put(key.name(), windowed ? stored : stored.with(pace.of(key).calls()));
        }
        return usage;
    }

    private Reach reach(Bucket.Key key, Instant now) {
        var windows = limits.of(key.bucket());
        var span = windows.stream()
                .map(Window::span)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var most = windows.stream().mapToInt(Window::calls).max().orElse(0);
        return new Reach(key.name(), now.minus(span), most);
    }

    /// Takes in what an answer at `now` says, and stores what it teaches.
    ///
    /// @param draw a number in [0, 1) that chooses the pause before the next write
    void answered(Call<?> call, Reply<?> reply, Instant now, double draw) {
        var lessons = Pace.lessons(call, reply, now, limits);
        var news = new ArrayList<Lesson>();
        synchronized (lock) {
            for (Lesson lesson : lessons) {
                var usage = pace.of(lesson.key());
                if (!lesson.change().apply(usage).equals(usage)) news.add(lesson);
            }
            pace = pace.answered(call, reply, now, limits, draw);
        }
        news.forEach(this::store);
    }

    /// Applies a lesson to what all processes have learned together, and goes on with that.
    private void store(Lesson lesson) {
        var bucket = lesson.key().name();
        var learned = Usage.of(store.learn(
                account,
                bucket,
                stored -> lesson.change().apply(Usage.of(stored)).memory()));
        synchronized (lock) {
            pace = pace.with(Map.of(bucket, learned.with(pace.of(lesson.key()).calls())), pace.rest());
        }
    }

    /// Lets the account rest, because Telegram has limited it.
    ///
    /// @param reason Telegram's word for it
    CoolDown limited(String reason, Instant now) {
        var rest = store.coolDown(account, before -> Rest.after(before, reason, now));
        synchronized (lock) {
            pace = pace.with(Map.of(), rest);
        }
        return rest;
    }
}
