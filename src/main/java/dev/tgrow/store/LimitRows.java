package dev.tgrow.store;

import dev.tgrow.store.LimitStore.Reach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The statements of [LimitStore].
final class LimitRows {
    private LimitRows() {}

    /// The account's rest; the account is known from here on.
    static CoolDown account(Connection connection, String account) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into limit_accounts (account) values (?)
                on conflict (account) do update set account = excluded.account
                returning reason, strikes, cool_until""")) {
            upsert.setString(1, account);
            try (var rows = upsert.executeQuery()) {
                return coolDown(rows);
            }
        }
    }

    static CoolDown coolDown(Connection connection, String account) throws SQLException {
        try (var query = connection.prepareStatement(
                "select reason, strikes, cool_until from limit_accounts where account = ?")) {
            query.setString(1, account);
            try (var rows = query.executeQuery()) {
                return coolDown(rows);
            }
        }
    }

    private static CoolDown coolDown(ResultSet rows) throws SQLException {
        return rows.next()
                ? new CoolDown(rows.getString(1), rows.getInt(2), Instant.ofEpochMilli(rows.getLong(3)))
                : CoolDown.NONE;
    }

    static void put(Connection connection, String account, CoolDown coolDown) throws SQLException {
        try (var update = connection.prepareStatement(
                "update limit_accounts set reason = ?, strikes = ?, cool_until = ? where account = ?")) {
            update.setString(1, coolDown.reason());
            update.setInt(2, coolDown.strikes());
            update.setLong(3, millis(coolDown.until()));
            update.setString(4, account);
            update.executeUpdate();
        }
    }

    static BucketMemory bucket(Connection connection, String account, String bucket) throws SQLException {
        try (var query = connection.prepareStatement("""
                select bucket, opens_at, spacing, successes from limit_buckets where account = ? and bucket = ?""")) {
            query.setString(1, account);
            query.setString(2, bucket);
            try (var rows = query.executeQuery()) {
                return rows.next() ? memory(rows) : BucketMemory.NONE;
            }
        }
    }

    static Map<String, BucketMemory> buckets(Connection connection, String account) throws SQLException {
        try (var query = connection.prepareStatement(
                "select bucket, opens_at, spacing, successes from limit_buckets where account = ?")) {
            query.setString(1, account);
            try (var rows = query.executeQuery()) {
                var buckets = new TreeMap<String, BucketMemory>();
                while (rows.next()) buckets.put(rows.getString(1), memory(rows));
                return buckets;
            }
        }
    }

    private static BucketMemory memory(ResultSet rows) throws SQLException {
        var opens = rows.getLong(2) == 0 ? Instant.MIN : Instant.ofEpochMilli(rows.getLong(2));
        return new BucketMemory(List.of(), opens, Duration.ofMillis(rows.getLong(3)), rows.getInt(4));
    }

    static void put(Connection connection, String account, String bucket, BucketMemory memory) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into limit_buckets (account, bucket, opens_at, spacing, successes) values (?, ?, ?, ?, ?)
                on conflict (account, bucket) do update set opens_at = excluded.opens_at, spacing = excluded.spacing,
                    successes = excluded.successes""")) {
            upsert.setString(1, account);
            upsert.setString(2, bucket);
            upsert.setLong(3, memory.opens().equals(Instant.MIN) ? 0 : millis(memory.opens()));
            upsert.setLong(4, memory.interval().toMillis());
            upsert.setInt(5, memory.successes());
            upsert.executeUpdate();
        }
    }

    static void remove(Connection connection, String account, String bucket) throws SQLException {
        delete(connection, "delete from limit_buckets where account = ? and bucket = ?", account, bucket);
    }

    /// The newest calls within reach, oldest first.
    static List<Instant> calls(Connection connection, String account, Reach reach) throws SQLException {
        if (reach.most() == 0) return List.of();
        try (var query = connection.prepareStatement("""
                select called_at, calls from limit_calls
                where account = ? and bucket = ? and called_at > ? order by called_at desc limit ?""")) {
            query.setString(1, account);
            query.setString(2, reach.bucket());
            query.setLong(3, reach.since().toEpochMilli());
            query.setInt(4, reach.most());
            try (var rows = query.executeQuery()) {
                var calls = new ArrayList<Instant>();
                while (rows.next()) {
                    calls.addAll(Collections.nCopies(rows.getInt(2), Instant.ofEpochMilli(rows.getLong(1))));
                }
                Collections.reverse(calls);
                return calls;
            }
        }
    }

    static Map<String, List<Instant>> calls(Connection connection, String account, Instant since) throws SQLException {
        try (var query = connection.prepareStatement("""
                select bucket, called_at, calls from limit_calls
                where account = ? and called_at > ? order by called_at""")) {
            query.setString(1, account);
            query.setLong(2, since.toEpochMilli());
            try (var rows = query.executeQuery()) {
                var calls = new HashMap<String, List<Instant>>();
                while (rows.next()) {
                    calls.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .addAll(Collections.nCopies(rows.getInt(3), Instant.ofEpochMilli(rows.getLong(2))));
                }
                return calls;
            }
        }
    }

    static void note(Connection connection, String account, String bucket, Instant now) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into limit_calls (account, bucket, called_at, calls) values (?, ?, ?, 1)
                on conflict (account, bucket, called_at) do update set calls = limit_calls.calls + 1""")) {
            upsert.setString(1, account);
            upsert.setString(2, bucket);
            upsert.setLong(3, millis(now));
            upsert.executeUpdate();
        }
    }

    static void removeCalls(Connection connection, String account, String bucket) throws SQLException {
        delete(connection, "delete from limit_calls where account = ? and bucket = ?", account, bucket);
    }

    static int forget(Connection connection, String account, Instant before, Instant now) throws SQLException {
        try (var calls = connection.prepareStatement("delete from limit_calls where account = ? and called_at < ?");
                var buckets = connection.prepareStatement(
                        "delete from limit_buckets where account = ? and opens_at < ? and spacing = 0")) {
            calls.setString(1, account);
            calls.setLong(2, before.toEpochMilli());
            buckets.setString(1, account);
            buckets.setLong(2, now.toEpochMilli());
            return calls.executeUpdate() + buckets.executeUpdate();
        }
    }

    private static void delete(Connection connection, String sql, String account, String bucket) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setString(1, account);
            delete.setString(2, bucket);
            delete.executeUpdate();
        }
    }

    /// Rounded up, so that nothing opens before its time.
    private static long millis(Instant time) {
        var millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time) ? millis : millis + 1;
    }
}
