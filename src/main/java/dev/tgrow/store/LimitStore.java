package dev.tgrow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What the accounts may still do, shared by all their processes and machines. Each change is durable when its method
/// returns.
///
/// Times are kept in milliseconds and rounded up, so that nothing opens too early.
public final class LimitStore {
    private final Database database;

    public LimitStore(Database database) {
        this.database = database;
    }

    /// How far the memory of a bucket's calls is needed.
    ///
    /// @param since older calls don't matter
    /// @param most only so many of the newest matter; 0 if no calls are to be noted
    public record Reach(String bucket, Instant since, int most) {}

    /// What is remembered of one account.
    public record Remembered(Map<String, BucketMemory> buckets, CoolDown coolDown) {
        public Remembered {
            buckets = Map.copyOf(buckets);
        }

        public BucketMemory of(String bucket) {
            return buckets.getOrDefault(bucket, BucketMemory.NONE);
        }
    }

    /// A decision, and whether the call goes out by it.
    public record Ruling<D>(D decision, boolean goes) {}

    /// Decides on a call and notes it in the buckets of `reaches` if it goes, as one step: nobody else decides on a
    /// call of this account meanwhile.
    ///
    /// @param rule a pure function; what it is given has the calls of the buckets that were asked for
    public <D> D decide(String account, List<Reach> reaches, Instant now, Function<Remembered, Ruling<D>> rule) {
        return database.transaction(connection -> {
            var coolDown = LimitRows.account(connection, account);
            var buckets = new HashMap<String, BucketMemory>();
            for (Reach reach : reaches) {
                var learned = LimitRows.bucket(connection, account, reach.bucket());
                buckets.put(reach.bucket(), learned.with(LimitRows.calls(connection, account, reach)));
            }
            var ruling = rule.apply(new Remembered(buckets, coolDown));
            if (ruling.goes()) {
                for (Reach reach : reaches) {
                    if (reach.most() > 0) LimitRows.note(connection, account, reach.bucket(), now);
                }
            }
            return ruling.decision();
        });
    }

    /// What was learned of all the account's buckets, without their calls.
    public Remembered of(String account) {
        return database.read(connection ->
                new Remembered(LimitRows.buckets(connection, account), LimitRows.coolDown(connection, account)));
    }

    /// The calls that are noted, by bucket, oldest first.
    public Map<String, List<Instant>> calls(String account, Instant since) {
        return database.read(connection -> LimitRows.calls(connection, account, since));
    }

    /// Changes what a bucket has learned. The lesson sees no calls, and changes none.
    public BucketMemory learn(String account, String bucket, UnaryOperator<BucketMemory> lesson) {
        return database.transaction(connection -> {
            LimitRows.account(connection, account);
            var learned = lesson.apply(LimitRows.bucket(connection, account, bucket));
            LimitRows.put(connection, account, bucket, learned);
            return learned;
        });
    }

    /// Changes how long the account rests.
    public CoolDown coolDown(String account, UnaryOperator<CoolDown> change) {
        return database.transaction(connection -> {
            var changed = change.apply(LimitRows.account(connection, account));
            LimitRows.put(connection, account, changed);
            return changed;
        });
    }

    /// Forgets calls that went out before `before`, and buckets that have nothing learned and are open again at `now`.
    public void forget(String account, Instant before, Instant now) {
        database.transaction(connection -> {
            LimitRows.account(connection, account);
            return LimitRows.forget(connection, account, before, now);
        });
    }

    /// What a reset ended.
    ///
    /// @param buckets what was learned of each, without calls
    /// @param calls how many noted calls were forgotten, by bucket
    public record Ended(Map<String, BucketMemory> buckets, Map<String, Long> calls, Optional<CoolDown> coolDown) {}

    /// Forgets what the buckets have learned.
    ///
    /// @param which the buckets
    /// @param counts whether their noted calls are forgotten too
    /// @param coolDown whether the account's rest ends, and its strikes are forgotten
    public Ended reset(String account, Predicate<String> which, boolean counts, boolean coolDown) {
        return database.transaction(connection -> {
            var rest = LimitRows.account(connection, account);
            var buckets = LimitRows.buckets(connection, account);
            buckets.keySet().removeIf(which.negate());
            for (String bucket : buckets.keySet()) LimitRows.remove(connection, account, bucket);
            var calls = counts ? removeCalls(connection, account, which) : Map.<String, Long>of();
            if (coolDown) LimitRows.put(connection, account, CoolDown.NONE);
            return new Ended(buckets, calls, coolDown && rest.strikes() > 0 ? Optional.of(rest) : Optional.empty());
        });
    }

    private static Map<String, Long> removeCalls(Connection connection, String account, Predicate<String> which)
            throws SQLException {
        var counted = new TreeMap<String, Long>();
        for (var bucket : LimitRows.calls(connection, account, Instant.EPOCH).entrySet()) {
            if (!which.test(bucket.getKey())) continue;
            counted.put(bucket.getKey(), (long) bucket.getValue().size());
            LimitRows.removeCalls(connection, account, bucket.getKey());
        }
        return counted;
    }

    /// All accounts of which anything is remembered.
    public Set<String> accounts() {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select account from limit_accounts");
                    var rows = query.executeQuery()) {
                var accounts = new TreeSet<String>();
                while (rows.next()) accounts.add(rows.getString(1));
                return accounts;
            }
        });
    }
}
