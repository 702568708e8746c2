package dev.tgrow.store;

import dev.tgrow.telegram.Chat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The people of opt-in lists: who agreed to be added, each by an entry of [ConsentStore].
///
/// A list is for one chat or for any. Somebody who is known by id counts by id alone, because a name may pass on to
/// somebody who agreed to nothing.
public final class OptInStore {
    private static final String USABLE = """
            from opt_ins join consents on consents.consent_id = opt_ins.consent_id
            where consents.withdrawn_at is null and lower(consents.target) in ('', ?, ?)""";

    private final Database database;

    public OptInStore(Database database) {
        this.database = database;
    }

    /// Puts people on a list, all or none.
    ///
    /// @param consent the list's number
    /// @return how many were not on it before
    public int add(long consent, List<Peer> people) {
        return database.transaction(connection -> {
            var added = 0;
            try (var insert = connection.prepareStatement("""
                    insert into opt_ins (consent_id, subject, peer_id, username) values (?, ?, ?, ?)
                    on conflict (consent_id, subject) do nothing""")) {
                for (Peer peer : people) {
                    insert.setLong(1, consent);
                    insert.setString(2, peer.subject());
                    Numbers.set(insert, 3, peer.id());
                    insert.setString(4, peer.username().orElse(null));
                    added += insert.executeUpdate();
                }
            }
            return added;
        });
    }

    /// Whether anybody is on a list that counts for the chat.
    public boolean any(Chat chat) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select 1 " + USABLE + " limit 1")) {
                set(query, chat);
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /// Whether somebody whose id and name Telegram just told is on a list that counts for the chat. What was given by
    /// name is bound to the id.
    public boolean holdsNow(Peer person, Chat chat) {
        var id = person.id().orElseThrow();
        return database.transaction(connection -> {
            if (person.username().isPresent())
                bind(connection, id, person.username().get());
            try (var query = connection.prepareStatement("select 1 " + USABLE + " and opt_ins.peer_id = ? limit 1")) {
                set(query, chat);
                query.setLong(3, id);
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private static void bind(Connection connection, long id, String name) throws SQLException {
        try (var update =
                connection.prepareStatement("update opt_ins set peer_id = ? where username = ? and peer_id is null")) {
            update.setLong(1, id);
            update.setString(2, name);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement query, Chat chat) throws SQLException {
        query.setString(1, chat.label().toLowerCase(Locale.ROOT));
        query.setString(2, chat.id().toString());
    }

    /// A part of a list, in the order of the subjects.
    ///
    /// @param after the subject that the part before ended with; empty for the first
    public List<OptIn> people(long consent, String after, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select subject, peer_id, username from opt_ins
                    where consent_id = ? and subject > ? order by subject limit ?""")) {
                query.setLong(1, consent);
                query.setString(2, after);
                query.setInt(3, limit);
                var people = new ArrayList<OptIn>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var peer = new Peer(Numbers.read(rows, 2), Optional.ofNullable(rows.getString(3)));
                        people.add(new OptIn(rows.getString(1), peer));
                    }
                }
                return people;
            }
        });
    }

    /// Takes somebody off a list, or off all.
    ///
    /// @return how many lists they were on
    public int remove(Peer person, Optional<Long> consent) {
        return database.transaction(connection -> {
            try (var delete = connection.prepareStatement("""
                    delete from opt_ins where (peer_id = ? or username = ?) and (? = 0 or consent_id = ?)""")) {
                Numbers.set(delete, 1, person.id());
                delete.setString(2, person.username().orElse(null));
                delete.setLong(3, consent.orElse(0L));
                delete.setLong(4, consent.orElse(0L));
                return delete.executeUpdate();
            }
        });
    }
}
