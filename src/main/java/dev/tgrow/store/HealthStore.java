package dev.tgrow.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the calls of each account have fared.
public final class HealthStore {
    private static final String COLUMNS =
            "account, failures_in_row, last_failure, last_failure_at, reopened, reopened_at";

    private final Database database;

    public HealthStore(Database database) {
        this.database = database;
    }

    /// One account's health.
    ///
    /// @param failuresInRow failed calls since the last one that went well
    /// @param reopened how often its client was made anew, ever
    public record Health(
            String account,
            long failuresInRow,
            Optional<String> lastFailure,
            Optional<Instant> lastFailureAt,
            long reopened,
            Optional<Instant> reopenedAt) {
        static Health of(String account) {
            return new Health(account, 0, Optional.empty(), Optional.empty(), 0, Optional.empty());
        }
    }

    public Health of(String account) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select " + COLUMNS + " from health where account = ?")) {
                query.setString(1, account);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? read(rows) : Health.of(account);
                }
            }
        });
    }

    public List<Health> all() {
        return database.read(connection -> {
            var all = new ArrayList<Health>();
            try (var query = connection.prepareStatement("select " + COLUMNS + " from health order by account");
                    var rows = query.executeQuery()) {
                while (rows.next()) all.add(read(rows));
            }
            return all;
        });
    }

    /// Counts one more failed call.
    ///
    /// @return how many have failed in a row now
    public long failed(String account, String why, Instant now) {
        return database.transaction(connection -> {
            change(connection, account, """
                    failures_in_row = failures_in_row + 1, last_failure = ?, last_failure_at = ?""", why, now);
            try (var query = connection.prepareStatement("select failures_in_row from health where account = ?")) {
                query.setString(1, account);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        });
    }

    /// Says that a call went well.
    public void recovered(String account) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("update health set failures_in_row = 0 where account = ?")) {
                update.setString(1, account);
                return update.executeUpdate();
            }
        });
    }

    /// Says that the client was made anew; the count of failures begins again.
    public void reopened(String account, Instant now) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update health set failures_in_row = 0, reopened = reopened + 1, reopened_at = ?
                    where account = ?""")) {
                update.setLong(1, now.toEpochMilli());
                update.setString(2, account);
                return update.executeUpdate();
            }
        });
    }

    /// Forgets an account's failures, or all accounts'.
    ///
    /// @return how many accounts had any on record
    public int reset(Optional<String> account) {
        return database.transaction(connection -> {
            try (var delete = connection.prepareStatement("delete from health where account = ? or ? = ''")) {
                delete.setString(1, account.orElse(""));
                delete.setString(2, account.orElse(""));
                return delete.executeUpdate();
            }
        });
    }

    private static void change(Connection connection, String account, String set, String why, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into health (account, failures_in_row, reopened) values (?, 0, 0)
                on conflict (account) do nothing""")) {
            insert.setString(1, account);
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement("update health set " + set + " where account = ?")) {
            update.setString(1, why);
            update.setLong(2, now.toEpochMilli());
            update.setString(3, account);
            update.executeUpdate();
        }
    }

    private static Health read(ResultSet row) throws SQLException {
        return new Health(
                row.getString("account"),
                row.getLong("failures_in_row"),
                Optional.ofNullable(row.getString("last_failure")),
                time(row, "last_failure_at"),
                row.getLong("reopened"),
                time(row, "reopened_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
