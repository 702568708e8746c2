package dev.tgrow.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// People and chats that opted out, for every account that shares the store.
public final class OptOutStore {
    private static final String INSERT = """
            insert into opt_outs (subject, peer_id, username, reason, added_at) values (?, ?, ?, ?, ?)
            on conflict (subject) do nothing""";

    /// What a further entry may add to the one that is there.
    private static final String ENRICH = """
            update opt_outs set username = coalesce(?, username), reason = coalesce(?, reason) where subject = ?""";

    /// An entry that was bound to an id and one that was given by it are of the same person.
    private static final String DELETE_BY_NAME = """
            delete from opt_outs where username = ?
                or peer_id in (select peer_id from opt_outs where username = ? and peer_id is not null)""";

    private static final String DELETE_BY_ID = """
            delete from opt_outs where peer_id = ?
                or username in (select username from opt_outs where peer_id = ? and username is not null)""";

    private final Database database;

    public OptOutStore(Database database) {
        this.database = database;
    }

    /// Adds all of them, or none if the database fails.
    ///
    /// @return for each of them whether they were not on the list before
    public List<Boolean> add(List<Peer> peers, Optional<String> reason, Instant now) {
        return database.transaction(connection -> add(connection, peers, reason, now));
    }

    static List<Boolean> add(Connection connection, List<Peer> peers, Optional<String> reason, Instant now)
            throws SQLException {
        var added = new ArrayList<Boolean>();
        try (var insert = connection.prepareStatement(INSERT);
                var enrich = connection.prepareStatement(ENRICH)) {
            for (Peer peer : peers) {
                var isNew = insert(insert, peer, reason, now);
                if (!isNew) enrich(enrich, peer, reason);
                added.add(isNew);
            }
        }
        return added;
    }

    private static boolean insert(PreparedStatement insert, Peer peer, Optional<String> reason, Instant now)
            throws SQLException {
        insert.setString(1, peer.subject());
        Numbers.set(insert, 2, peer.id());
        insert.setString(3, peer.username().orElse(null));
        insert.setString(4, reason.orElse(null));
        insert.setLong(5, now.toEpochMilli());
        return insert.executeUpdate() == 1;
    }

    private static void enrich(PreparedStatement enrich, Peer peer, Optional<String> reason) throws SQLException {
        enrich.setString(1, peer.username().orElse(null));
        enrich.setString(2, reason.orElse(null));
        enrich.setString(3, peer.subject());
        enrich.executeUpdate();
    }

    /// Takes a peer off the list, whichever way it was named there.
    ///
    /// @return how many entries named it
    public int remove(Peer peer) {
        return database.transaction(connection -> {
            var removed = 0;
            if (peer.id().isPresent()) {
                removed += delete(connection, DELETE_BY_ID, peer.id().get());
            }
            if (peer.username().isPresent()) {
                removed += delete(connection, DELETE_BY_NAME, peer.username().get());
            }
            return removed;
        });
    }

    private static int delete(Connection connection, String sql, Object key) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, key);
            delete.setObject(2, key);
            return delete.executeUpdate();
        }
    }

    /// Whether a peer opted out, by id or by name.
    public boolean holds(Peer peer) {
        return database.read(connection -> holds(connection, peer));
    }

    /// Whether a peer opted out whose id and name Telegram just told. What was given by name is bound to the
    /// id, so that it still holds after the name has changed.
    public boolean holdsNow(Peer peer) {
        var held = holds(peer);
        if (held) bind(peer);
        return held;
    }

    private static boolean holds(Connection connection, Peer peer) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from opt_outs where peer_id = ? or username = ? limit 1")) {
            Numbers.set(query, 1, peer.id());
            query.setString(2, peer.username().orElse(null));
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void bind(Peer peer) {
        if (peer.id().isEmpty() || peer.username().isEmpty()) return;
        database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                    "update opt_outs set peer_id = ? where username = ? and peer_id is null")) {
                update.setLong(1, peer.id().get());
                update.setString(2, peer.username().get());
                return update.executeUpdate();
            }
        });
    }

    /// Whether somebody is on the list of whom only the name is known.
    public boolean anyUnresolved() {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select 1 from opt_outs where peer_id is null limit 1");
                    var rows = query.executeQuery()) {
                return rows.next();
            }
        });
    }

    /// A part of the list, in the order of the subjects.
    ///
    /// @param after the subject that the part before ended with; empty for the first
    public List<OptOut> list(String after, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select subject, peer_id, username, reason, added_at from opt_outs
                    where subject > ? order by subject limit ?""")) {
                query.setString(1, after);
                query.setInt(2, limit);
                var entries = new ArrayList<OptOut>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) entries.add(entry(rows));
                }
                return entries;
            }
        });
    }

    private static OptOut entry(ResultSet rows) throws SQLException {
        var peer = new Peer(Numbers.read(rows, 2), Optional.ofNullable(rows.getString(3)));
        return new OptOut(
                rows.getString(1), peer, Optional.ofNullable(rows.getString(4)), Instant.ofEpochMilli(rows.getLong(5)));
    }
}
