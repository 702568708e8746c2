package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What usernames meant when an account last looked them up.
public final class NameStore {
    private final Database database;
    private final String account;

    public NameStore(Database database, String account) {
        this.database = database;
        this.account = account;
    }

    /// What `name` meant, if that was seen after `since`; the private chat of a person.
    public Optional<ChatId> find(String name, Instant since) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement(
                    "select chat_id from resolved_names where account = ? and name = ? and seen_at > ?")) {
                query.setString(1, account);
                query.setString(2, key(name));
                query.setLong(3, since.toEpochMilli());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(new ChatId(rows.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    /// Remembers what Telegram said.
    public void put(String name, ChatId chat, Instant now) {
        database.transaction(connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into resolved_names (account, name, chat_id, seen_at) values (?, ?, ?, ?)
                    on conflict (account, name) do update set chat_id = excluded.chat_id, seen_at = excluded.seen_at""")) {
                upsert.setString(1, account);
                upsert.setString(2, key(name));
                upsert.setLong(3, chat.value());
                upsert.setLong(4, now.toEpochMilli());
                return upsert.executeUpdate();
            }
        });
    }

    /// Forgets a name that turned out to mean something else, or nothing.
    public void forget(String name) {
        database.transaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from resolved_names where account = ? and name = ?")) {
                delete.setString(1, account);
                delete.setString(2, key(name));
                return delete.executeUpdate();
            }
        });
    }

    /// Forgets all names of a chat that turned out to be gone.
    public void forget(ChatId chat) {
        database.transaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from resolved_names where account = ? and chat_id = ?")) {
                delete.setString(1, account);
                delete.setLong(2, chat.value());
                return delete.executeUpdate();
            }
        });
    }

    /// Forgets what was seen before `oldest`.
    public void expire(Instant oldest) {
        database.transaction(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from resolved_names where account = ? and seen_at < ?")) {
                delete.setString(1, account);
                delete.setLong(2, oldest.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
