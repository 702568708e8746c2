package dev.tgrow.ledger;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.util.IdentityHashMap;

/// Writes down every write: that it leaves, before it leaves, and its outcome, before anything else is done.
///
/// A write that the [Outbox] didn't announce doesn't leave. Safe for use by many threads.
public final class RecordingTelegram implements Telegram {
    private final Telegram telegram;
    private final ActionStore actions;
    private final RunScope run;
    /// By identity: two equal writes are two writes.
    private final IdentityHashMap<Call<?>, Action> announced = new IdentityHashMap<>();

    public RecordingTelegram(Telegram telegram, ActionStore actions, RunScope run) {
        this.telegram = telegram;
        this.actions = actions;
        this.run = run;
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        if (!(call instanceof Call.Write<R>)) return telegram.call(call);
        var id = announced(call).id();
        // Telegram would send at once what comes after its time.
        if (Late.isLate(call, run.now())) return new Reply.Refused<>(Late.REFUSAL);
        actions.intend(id, run.now());
        // If this throws, the intent stands, and the next run finds out.
        var reply = telegram.call(call);
        switch (reply) {
            case Reply.Ok<R>(var value) -> actions.done(id, Left.by(value), run.now());
            case Reply.Refused<R>(var reason) -> refused(id, reason);
        }
        return reply;
    }

    private void refused(String id, Refusal reason) {
        switch (reason) {
            // Telegram did not take it.
            case Refusal.FloodWait _, Refusal.SlowMode _ -> actions.release(id, RefusalCode.of(reason));
            case Refusal.OutcomeUnknown _, Refusal.ServerTrouble _ -> actions.unknown(id, reason.text(), run.now());
            case Refusal.AccountLimited _,
                    Refusal.AccountUnable _,
                    Refusal.PersonRefused _,
                    Refusal.ChatRefused _,
                    Refusal.LoginNeeded _,
                    Refusal.BadRequest _,
                    Refusal.Unrecognised _ -> actions.refused(id, RefusalCode.of(reason), run.now());
        }
    }

    private Action announced(Call<?> call) {
        synchronized (announced) {
            var action = announced.get(call);
            if (action == null) throw new IllegalStateException("this write stands in no ledger: " + call.getClass());
            return action;
        }
    }

    void announce(Call<?> call, Action action) {
        synchronized (announced) {
            announced.put(call, action);
        }
    }

    void forget(Call<?> call) {
        synchronized (announced) {
            announced.remove(call);
        }
    }
}
