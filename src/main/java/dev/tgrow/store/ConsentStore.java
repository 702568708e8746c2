package dev.tgrow.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What operators stated about people: that they agreed to be added, and how.
public final class ConsentStore {
    private static final String INSERT = """
            insert into consents (consent_id, account, source, target, text, stated_at)
            select coalesce(max(consent_id), 0) + 1, ?, ?, ?, ?, ? from consents returning consent_id""";

    private static final String LISTS = """
            select consent_id, account, source, target, text, stated_at, withdrawn_at,
                (select count(*) from opt_ins where opt_ins.consent_id = consents.consent_id)
            from consents where consent_id > ? order by consent_id limit ?""";

    private final Database database;

    public ConsentStore(Database database) {
        this.database = database;
    }

    /// Writes down a statement before anybody is added on its ground.
    ///
    /// @param source where the people come from: a chat or a file
    /// @return its number
    public long record(String account, String source, String target, String text, Instant now) {
        return database.transaction(connection -> insert(connection, account, source, target, text, now));
    }

    /// The number of the opt-in list with these words, which is begun if there is none.
    ///
    /// @param target the chat that people agreed to be added to; empty for any
    public long list(String account, String source, String target, String text, Instant now) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("""
                    select max(consent_id) from consents
                    where source = ? and target = ? and text = ? and withdrawn_at is null""")) {
                query.setString(1, source);
                query.setString(2, target);
                query.setString(3, text);
                try (var rows = query.executeQuery()) {
                    if (rows.next() && rows.getLong(1) > 0) return rows.getLong(1);
                }
            }
            return insert(connection, account, source, target, text, now);
        });
    }

    private static long insert(
            Connection connection, String account, String source, String target, String text, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, account);
            insert.setString(2, source);
            insert.setString(3, target);
            insert.setString(4, text);
            insert.setString(5, now.toString());
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// A part of all statements and lists, in the order of their numbers.
    public List<Consent> all(long after, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement(LISTS)) {
                query.setLong(1, after);
                query.setInt(2, limit);
                var all = new ArrayList<Consent>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) all.add(consent(rows));
                }
                return all;
            }
        });
    }

    private static Consent consent(ResultSet rows) throws SQLException {
        return new Consent(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                Instant.parse(rows.getString(6)),
                Numbers.read(rows, 7).map(Instant::ofEpochMilli),
                rows.getLong(8));
    }

    /// Ends the use of a statement or a list and forgets who is on it.
    ///
    /// @return whether there was one to end
    public boolean withdraw(long consent, Instant now) {
        return database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                            "update consents set withdrawn_at = ? where consent_id = ? and withdrawn_at is null");
                    var delete = connection.prepareStatement("delete from opt_ins where consent_id = ?")) {
                update.setLong(1, now.toEpochMilli());
                update.setLong(2, consent);
                delete.setLong(1, consent);
                delete.executeUpdate();
                return update.executeUpdate() == 1;
            }
        });
    }
}
