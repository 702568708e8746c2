package dev.tgrow.store;

import dev.tgrow.telegram.MessageId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The writes of all accounts and machines. Each step is durable when its method returns.
public final class ActionStore {
    private final Database database;

    public ActionStore(Database database) {
        this.database = database;
    }

    /// Who asks for a write.
    ///
    /// @param home the tgrow home that the account is locked in
    public record Claimant(String account, String run, String home) {}

    /// Whose turn a write is.
    public sealed interface Turn {
        Action action();

        /// Nothing has left, and it is the claimant's to do.
        record Yours(Action action) implements Turn {}

        /// It was leaving when its run, of this account, was cut off.
        record CutOff(Action action) implements Turn {}

        /// Another run has it in hand.
        record Held(Action action) implements Turn {}

        /// Its outcome stands.
        record Decided(Action action) implements Turn {}
    }

    /// Takes a write in hand, unless it has been decided or somebody else has it.
    ///
    /// @param label the chat as people know it
    /// @param content the text that would be sent
    public Turn claim(Action.Key key, String label, Action.Content content, Claimant claimant, Instant now) {
        return database.transaction(connection -> {
            insert(connection, key, label, content, claimant, now);
            var action = Actions.find(connection, key).orElseThrow();
            return switch (action.state()) {
                case DONE, REFUSED, UNKNOWN -> new Turn.Decided(action);
                case PLANNED ->
                    free(connection, action, claimant, now)
                            ? new Turn.Yours(take(connection, action, content, claimant, now))
                            : new Turn.Held(action);
                case INTENT ->
                    action.account().equals(claimant.account()) && free(connection, action, claimant, now)
                            ? new Turn.CutOff(action)
                            : new Turn.Held(action);
            };
        });
    }

    /// Takes in hand again what was decided, because the operator or the case wants it repeated.
    public Turn reclaim(Action decided, Action.Content content, Claimant claimant, Instant now) {
        return database.transaction(connection -> {
            var action = Actions.find(connection, decided.key()).orElseThrow();
            var changed = action.state() != decided.state() || !action.run().equals(decided.run());
            // Somebody else was faster.
            if (changed) return new Turn.Held(action);
            return new Turn.Yours(take(connection, action, content, claimant, now));
        });
    }

    private static boolean free(Connection connection, Action action, Claimant claimant, Instant now)
            throws SQLException {
        return action.run().equals(claimant.run()) || Runs.isOver(connection, action.run(), claimant, now);
    }

    private static void insert(
            Connection connection, Action.Key key, String label, Action.Content content, Claimant claimant, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into actions (action_id, kind, campaign, round, chat_id, subject_id, label, content, media,
                    parts, state, account, run_id, planned_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?, ?)
                on conflict (kind, campaign, round, chat_id, subject_id) do nothing""")) {
            insert.setString(1, UUID.randomUUID().toString());
            Actions.set(insert, 2, key);
            insert.setString(7, label);
            insert.setString(8, content.text());
            insert.setString(9, content.media());
            insert.setInt(10, content.parts());
            insert.setString(11, claimant.account());
            insert.setString(12, claimant.run());
            insert.setLong(13, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static Action take(Connection connection, Action action, Action.Content content, Claimant claimant, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update actions set state = 'planned', account = ?, run_id = ?, content = ?, media = ?, parts = ?,
                    planned_at = ?, intent_at = null, decided_at = null, reason = null where action_id = ?""")) {
            update.setString(1, claimant.account());
            update.setString(2, claimant.run());
            update.setString(3, content.text());
            update.setString(4, content.media());
            update.setInt(5, content.parts());
            update.setLong(6, now.toEpochMilli());
            update.setString(7, action.id());
            update.executeUpdate();
        }
        return Actions.find(connection, action.key()).orElseThrow();
    }

    /// Says that the write leaves now. What is told afterwards is told of an intent.
    ///
    /// @throws IllegalStateException if it isn't in hand
    public void intend(String id, Instant now) {
        var changed = database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                    "update actions set state = 'intent', intent_at = ? where action_id = ? and state = 'planned'")) {
                update.setLong(1, now.toEpochMilli());
                update.setString(2, id);
                return update.executeUpdate();
            }
        });
        if (changed != 1) throw new IllegalStateException("action " + id + " is not planned");
    }

    /// Says that it happened.
    public void done(String id, Action.Result result, Instant now) {
        database.transaction(connection -> Outcomes.done(connection, id, result, now));
    }

    /// Says that Telegram refused it, and so it didn't happen.
    ///
    /// @param reason a code
    public void refused(String id, String reason, Instant now) {
        decide(id, Action.State.REFUSED, reason, now);
    }

    /// Says that nobody can tell.
    public void unknown(String id, String reason, Instant now) {
        decide(id, Action.State.UNKNOWN, reason, now);
    }

    /// Says that it didn't happen and may be tried again by whoever has it in hand.
    public void release(String id, String reason) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("""
                    update actions set state = 'planned', intent_at = null, decided_at = null, reason = ?
                    where action_id = ?""")) {
                update.setString(1, reason);
                update.setString(2, id);
                return update.executeUpdate();
            }
        });
    }

    private void decide(String id, Action.State state, String reason, Instant now) {
        database.transaction(connection -> Outcomes.notDone(connection, id, state, reason, now));
    }

    /// What a run last had in hand, in the order that it came to it.
    public List<Action> ofRun(String run) {
        return database.read(connection -> Actions.where(connection, "run_id = ?", run));
    }

    /// The invite links that a run made or gave out.
    public List<Action> linksOf(String run) {
        return database.read(connection -> Actions.where(connection, """
                kind = 'link' and link is not null and action_id in (
                    select made.action_id from actions made left join told_links told on told.link = made.link
                    where ? in (made.run_id, told.run_id))""", run));
    }

    /// What a campaign wrote, in the order that it was planned.
    public List<Action> ofCampaign(String campaign) {
        return database.read(connection -> Actions.where(connection, "campaign = ?", campaign));
    }

    /// What the ledger holds under this key.
    public Optional<Action> find(Action.Key key) {
        return database.read(connection -> Actions.find(connection, key));
    }

    /// What an account's runs left open in a chat: it was leaving, and no outcome is known.
    public List<Action> open(Action.Kind kind, long chat, String account) {
        var all = database.read(connection -> Actions.where(connection, "state = 'intent' and account = ?", account));
        return all.stream()
                .filter(action -> action.key().kind() == kind && action.key().chat() == chat)
                .toList();
    }

    /// Whether an invite link is the outcome of an action already.
    public boolean accounts(String link) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement("select 1 from actions where kind = 'link' and link = ?")) {
                query.setString(1, link);
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /// Whether a message of a chat is known as one that a write left there.
    public boolean accounts(long chat, MessageId message) {
        return database.read(connection -> Outcomes.holds(connection, chat, message));
    }

    /// Whether a message that waits in a chat is known as one that a write left there.
    public boolean accountsWaiting(long chat, MessageId waiting) {
        return database.read(connection -> Outcomes.holdsWaiting(connection, chat, waiting));
    }

    /// All messages that a write left in its chat, or among those that wait there, the first part of an album first.
    public List<MessageId> messages(Action action) {
        return database.read(connection -> Outcomes.messages(connection, action));
    }
}
