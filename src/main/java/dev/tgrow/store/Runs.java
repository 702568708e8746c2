package dev.tgrow.store;

import dev.tgrow.store.ActionStore.Claimant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// The rows of the table `runs`.
final class Runs {
    /// What a run may take beyond its time limit: the grace of its last write, and closing.
    private static final Duration CLOSING = Duration.ofMinutes(2);

    private Runs() {}

    /// Whether a run can do nothing any more: it said so, its account's lock is the claimant's now, or its time is
    /// over.
    static boolean isOver(Connection connection, String run, Claimant claimant, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(
                "select account, home, finished_at, deadline_at from runs where run_id = ?")) {
            query.setString(1, run);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) return true;
                rows.getLong("finished_at");
                if (!rows.wasNull()) return true;
                // One run at a time has an account of one home, and that is the claimant's.
                if (rows.getString("account").equals(claimant.account())
                        && rows.getString("home").equals(claimant.home())) {
                    return true;
                }
                return Instant.ofEpochMilli(rows.getLong("deadline_at"))
                        .plus(CLOSING)
                        .isBefore(now);
            }
        }
    }
}
