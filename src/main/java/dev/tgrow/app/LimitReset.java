package dev.tgrow.app;

import dev.tgrow.pacing.Bucket;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.store.LimitStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Ends what earlier runs have left closed.
///
/// @param which the buckets, by [Bucket.Key#name]
/// @param counts whether the calls that were counted are forgotten too
/// @param all whether the account's rest ends
record LimitReset(Predicate<String> which, boolean counts, boolean all) {
    private static final Columns COLUMNS = Columns.of("reset", "account", "bucket", "ended", "was");

    /// @param bucket its word in settings or its name in rows; everything if absent
    /// @throws IllegalArgumentException if there is no such bucket
    static LimitReset of(Optional<String> bucket, boolean counts) {
        if (bucket.isEmpty()) return new LimitReset(_ -> true, counts, true);
        var name = bucket.get();
        var word = Bucket.ofWord(name);
        if (word.isPresent()) {
            return new LimitReset(key -> Bucket.ofKey(key).equals(word), counts, false);
        }
        if (Bucket.ofKey(name).filter(found -> found != Bucket.LOCAL).isPresent()) {
            return new LimitReset(name::equals, counts, false);
        }
        var words = Arrays.stream(Bucket.values())
                .filter(one -> one != Bucket.LOCAL)
                .map(Bucket::word)
                .sorted()
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("--bucket: '%s' is not one of %s".formatted(name, words));
    }

    /// Does it, and gives one row for each thing that ended.
    ///
    /// @param name the account's name for people
    /// @param account its name in the ledger
    List<Row> apply(LimitStore store, String name, String account, Instant now) {
        var ended = store.reset(account, which, counts, all);
        var rows = new ArrayList<Row>();
        ended.coolDown()
                .ifPresent(rest -> rows.add(COLUMNS.row(
                        name, null, rest.lasts(now) ? "cool_down" : "strikes", rest.reason() + " " + rest.until())));
        ended.buckets().forEach((bucket, memory) -> {
            if (memory.opens().isAfter(now)) {
                rows.add(COLUMNS.row(name, bucket, "flood_wait", memory.opens().toString()));
            }
            if (!memory.interval().isZero()) {
                rows.add(COLUMNS.row(name, bucket, "interval", memory.interval().toMillis() + " ms"));
            }
        });
        ended.calls().forEach((bucket, calls) -> rows.add(COLUMNS.row(name, bucket, "counts", calls + " calls")));
        return rows;
    }
}
