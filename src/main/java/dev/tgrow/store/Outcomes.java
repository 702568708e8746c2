package dev.tgrow.store;

import dev.tgrow.telegram.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of the writes in the table `actions`, and what they left at Telegram.
final class Outcomes {
    private Outcomes() {}

    static int done(Connection connection, String id, Action.Result result, Instant now) throws SQLException {
        parts(connection, id, result.messages());
        try (var update = connection.prepareStatement("""
                update actions set state = 'done', reason = null, message_id = ?, due_at = ?, waiting_id = ?, link = ?,
                    decided_at = ? where action_id = ?""")) {
            var first = result.messages().stream().findFirst().map(MessageId::value);
            var waits = result.due().isPresent();
            setNumber(update, 1, first.filter(_ -> !waits));
            setNumber(update, 2, result.due().map(Instant::toEpochMilli));
            setNumber(update, 3, first.filter(_ -> waits));
            update.setString(4, result.link().orElse(null));
            update.setLong(5, now.toEpochMilli());
            update.setString(6, id);
            return update.executeUpdate();
        }
    }

    private static void setNumber(PreparedStatement update, int index, Optional<Long> number) throws SQLException {
        if (number.isPresent()) update.setLong(index, number.get());
        else update.setNull(index, Types.BIGINT);
    }

    private static void parts(Connection connection, String id, List<MessageId> messages) throws SQLException {
        try (var delete = connection.prepareStatement("delete from album_parts where action_id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                insert into album_parts (action_id, chat_id, message_id)
                select action_id, chat_id, ? from actions where action_id = ?""")) {
            for (MessageId part : messages.stream().skip(1).toList()) {
                insert.setLong(1, part.value());
                insert.setString(2, id);
                insert.executeUpdate();
            }
        }
    }

    static int notDone(Connection connection, String id, Action.State state, String reason, Instant now)
            throws SQLException {
        parts(connection, id, List.of());
        try (var update = connection.prepareStatement("""
                update actions set state = ?, reason = ?, message_id = null, due_at = null, waiting_id = null,
                    link = null, decided_at = ? where action_id = ?""")) {
            update.setString(1, state.word());
            update.setString(2, reason);
            update.setLong(3, now.toEpochMilli());
            update.setString(4, id);
            return update.executeUpdate();
        }
    }

    static boolean holds(Connection connection, long chat, MessageId message) throws SQLException {
        try (var query = connection.prepareStatement("""
                select 1 from actions where kind = 'send' and chat_id = ? and message_id = ?
                union all select 1 from album_parts p join actions a on a.action_id = p.action_id
                where p.chat_id = ? and p.message_id = ? and a.waiting_id is null""")) {
            query.setLong(1, chat);
            query.setLong(2, message.value());
            query.setLong(3, chat);
            query.setLong(4, message.value());
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static boolean holdsWaiting(Connection connection, long chat, MessageId waiting) throws SQLException {
        try (var query = connection.prepareStatement("""
                select 1 from actions where kind = 'send' and chat_id = ? and waiting_id = ?
                union all select 1 from album_parts p join actions a on a.action_id = p.action_id
                where p.chat_id = ? and p.message_id = ? and a.waiting_id is not null""")) {
            query.setLong(1, chat);
            query.setLong(2, waiting.value());
            query.setLong(3, chat);
            query.setLong(4, waiting.value());
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static List<MessageId> messages(Connection connection, Action action) throws SQLException {
        var messages = new ArrayList<MessageId>();
        action.message().or(() -> action.waiting().map(Action.Waiting::id)).ifPresent(messages::add);
        try (var query = connection.prepareStatement(
                "select message_id from album_parts where action_id = ? order by message_id")) {
            query.setString(1, action.id());
            try (var rows = query.executeQuery()) {
                while (rows.next()) messages.add(new MessageId(rows.getLong(1)));
            }
        }
        return messages;
    }
}
