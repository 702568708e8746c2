package dev.tgrow.store;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Keeps what pulls read of member lists, so that they can be compared later. [StoredPulls] reads it.
public final class PullStore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String ADD = """
            insert into pulled_members (pull_id, user_id, username, first_name, last_name, kind, premium, role,
                last_seen, seen, joined_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (pull_id, user_id) do nothing""";

    private final Database database;

    public PullStore(Database database) {
        this.database = database;
    }

    /// Begins a pull, which counts as cut off until it is finished.
    ///
    /// @return its id, like `20261120-090000-3f2a91`
    public String begin(Chat chat, String account, String filter, Instant now) {
        var id = "%s-%06x"
                .formatted(STAMP.format(now), ThreadLocalRandom.current().nextInt(1 << 24));
        database.transaction(connection -> {
            // Later than every other, whatever the clock says, so that they have an order.
            var started = Math.max(now.toEpochMilli(), newest(connection) + 1);
            try (var insert = connection.prepareStatement("""
                    insert into pulls (pull_id, chat_id, username, title, account, filter, started_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")) {
                insert.setString(1, id);
                insert.setLong(2, chat.id().value());
                insert.setString(
                        3,
                        chat.username()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .orElse(null));
                insert.setString(4, chat.title());
                insert.setString(5, account);
                insert.setString(6, filter);
                insert.setLong(7, started);
                return insert.executeUpdate();
            }
        });
        return id;
    }

    private static long newest(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select coalesce(max(started_at), 0) from pulls");
                var rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Keeps a part of a pull.
    public void add(String pull, List<Member> members) {
        database.transaction(connection -> {
            try (var insert = connection.prepareStatement(ADD)) {
                for (Member member : members) insert(insert, pull, member);
            }
            return members.size();
        });
    }

    private static void insert(PreparedStatement insert, String pull, Member member) throws SQLException {
        var user = member.user();
        insert.setString(1, pull);
        insert.setLong(2, user.id().value());
        insert.setString(3, user.username().orElse(null));
        insert.setString(4, user.firstName());
        insert.setString(5, user.lastName());
        insert.setString(6, Words.of(user.kind()));
        insert.setLong(7, user.premium() ? 1 : 0);
        insert.setString(8, Words.of(member.status()));
        Numbers.set(insert, 9, lastSeen(user));
        insert.setString(10, Words.of(user.lastSeen()));
        Numbers.set(insert, 11, member.joined().map(Instant::toEpochMilli));
        insert.executeUpdate();
    }

    private static Optional<Long> lastSeen(User user) {
        return user.lastSeen() instanceof LastSeen.At(var time) ? Optional.of(time.toEpochMilli()) : Optional.empty();
    }

    /// Says that a pull came to the list's end.
    ///
    /// @param whole whether nobody is missing
    /// @param reasons why people are missing
    public void finish(String pull, long listed, long total, boolean whole, List<String> reasons, Instant now) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update pulls set finished_at = ?, listed = ?, total = ?, whole = ?, reasons = ?
                    where pull_id = ?""")) {
                update.setLong(1, now.toEpochMilli());
                update.setLong(2, listed);
                update.setLong(3, total);
                update.setLong(4, whole ? 1 : 0);
                update.setString(5, Words.lines(reasons));
                update.setString(6, pull);
                return update.executeUpdate();
            }
        });
    }

    /// Whether somebody was in the chat when any pull read its list.
    public boolean wasMember(ChatId chat, UserId user) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("""
                    select 1 from pulled_members join pulls on pulls.pull_id = pulled_members.pull_id
                    where pulled_members.user_id = ? and pulls.chat_id = ? and role not in ('left', 'banned')
                    limit 1""")) {
                query.setLong(1, user.value());
                query.setLong(2, chat.value());
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }
}
