package dev.tgrow.store;

import dev.tgrow.telegram.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The rows of the table `actions`.
final class Actions {
    static final String COLUMNS = """
            action_id, kind, campaign, round, chat_id, subject_id, label, content, media, parts, state, account,
            run_id, message_id, due_at, waiting_id, link, reason, intent_at, decided_at
            """;

    private Actions() {}

    static Optional<Action> find(Connection connection, Action.Key key) throws SQLException {
        try (var query = connection.prepareStatement("select " + COLUMNS + """
                from actions where kind = ? and campaign = ? and round = ? and chat_id = ? and subject_id = ?""")) {
            set(query, 1, key);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /// @param condition of our own making, with one parameter
    static List<Action> where(Connection connection, String condition, String value) throws SQLException {
        try (var query = connection.prepareStatement("select " + COLUMNS + " from actions where " + condition
                + " order by coalesce(intent_at, planned_at), planned_at, round, kind desc, action_id")) {
            query.setString(1, value);
            var actions = new ArrayList<Action>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) actions.add(read(rows));
            }
            return actions;
        }
    }

    /// Sets the five columns of the key from `first` on.
    static void set(PreparedStatement statement, int first, Action.Key key) throws SQLException {
        statement.setString(first, key.kind().word());
        statement.setString(first + 1, key.campaign());
        statement.setLong(first + 2, key.round());
        statement.setLong(first + 3, key.chat());
        statement.setLong(first + 4, key.subject());
    }

    private static Action read(ResultSet row) throws SQLException {
        var key = new Action.Key(
                Action.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("campaign"),
                row.getLong("round"),
                row.getLong("chat_id"),
                row.getLong("subject_id"));
        return new Action(
                row.getString("action_id"),
                key,
                row.getString("label"),
                new Action.Content(row.getString("content"), row.getString("media"), row.getInt("parts")),
                Action.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("account"),
                row.getString("run_id"),
                number(row, "message_id").map(MessageId::new),
                waiting(row),
                Optional.ofNullable(row.getString("link")),
                Optional.ofNullable(row.getString("reason")),
                number(row, "intent_at").map(Instant::ofEpochMilli),
                number(row, "decided_at").map(Instant::ofEpochMilli));
    }

    private static Optional<Action.Waiting> waiting(ResultSet row) throws SQLException {
        var due = number(row, "due_at").map(Instant::ofEpochMilli);
        var id = number(row, "waiting_id").map(MessageId::new);
        return due.isPresent() && id.isPresent()
                ? Optional.of(new Action.Waiting(id.get(), due.get()))
                : Optional.empty();
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
