package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The table of stored stretches. Stretches that meet are made one.
final class Coverage {
    private Coverage() {}

    static List<Span> of(Connection connection, ChatId chat) throws SQLException {
        try (var query =
                connection.prepareStatement("select low, high from coverage where chat_id = ? order by high desc")) {
            query.setLong(1, chat.value());
            var spans = new ArrayList<Span>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) spans.add(new Span(rows.getLong(1), rows.getLong(2)));
            }
            return spans;
        }
    }

    static void add(Connection connection, ChatId chat, Span span) throws SQLException {
        long low = span.low();
        long high = span.high();
        try (var touching = connection.prepareStatement("""
                delete from coverage where chat_id = ? and low <= ? and high >= ? returning low, high""")) {
            touching.setLong(1, chat.value());
            touching.setLong(2, high + 1);
            touching.setLong(3, low - 1);
            try (var rows = touching.executeQuery()) {
                while (rows.next()) {
                    low = Math.min(low, rows.getLong(1));
                    high = Math.max(high, rows.getLong(2));
                }
            }
        }
        try (var insert = connection.prepareStatement("insert into coverage (chat_id, low, high) values (?, ?, ?)")) {
            insert.setLong(1, chat.value());
            insert.setLong(2, low);
            insert.setLong(3, high);
            insert.executeUpdate();
        }
    }

    static void forget(Connection connection, ChatId chat) throws SQLException {
        try (var delete = connection.prepareStatement("delete from coverage where chat_id = ?")) {
            delete.setLong(1, chat.value());
            delete.executeUpdate();
        }
    }
}
