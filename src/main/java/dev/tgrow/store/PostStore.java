package dev.tgrow.store;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Post;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Posts of channels and groups, and which parts of each history are stored.
public final class PostStore {
    private static final String INSERT = """
            insert into posts (chat_id, message_id, date, edit_date, text, links, views, forwards, replies, reactions,
                media, album_id, forwarded_from, author, added_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (chat_id, message_id) do nothing""";

    /// What a newer reading of a stored post may bring; the time it was added stays.
    private static final String REFRESH = """
            update posts set edit_date = ?, text = ?, links = ?, views = ?, forwards = ?, replies = ?, reactions = ?,
                media = ? where chat_id = ? and message_id = ?""";

    private final Database database;

    public PostStore(Database database) {
        this.database = database;
    }

    /// Remembers a chat as it is now.
    public void seen(Chat chat, Instant now) {
        database.transaction(connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into chats (chat_id, kind, title, username, seen_at) values (?, ?, ?, ?, ?)
                    on conflict (chat_id) do update set kind = excluded.kind, title = excluded.title,
                        username = excluded.username, seen_at = excluded.seen_at""")) {
                upsert.setLong(1, chat.id().value());
                upsert.setString(2, Words.of(chat.kind()));
                upsert.setString(3, chat.title());
                upsert.setString(4, chat.username().orElse(null));
                upsert.setString(5, now.toString());
                return upsert.executeUpdate();
            }
        });
    }

    /// Stores one page of history and that `covered` is now complete, as one step.
    ///
    /// @return the posts that were not stored before
    public List<Post> add(ChatId chat, List<Post> page, Span covered, Instant now) {
        return database.transaction(connection -> {
            var added = new ArrayList<Post>();
            try (var insert = connection.prepareStatement(INSERT);
                    var refresh = connection.prepareStatement(REFRESH)) {
                for (Post post : page) {
                    if (insert(insert, post, now)) added.add(post);
                    else refresh(refresh, post);
                }
            }
            Coverage.add(connection, chat, covered);
            return added;
        });
    }

    /// The stretches of a chat's history that are stored whole, newest first.
    public List<Span> covered(ChatId chat) {
        return database.read(connection -> Coverage.of(connection, chat));
    }

    /// Forgets which parts are stored, so that all is read again. The posts themselves stay.
    public void uncover(ChatId chat) {
        database.transaction(connection -> {
            Coverage.forget(connection, chat);
            return settle(connection, chat, false);
        });
    }

    /// Whether an earlier run read this chat as far back as it was asked to.
    public boolean settled(ChatId chat) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select settled from chats where chat_id = ?")) {
                query.setLong(1, chat.value());
                try (var rows = query.executeQuery()) {
                    return rows.next() && rows.getInt(1) == 1;
                }
            }
        });
    }

    /// Says that this run read as far back as it was asked to.
    public void settle(ChatId chat) {
        database.transaction(connection -> settle(connection, chat, true));
    }

    /// How many posts of the chat are stored.
    public long count(ChatId chat) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select count(*) from posts where chat_id = ?")) {
                query.setLong(1, chat.value());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        });
    }

    private static int settle(Connection connection, ChatId chat, boolean settled) throws SQLException {
        try (var update = connection.prepareStatement("update chats set settled = ? where chat_id = ?")) {
            update.setInt(1, settled ? 1 : 0);
            update.setLong(2, chat.value());
            return update.executeUpdate();
        }
    }

    private static boolean insert(PreparedStatement insert, Post post, Instant now) throws SQLException {
        insert.setLong(1, post.chat().value());
        insert.setLong(2, post.id().value());
        insert.setString(3, post.date().toString());
        insert.setString(4, post.edited().map(Instant::toString).orElse(null));
        insert.setString(5, post.text());
        insert.setString(6, Words.lines(post.links()));
        set(insert, 7, post.views());
        set(insert, 8, post.forwards());
        set(insert, 9, post.replies());
        insert.setString(10, Words.reactions(post.reactions()));
        insert.setString(11, post.media());
        set(insert, 12, post.album());
        insert.setString(13, post.forwardedFrom().orElse(null));
        insert.setString(14, post.author().orElse(null));
        insert.setString(15, now.toString());
        return insert.executeUpdate() == 1;
    }

    private static void refresh(PreparedStatement refresh, Post post) throws SQLException {
        refresh.setString(1, post.edited().map(Instant::toString).orElse(null));
        refresh.setString(2, post.text());
        refresh.setString(3, Words.lines(post.links()));
        set(refresh, 4, post.views());
        set(refresh, 5, post.forwards());
        set(refresh, 6, post.replies());
        refresh.setString(7, Words.reactions(post.reactions()));
        refresh.setString(8, post.media());
        refresh.setLong(9, post.chat().value());
        refresh.setLong(10, post.id().value());
        refresh.executeUpdate();
    }

    private static void set(PreparedStatement statement, int column, OptionalLong value) throws SQLException {
        if (value.isPresent()) statement.setLong(column, value.getAsLong());
        else statement.setNull(column, Types.BIGINT);
    }
}
