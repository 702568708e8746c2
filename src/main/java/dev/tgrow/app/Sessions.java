package dev.tgrow.app;

import dev.tgrow.health.CircuitBreaker;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.RecordingTelegram;
import dev.tgrow.pacing.Limits;
import dev.tgrow.people.OptOutTelegram;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.HealthStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.telegram.Telegram;

/// Opens the account's Telegram for a run, with what stands round it.
record Sessions(Backend backend, Limits limits, int reinitAfter, RunBook book) {
    /// The account's Telegram, paced. Takes the account's lock and logs in with the stored session.
    Telegram telegram(RunScope run) throws InterruptedException {
        return telegram(Need.UNKNOWN, run);
    }

    private Telegram telegram(Need need, RunScope run) throws InterruptedException {
        var gate = gate(need, run);
        return gate.open(client(run, true), run);
    }

    /// The account's Telegram for a look in passing, which waits for nobody.
    Telegram reading(RunScope run) throws InterruptedException {
        var gate = new Gate(book.database(), backend.ledgerAccount(), limits.withoutWaiting());
        gate.check(Need.OTHER, run);
        return gate.open(client(run, false), run);
    }

    /// The account's Telegram with the ledger round it. From here on the run is written down.
    Session session(RunScope run, Need need) throws InterruptedException {
        var gate = gateOrEnd(need, run);
        var client = client(run, true);
        var actions = new ActionStore(book.database());
        var claimant = book.begin(run);
        var willing = new OptOutTelegram(client, new OptOutStore(book.database()));
        var recording = new RecordingTelegram(willing, actions, run);
        var paced = gate.open(recording, run);
        return new Session(paced, new Outbox(paced, recording, actions, claimant, run));
    }

    /// A run that what earlier ones left closed ends at once is written down, too.
    private Gate gateOrEnd(Need need, RunScope run) throws InterruptedException {
        try {
            return gate(need, run);
        } catch (RunEnded e) {
            book.begin(run);
            throw e;
        }
    }

    /// The account's client, made anew when it fails too often.
    private Telegram client(RunScope run, boolean waits) throws InterruptedException {
        backend.lock(run, waits);
        var health = new HealthStore(book.database());
        var notices = new Notices(run);
        return run.own(
                new CircuitBreaker(() -> backend.connect(notices), health, backend.ledgerAccount(), reinitAfter, run));
    }

    /// What must be passed before anything is opened.
    private Gate gate(Need need, RunScope run) throws InterruptedException {
        var gate = new Gate(book.database(), backend.ledgerAccount(), limits);
        gate.check(need, run);
        return gate;
    }
}
