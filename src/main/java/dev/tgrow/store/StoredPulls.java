package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.User;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what [PullStore] keeps.
public final class StoredPulls {
    private static final String PULL = """
            select pull_id, chat_id, username, title, account, filter, started_at, finished_at, listed, total, whole,
                reasons
            from pulls""";

    private final Database database;

    public StoredPulls(Database database) {
        this.database = database;
    }

    /// The chat that an operator means, if a pull of it is stored. A name means the chat that had it last.
    public Optional<ChatId> chat(ChatRef ref) {
        return switch (ref) {
            case ChatRef.ById(var id) -> Optional.of(id);
            case ChatRef.ByUsername(var name) ->
                pulls("where username = ? order by started_at desc limit 1", query -> query.setString(1, name)).stream()
                        .findFirst()
                        .map(Pull::chat);
            case ChatRef.ByInvite _ -> Optional.empty();
        };
    }

    /// The newest pulls of a chat.
    public List<Pull> of(ChatId chat, int limit) {
        return pulls("where chat_id = ? order by started_at desc, pull_id desc limit ?", query -> {
            query.setLong(1, chat.value());
            query.setInt(2, limit);
        });
    }

    /// The newest pulls of all chats.
    public List<Pull> all(int limit) {
        return pulls("order by started_at desc, pull_id desc limit ?", query -> query.setInt(1, limit));
    }

    public Optional<Pull> find(String id) {
        return pulls("where pull_id = ?", query -> query.setString(1, id)).stream()
                .findFirst();
    }

    /// The newest pulls that have everybody and were begun by then.
    public List<Pull> whole(ChatId chat, Instant until, int limit) {
        return pulls(
                "where chat_id = ? and whole = 1 and started_at <= ? order by started_at desc, pull_id desc limit ?",
                query -> {
                    query.setLong(1, chat.value());
                    query.setLong(2, until.toEpochMilli());
                    query.setInt(3, limit);
                });
    }

    /// A part of a pull, in the order of the ids.
    ///
    /// @param after the id that the part before ended with; 0 for the first
    public List<PulledMember> members(String pull, long after, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select user_id, username, first_name, last_name, kind, role, joined_at from pulled_members
                    where pull_id = ? and user_id > ? order by user_id limit ?""")) {
                query.setString(1, pull);
                query.setLong(2, after);
                query.setInt(3, limit);
                var members = new ArrayList<PulledMember>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) members.add(member(rows));
                }
                return members;
            }
        });
    }

    private static PulledMember member(ResultSet rows) throws SQLException {
        return new PulledMember(
                rows.getLong(1),
                Optional.ofNullable(rows.getString(2)),
                rows.getString(3),
                rows.getString(4),
                User.Kind.valueOf(rows.getString(5).toUpperCase(Locale.ROOT)),
                MemberStatus.valueOf(rows.getString(6).toUpperCase(Locale.ROOT)),
                Numbers.read(rows, 7).map(Instant::ofEpochMilli));
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    private List<Pull> pulls(String which, Parameters parameters) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement(PULL + " " + which)) {
                parameters.set(query);
                var pulls = new ArrayList<Pull>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) pulls.add(pull(rows));
                }
                return pulls;
            }
        });
    }

    private static Pull pull(ResultSet rows) throws SQLException {
        return new Pull(
                rows.getString(1),
                new ChatId(rows.getLong(2)),
                Optional.ofNullable(rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                Instant.ofEpochMilli(rows.getLong(7)),
                Numbers.read(rows, 8).map(Instant::ofEpochMilli),
                rows.getLong(9),
                rows.getLong(10),
                rows.getLong(11) == 1,
                rows.getString(12).lines().toList());
    }
}
