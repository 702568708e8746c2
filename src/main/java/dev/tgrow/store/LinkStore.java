package dev.tgrow.store;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/// How invite links stood when Telegram was last asked, and who had come by them.
public final class LinkStore {
    private final Database database;

    public LinkStore(Database database) {
        this.database = database;
    }

    /// A link as it is remembered.
    ///
    /// @param expires when it stops working, if ever
    /// @param memberLimit how many may join by it; 0 for no limit
    /// @param joinRequests whether administrators decide on each
    /// @param revoked whether it was ended before its time
    /// @param joined how many joined by it
    /// @param waiting how many asked by it and wait to be let in
    /// @param counted when that was so
    public record Counted(
            String url,
            String name,
            Optional<Instant> expires,
            int memberLimit,
            boolean joinRequests,
            boolean revoked,
            int joined,
            int waiting,
            Instant counted) {}

    /// Remembers how a link of a chat stands now.
    public void count(ChatId chat, InviteLink link, Instant now) {
        database.transaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into invite_links (chat_id, name, expires_at, member_limit, join_requests, revoked, joined,
                        waiting, counted_at, link)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (link) do update set chat_id = excluded.chat_id, name = excluded.name,
                        expires_at = excluded.expires_at, member_limit = excluded.member_limit,
                        join_requests = excluded.join_requests, revoked = excluded.revoked, joined = excluded.joined,
                        waiting = excluded.waiting, counted_at = excluded.counted_at""")) {
                insert.setLong(1, chat.value());
                insert.setString(2, link.name());
                insert.setObject(3, link.expires().map(Instant::toEpochMilli).orElse(null), Types.BIGINT);
                insert.setLong(4, link.memberLimit());
                insert.setLong(5, link.joinRequests() ? 1 : 0);
                insert.setLong(6, link.revoked() ? 1 : 0);
                insert.setLong(7, link.joined());
                insert.setLong(8, link.waiting());
                insert.setLong(9, now.toEpochMilli());
                insert.setString(10, link.url());
                return insert.executeUpdate();
            }
        });
    }

    /// Remembers that a run gave a link out.
    public void tell(String run, String url) {
        database.transaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into told_links (run_id, link) values (?, ?) on conflict (run_id, link) do nothing")) {
                insert.setString(1, run);
                insert.setString(2, url);
                return insert.executeUpdate();
            }
        });
    }

    /// What is remembered of a link.
    public Optional<Counted> find(String url) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select name, expires_at, member_limit, join_requests, revoked, joined, waiting, counted_at
                    from invite_links where link = ?""")) {
                query.setString(1, url);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(url, rows)) : Optional.empty();
                }
            }
        });
    }

    private static Counted read(String url, ResultSet row) throws SQLException {
        var end = row.getLong("expires_at");
        var expires = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(end));
        return new Counted(
                url,
                row.getString("name"),
                expires,
                row.getInt("member_limit"),
                row.getLong("join_requests") == 1,
                row.getLong("revoked") == 1,
                row.getInt("joined"),
                row.getInt("waiting"),
                Instant.ofEpochMilli(row.getLong("counted_at")));
    }
}
