package dev.tgrow.app;

import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.pacing.Usage;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.LimitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an account may still do, as rows: one for each window, and one for each other bucket that is closed or slowed.
record LimitBook(LimitStore store, Limits limits, Instant now) {
    private static final Columns COLUMNS = Columns.of(
            "limit",
            "account",
            "bucket",
            "window",
            "used",
            "left",
            "opens",
            "interval_ms",
            "flood_until",
            "cool_down_until");

    /// @param name the account's name for people
    /// @param account its name in the ledger
    List<Row> of(String name, String account) {
        var remembered = store.of(account);
        var rest = remembered.coolDown();
        var until = rest.lasts(now) ? rest.until() : null;
        var rows = new ArrayList<Row>();
        usage(account, remembered).forEach((bucket, usage) -> add(rows, name, bucket, usage, until));
        return rows;
    }

    /// What is used up of one limit.
    record Spent(String bucket, String window, int used, int cap) {}

    /// What is used up of each limit of the account, those of single chats left out.
    List<Spent> spent(String account) {
        var spent = new ArrayList<Spent>();
        usage(account, store.of(account))
                .forEach((key, usage) -> Bucket.ofKey(key)
                        .filter(bucket -> bucket != Bucket.SEND_TO_CHAT)
                        .ifPresent(bucket -> spent.addAll(spent(bucket, usage))));
        return spent;
    }

    /// Of several limits for the same time the lowest is the one that counts.
    private List<Spent> spent(Bucket bucket, Usage usage) {
        var spent = new LinkedHashMap<String, Spent>();
        for (Window window : limits.of(bucket)) {
            var one = new Spent(bucket.word(), window.length(), usage.within(window, now), window.calls());
            spent.merge(window.length(), one, (known, other) -> known.cap() <= other.cap() ? known : other);
        }
        return List.copyOf(spent.values());
    }

    /// All buckets that are limited by themselves, and chats that something is known of, in a fixed order.
    private Map<String, Usage> usage(String account, LimitStore.Remembered remembered) {
        var usage = new TreeMap<String, Usage>(
                Comparator.comparingInt(LimitBook::rank).thenComparing(Comparator.naturalOrder()));
        for (Bucket bucket : Bucket.values()) {
            if (bucket != Bucket.SEND_TO_CHAT && bucket != Bucket.LOCAL) usage.put(bucket.label(), Usage.NONE);
        }
        remembered.buckets().forEach((bucket, memory) -> usage.put(bucket, Usage.of(memory)));
        store.calls(account, now.minus(longest()))
                .forEach((bucket, calls) -> usage.merge(
                        bucket,
                        Usage.of(new BucketMemory(calls, Instant.MIN, Duration.ZERO, 0)),
                        (known, called) -> known.with(called.calls())));
        return usage;
    }

    private static int rank(String bucket) {
        return Bucket.ofKey(bucket).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
    }

    private Duration longest() {
        return limits.windows().values().stream()
                .flatMap(List::stream)
                .map(Window::span)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void add(List<Row> rows, String name, String bucket, Usage usage, @Nullable Instant rest) {
        var interval = usage.interval().isZero() ? null : usage.interval().toMillis();
        var closed = usage.opens().isAfter(now) ? usage.opens() : null;
        var windows = Bucket.ofKey(bucket).map(limits::of).orElse(List.of());
        var ofAChat = Bucket.ofKey(bucket).filter(Bucket.SEND_TO_CHAT::equals).isPresent();
        var said = interval != null || closed != null;
        for (Window window : windows) {
            var used = usage.within(window, now);
            if (ofAChat && used == 0 && !said) continue;
            var opens = used < window.calls() ? null : usage.windowOpens(window);
            rows.add(COLUMNS.row(
                    name,
                    bucket,
                    window.toString(),
                    used,
                    Math.max(0, window.calls() - used),
                    opens,
                    interval,
                    closed,
                    rest));
        }
        if (windows.isEmpty() && said) {
            rows.add(COLUMNS.row(name, bucket, null, null, null, null, interval, closed, rest));
        }
    }
}
