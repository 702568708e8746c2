package dev.tgrow.store;

import dev.tgrow.store.ActionStore.Claimant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was run, and how it ended.
public final class RunStore {
    private static final String COLUMNS = """
            run_id, command, arguments, account, home, started_at, deadline_at, finished_at, exit_code, why, retry_at, done,
                skipped, failed
            """;

    private final Database database;
    private final String order;

    public RunStore(Database database) {
        this.database = database;
        this.order = database.inserted("run_id");
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

    /// A run as it stands in the ledger.
    ///
    /// @param arguments the command line as a JSON array, secrets left out
    /// @param home the tgrow home that its account was locked in
    /// @param deadline it can't be alive long after this
    /// @param finished when it ended; absent for one that is under way or was cut off
    /// @param ending how it ended, with [#finished]
    public record Run(
            String id,
            String command,
            String arguments,
            String account,
            String home,
            Instant started,
            Instant deadline,
            Optional<Instant> finished,
            Optional<Ending> ending) {}

    /// The newest runs first.
    ///
    /// @param account only those of this account, or all
    public List<Run> newest(Optional<String> account, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select " + COLUMNS + """
                    from runs where account = ? or ? = '' order by started_at desc, %s desc limit ?""".formatted(order))) {
                query.setString(1, account.orElse(""));
                query.setString(2, account.orElse(""));
                query.setInt(3, limit);
                return read(query);
            }
        });
    }

    /// When a command of an account last ended with exit code 0.
    public Optional<Instant> succeeded(String account, String command) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select max(finished_at) as finished_at from runs
                    where account = ? and command = ? and exit_code = 0""")) {
                query.setString(1, account);
                query.setString(2, command);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? time(rows, "finished_at") : Optional.empty();
                }
            }
        });
    }

    /// The runs whose id begins so, newest first.
    public List<Run> named(String prefix) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select " + COLUMNS + """
                    from runs where substr(run_id, 1, ?) = ? order by started_at desc, %s desc""".formatted(order))) {
                query.setInt(1, prefix.length());
                query.setString(2, prefix);
                return read(query);
            }
        });
    }

    /// Forgets runs that ended by a time, or can't be alive since. What they wrote stays in the ledger.
    ///
    /// @return how many were forgotten
    public int prune(Instant before) {
        return database.transaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from runs where coalesce(finished_at, deadline_at) <= ?")) {
                delete.setLong(1, before.toEpochMilli());
                var forgotten = delete.executeUpdate();
                forgetLinks(connection);
                return forgotten;
            }
        });
    }

    private static void forgetLinks(Connection connection) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from told_links where run_id not in (select run_id from runs)")) {
            delete.executeUpdate();
        }
    }

    private static List<Run> read(PreparedStatement query) throws SQLException {
        var runs = new ArrayList<Run>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) runs.add(run(rows));
        }
        return runs;
    }

    private static Run run(ResultSet row) throws SQLException {
        var finished = time(row, "finished_at");
        var ending = finished.isEmpty() ? Optional.<Ending>empty() : Optional.of(ending(row));
        return new Run(
                row.getString("run_id"),
                row.getString("command"),
                row.getString("arguments"),
                row.getString("account"),
                row.getString("home"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("deadline_at")),
                finished,
                ending);
    }

    private static Ending ending(ResultSet row) throws SQLException {
        return new Ending(
                row.getInt("exit_code"),
                row.getString("why"),
                time(row, "retry_at"),
                List.of(row.getLong("done"), row.getLong("skipped"), row.getLong("failed")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
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
