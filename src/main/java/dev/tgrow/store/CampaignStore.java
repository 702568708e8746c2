package dev.tgrow.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is announced under which name.
public final class CampaignStore {
    private final Database database;

    public CampaignStore(Database database) {
        this.database = database;
    }

    /// An announcement.
    ///
    /// @param content everything that is the same for every chat, as lines of text
    /// @param round 1, and one more each time that all was asked for again
    /// @param open whether the round has not reached everybody yet
    /// @param due when Telegram is to send the round, if not at once
    /// @param written whether anything was sent, or was about to be
    /// @param undone when the round was taken back, if it was
    public record Campaign(
            String name,
            String content,
            String account,
            Instant created,
            long round,
            boolean open,
            Optional<Instant> due,
            boolean written,
            Optional<Instant> undone) {}

    private static final String COLUMNS = """
            name, content, account, created_at, round, round_open, due_at, case when exists
                (select 1 from actions where kind = 'send' and campaign = campaigns.name) then 1 else 0 end,
            (select max(decided_at) from actions where kind = 'delete' and state = 'done'
                and campaign = campaigns.name and actions.round = campaigns.round)
            """;

    public Optional<Campaign> find(String name) {
        return database.read(connection -> read(connection, name));
    }

    /// All campaigns, newest first.
    public List<Campaign> all() {
        return database.read(connection -> {
            var all = new ArrayList<Campaign>();
            try (var query = connection.prepareStatement(
                            "select " + COLUMNS + " from campaigns order by created_at desc, name");
                    var rows = query.executeQuery()) {
                while (rows.next()) all.add(read(rows));
            }
            return all;
        });
    }

    /// The campaign of this name, made if it isn't there, or if nothing of it was ever sent. Else its content may
    /// be another: look.
    public Campaign open(String name, String content, String account, Instant now) {
        return database.transaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into campaigns (name, content, account, created_at, round, round_open)
                    values (?, ?, ?, ?, 1, 1) on conflict (name) do nothing""")) {
                insert.setString(1, name);
                insert.setString(2, content);
                insert.setString(3, account);
                insert.setLong(4, now.toEpochMilli());
                insert.executeUpdate();
            }
            try (var update = connection.prepareStatement("""
                    update campaigns set content = ? where name = ?
                    and not exists (select 1 from actions where kind = 'send' and campaign = campaigns.name)""")) {
                update.setString(1, content);
                update.setString(2, name);
                update.executeUpdate();
            }
            return read(connection, name).orElseThrow();
        });
    }

    /// Opens the next round, unless one that was opened so has not reached everybody yet: then that one goes on.
    public Campaign again(String name) {
        return database.transaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update campaigns set round = round + 1, round_open = 1, due_at = null
                    where name = ? and (round = 1 or round_open = 0)""")) {
                update.setString(1, name);
                update.executeUpdate();
            }
            return read(connection, name).orElseThrow();
        });
    }

    /// Says when Telegram is to send the round that is open.
    public void schedule(String name, Instant due) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("update campaigns set due_at = ? where name = ?")) {
                update.setLong(1, due.toEpochMilli());
                update.setString(2, name);
                return update.executeUpdate();
            }
        });
    }

    /// Says that nothing more of a campaign is to be sent, unless it is asked for again.
    public void close(String name) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("update campaigns set round_open = 0 where name = ?")) {
                update.setString(1, name);
                return update.executeUpdate();
            }
        });
    }

    /// Says that a round has reached everybody it was meant for.
    public void close(String name, long round) {
        database.transaction(connection -> {
            try (var update =
                    connection.prepareStatement("update campaigns set round_open = 0 where name = ? and round = ?")) {
                update.setString(1, name);
                update.setLong(2, round);
                return update.executeUpdate();
            }
        });
    }

    private static Optional<Campaign> read(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select " + COLUMNS + " from campaigns where name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    private static Campaign read(ResultSet row) throws SQLException {
        var due = row.getLong(7);
        var scheduled = !row.wasNull();
        var undone = row.getLong(9);
        var isUndone = !row.wasNull();
        return new Campaign(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5),
                row.getLong(6) == 1,
                scheduled ? Optional.of(Instant.ofEpochMilli(due)) : Optional.empty(),
                row.getLong(8) == 1,
                isUndone ? Optional.of(Instant.ofEpochMilli(undone)) : Optional.empty());
    }
}
