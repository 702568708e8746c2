package dev.tgrow.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/// Forgets people: afterwards nothing stored names them but the list of opt-outs, which has their bare id.
public final class Forgetting {
    private final Database database;

    public Forgetting(Database database) {
        this.database = database;
    }

    /// What was forgotten.
    ///
    /// @param left what the list of opt-outs still has
    /// @param rows how many rows named them
    public record Forgotten(Peer left, long rows) {}

    /// The ids that a username stands for in what is stored.
    public SortedSet<Long> ids(String username) {
        return database.read(connection -> {
            var ids = new TreeSet<Long>();
            for (String sql : List.of(
                    "select distinct user_id from pulled_members where lower(username) = ?",
                    "select distinct peer_id from opt_ins where username = ? and peer_id is not null",
                    "select distinct peer_id from opt_outs where username = ? and peer_id is not null",
                    "select distinct chat_id from resolved_names where name = ? and chat_id > 0")) {
                try (var query = connection.prepareStatement(sql)) {
                    query.setString(1, username);
                    try (var rows = query.executeQuery()) {
                        while (rows.next()) ids.add(rows.getLong(1));
                    }
                }
            }
            return ids;
        });
    }

    /// Forgets a person, all or nothing, and opts them out.
    public Forgotten forget(Peer person, Instant now) {
        return database.transaction(connection -> {
            var names = names(connection, person);
            long rows = 0;
            if (person.id().isPresent()) rows += byId(connection, person.id().get());
            for (String name : names) rows += byName(connection, name, person.id());
            var left = person.id().map(Peer::of).orElse(person);
            rows += optedOut(connection, left, now);
            return new Forgotten(left, rows);
        });
    }

    /// Every name that the person is stored under.
    private static SortedSet<String> names(Connection connection, Peer person) throws SQLException {
        var names = new TreeSet<String>();
        person.username().ifPresent(names::add);
        if (person.id().isEmpty()) return names;
        for (String sql : List.of(
                "select distinct lower(username) from pulled_members where user_id = ? and username is not null",
                "select distinct username from opt_ins where peer_id = ? and username is not null",
                "select distinct username from opt_outs where peer_id = ? and username is not null",
                "select distinct name from resolved_names where chat_id = ?")) {
            try (var query = connection.prepareStatement(sql)) {
                query.setLong(1, person.id().get());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static long byId(Connection connection, long id) throws SQLException {
        return change(connection, "delete from pulled_members where user_id = ?", id)
                + change(connection, "delete from opt_ins where peer_id = ?", id)
                + change(connection, "delete from resolved_names where chat_id = ?", id)
                + change(connection, "update posts set author = null where author = ?", Long.toString(id))
                + change(
                        connection,
                        "update posts set forwarded_from = null where forwarded_from = ?",
                        Long.toString(id))
                + change(connection, """
                        delete from actions
                        where subject_id = ? and kind in ('invite', 'decide') and state in ('planned', 'intent')""", id)
                + nameless(connection, id);
    }

    /// That somebody was invited stays, so that counts stay true; who it was does not.
    private static long nameless(Connection connection, long id) throws SQLException {
        var actions = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "select action_id from actions where subject_id = ? and kind in ('invite', 'decide')")) {
            query.setLong(1, id);
            try (var rows = query.executeQuery()) {
                while (rows.next()) actions.add(rows.getString(1));
            }
        }
        for (String action : actions) {
            change(
                    connection,
                    "update actions set subject_id = ?, reason = null where action_id = ?",
                    -ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                    action);
        }
        return actions.size();
    }

    /// @param id of the person: what is stored of somebody else who had the name stays
    private static long byName(Connection connection, String name, Optional<Long> id) throws SQLException {
        var at = "@" + name;
        return change(
                        connection,
                        "delete from opt_ins where username = ? and (peer_id is null or peer_id = ?)",
                        name,
                        id.orElse(0L))
                + change(connection, "update posts set author = null where lower(author) = ?", at)
                + change(connection, "update posts set forwarded_from = null where lower(forwarded_from) = ?", at);
    }

    private static long optedOut(Connection connection, Peer left, Instant now) throws SQLException {
        var id = left.id().orElse(0L);
        var removed = change(connection, """
                delete from opt_outs where peer_id = ?
                    or (username in (select username from opt_outs where peer_id = ?) and peer_id is null)""", id, id);
        if (left.username().isPresent()) {
            removed += change(
                    connection,
                    "delete from opt_outs where username = ?",
                    left.username().get());
        }
        OptOutStore.add(connection, List.of(left), Optional.empty(), now);
        return removed;
    }

    private static long change(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                // Only a text that is set as one is a text for PostgreSQL.
                if (values[i] instanceof String text) statement.setString(i + 1, text);
                else statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
