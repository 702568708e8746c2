package dev.tgrow.ledger;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.ActionStore.Claimant;
import dev.tgrow.store.ActionStore.Turn;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The writes of one run. Each is claimed before it is made, so that it happens once, whatever is restarted.
///
/// Claims are good for all runs that share the store, those of other machines too. A write that was leaving when its
/// run was cut off is looked up at Telegram when it is claimed again. Used by one thread.
public final class Outbox {
    /// How long after its time Telegram may send a message that waited.
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final Telegram telegram;
    private final RecordingTelegram recording;
    private final ActionStore actions;
    private final Claimant claimant;
    private final RunScope run;
    private final MessageSearch search;
    private final Evidence evidence;

    /// @param telegram where calls are paced on their way to `recording`
    public Outbox(
            Telegram telegram, RecordingTelegram recording, ActionStore actions, Claimant claimant, RunScope run) {
        this.telegram = telegram;
        this.recording = recording;
        this.actions = actions;
        this.claimant = claimant;
        this.run = run;
        this.search = new MessageSearch(telegram, actions);
        this.evidence = new Evidence(telegram, actions, search, run);
    }

    /// Asks for a write.
    ///
    /// @param label the chat as people know it
    /// @param words what tells a write that is no message from another
    public Claim claim(Action.Key key, String label, String words) throws InterruptedException {
        return claim(key, label, Action.Content.of(words));
    }

    /// Asks for a write.
    ///
    /// @param label the chat as people know it
    public Claim claim(Action.Key key, String label, Action.Content content) throws InterruptedException {
        return switch (actions.claim(key, label, content, claimant, run.now())) {
            case Turn.Yours(var action) -> new Claim.Yours(action);
            case Turn.Held(var action) -> new Claim.Held(action);
            case Turn.CutOff(var action) -> settled(action, content);
            case Turn.Decided(var action) -> decided(action);
        };
    }

    /// Finds out what became of the writes of one kind that cut off runs of this account left open in a chat.
    ///
    /// @return those that turn out to have happened
    public List<Action> settle(Action.Kind kind, long chat) throws InterruptedException {
        var happened = new ArrayList<Action>();
        for (Action open : actions.open(kind, chat, claimant.account())) {
            if (claim(open.key(), open.label(), open.content()) instanceof Claim.Done(var done)) happened.add(done);
        }
        return happened;
    }

    /// Asks for a write again that was decided: because the operator wants it, or because the reason has passed.
    public Claim reclaim(Action decided, String words) {
        return reclaim(decided, Action.Content.of(words));
    }

    /// Asks for a write again that was decided: because the operator wants it, or because the reason has passed.
    public Claim reclaim(Action decided, Action.Content content) {
        return switch (actions.reclaim(decided, content, claimant, run.now())) {
            case Turn.Yours(var action) -> new Claim.Yours(action);
            case Turn.Held(var action) -> new Claim.Held(action);
            case Turn.CutOff(var action) -> new Claim.Held(action);
            case Turn.Decided(var action) -> new Claim.Held(action);
        };
    }

    /// Makes a write that was claimed. Its outcome is in the ledger when this returns.
    public <R> Reply<R> perform(Action action, Call.Write<R> call) throws InterruptedException {
        recording.announce(call, action);
        try {
            return telegram.call(call);
        } finally {
            recording.forget(call);
        }
    }

    /// Looks once more for a write whose outcome Telegram didn't tell.
    ///
    /// @return what it became, if it turns out to have happened
    public Optional<Action> found(Action action) throws InterruptedException {
        return lookedUp(actions.find(action.key()).orElse(action)) instanceof Claim.Done(var done)
                ? Optional.of(done)
                : Optional.empty();
    }

    /// Writes down that a claimed write turned out not to have happened although Telegram took it.
    public void refuse(Action action, String reason) {
        actions.refused(action.id(), reason, run.now());
    }

    /// Writes down that a write whose outcome nobody told did happen, as the chat shows.
    public void confirm(Action action) {
        actions.done(action.id(), Action.Result.NONE, run.now());
    }

    /// All messages that a write left in its chat, the first part of an album first.
    public List<MessageId> messages(Action done) {
        return actions.messages(done);
    }

    /// What the ledger holds, without claiming anything.
    public Optional<Action> look(Action.Key key) {
        return actions.find(key);
    }

    /// Where the messages of a write are now that is done.
    public sealed interface Whereabouts {
        /// In the chat, if nobody has deleted them.
        record InChat(List<MessageId> messages) implements Whereabouts {}

        /// Among those that wait for their time, with the numbers that they have there.
        record Waiting(List<MessageId> messages) implements Whereabouts {}

        /// They waited, and are neither there any more nor where they were to be: somebody took them back or
        /// sent them at another time.
        record Lost() implements Whereabouts {}
    }

    /// Finds the messages of a write that is done. What waited for its time may have been sent since.
    public Whereabouts whereabouts(Action done) throws InterruptedException {
        if (done.waiting().isEmpty()) return new Whereabouts.InChat(actions.messages(done));
        var waiting = search.waiting(done, actions.messages(done));
        if (!waiting.isEmpty()) return new Whereabouts.Waiting(waiting);
        var due = done.waiting().get().due();
        var sent = search.inHistory(done, due.minus(Evidence.CLOCKS_APART), due.plus(LATEST));
        // Without words nothing tells one file from another.
        if (sent.isEmpty() || (done.content().text().isBlank() && sent.size() > 1)) return new Whereabouts.Lost();
        actions.done(done.id(), Action.Result.of(sent.getFirst()), run.now());
        return new Whereabouts.InChat(sent.getFirst());
    }

    private Claim decided(Action action) throws InterruptedException {
        return switch (action.state()) {
            case DONE -> new Claim.Done(action);
            case REFUSED -> new Claim.Refused(action);
            case UNKNOWN -> lookedUp(action);
            case PLANNED, INTENT -> throw new IllegalStateException(action + " is not decided");
        };
    }

    private Claim lookedUp(Action action) throws InterruptedException {
        return switch (evidence.of(action)) {
            case Evidence.Found(var result) -> done(action, result);
            // It may still be on its way: only the operator can say that it isn't.
            case Evidence.Absent _, Evidence.Unreadable _ -> new Claim.Unknown(action);
        };
    }

    /// Finds out what became of a write whose run was cut off: nothing of that run can still be on its way.
    private Claim settled(Action action, Action.Content content) throws InterruptedException {
        return switch (evidence.settled(action)) {
            case Evidence.Found(var result) -> done(action, result);
            case Evidence.Absent _ -> {
                actions.release(action.id(), "cut off before it left");
                yield claim(action.key(), action.label(), content);
            }
            case Evidence.Unreadable(var why) -> {
                actions.unknown(action.id(), why, run.now());
                yield new Claim.Unknown(actions.find(action.key()).orElse(action));
            }
        };
    }

    private Claim done(Action action, Action.Result result) {
        actions.done(action.id(), result, run.now());
        return new Claim.Done(actions.find(action.key()).orElse(action));
    }
}
