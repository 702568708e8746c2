package dev.tgrow.app;

import dev.tgrow.app.LimitBook.Spent;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits;
import dev.tgrow.store.BucketMemory;
import dev.tgrow.store.Database;
import dev.tgrow.store.HealthStore;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.RunStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How an account stands, for those who watch it by numbers.
///
/// @param spent what is used up of each limit of the account
/// @param floods until when Telegram wants no more calls, by bucket
/// @param rest until when the account writes nothing
/// @param succeeded when the command last ended with exit code 0, as far as the ledger knows
record Standing(
        List<Spent> spent,
        long failuresInRow,
        Map<String, Instant> floods,
        Optional<Instant> rest,
        Optional<Instant> succeeded) {

    /// @param account its name in the ledger
    static Standing of(Database database, String account, String command, Limits limits, Instant now) {
        var store = new LimitStore(database);
        var remembered = store.of(account);
        var floods = new TreeMap<String, Instant>();
        remembered.buckets().forEach((key, memory) -> flood(key, memory, now, floods));
        return new Standing(
                new LimitBook(store, limits, now).spent(account),
                new HealthStore(database).of(account).failuresInRow(),
                floods,
                Optional.of(remembered.coolDown())
                        .filter(rest -> rest.lasts(now))
                        .map(rest -> rest.until()),
                new RunStore(database).succeeded(account, command));
    }

    /// Chats are not told apart: their number has no bound, and who watches needn't know them.
    private static void flood(String key, BucketMemory memory, Instant now, Map<String, Instant> floods) {
        if (!memory.opens().isAfter(now)) return;
        Bucket.ofKey(key)
                .ifPresent(bucket ->
                        floods.merge(bucket.word(), memory.opens(), (one, other) -> one.isAfter(other) ? one : other));
    }
}
