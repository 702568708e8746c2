package dev.tgrow.store;

import dev.tgrow.store.ActionStore.Claimant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was run, and how it ended.
public final class RunStore {
    private final Database database;

    public RunStore(Database database) {
        this.database = database;
    }

    /// Writes down that a run begins.
    ///
    /// @param arguments the command line as a JSON array, secrets left out
    /// @param deadline its time limit
    public void begin(Claimant who, String command, String arguments, Instant now, Instant deadline) {
        database.transaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into runs (run_id, command, arguments, account, home, started_at, deadline_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")) {
                insert.setString(1, who.run());
                insert.setString(2, command);
                insert.setString(3, arguments);
                insert.setString(4, who.account());
                insert.setString(5, who.home());
                insert.setLong(6, now.toEpochMilli());
                insert.setLong(7, deadline.toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    /// How a run ended.
    ///
    /// @param why one clause for people
    /// @param retryAt when to come again, if the run's end says so
    public record Ending(int exitCode, String why, Optional<Instant> retryAt, List<Long> counts) {
        /// @param counts items done, skipped and failed
        public Ending {
            counts = List.copyOf(counts);
        }
    }

    /// Writes down how a run ended.
    public void finish(String run, Ending ending, Instant now) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update runs set finished_at = ?, exit_code = ?, why = ?, retry_at = ?, done = ?, skipped = ?,
                        failed = ? where run_id = ?""")) {
                update.setLong(1, now.toEpochMilli());
                update.setInt(2, ending.exitCode());
                update.setString(3, ending.why());
                update.setObject(4, ending.retryAt().map(Instant::toEpochMilli).orElse(null), java.sql.Types.BIGINT);
                for (int i = 0; i < 3; i++)
                    update.setLong(5 + i, ending.counts().get(i));
                update.setString(8, run);
                return update.executeUpdate();
            }
        });
    }
}
