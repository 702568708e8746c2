package dev.tgrow.health;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.HealthStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;

/// Counts an account's failed calls in a row, over all its runs, and makes its client anew when there are too many;
/// when that doesn't help, ends the run.
///
/// A call fails if the server or the client did; a refusal is an answer. Safe for use by many threads.
public final class CircuitBreaker implements Telegram, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Opener opener;
    private final HealthStore health;
    private final String account;
    private final int most;
    private final RunScope run;
    private final Object lock = new Object();
    /// The chats that the run works with.
    private final Set<ChatId> met = new LinkedHashSet<>();
    private Client client;
    private long failures;
    private boolean reopened;

    /// Opens a client of the account whose lock the run holds.
    @FunctionalInterface
    public interface Opener {
        Client open() throws InterruptedException;
    }

    /// @param most failed calls in a row before the client is made anew
    public CircuitBreaker(Opener opener, HealthStore health, String account, int most, RunScope run)
            throws InterruptedException {
        this.opener = opener;
        this.health = health;
        this.account = account;
        this.most = most;
        this.run = run;
        this.failures = health.of(account).failuresInRow();
        this.client = opener.open();
    }

    @Override
    public <R> Reply<R> call(Call<R> call) throws InterruptedException {
        var with = current();
        var reply = with.call(call);
        switch (reply) {
            case Reply.Ok<R>(var value) -> {
                if (value instanceof Chat chat) remember(chat);
                succeeded();
            }
            case Reply.Refused<R>(var reason) -> refused(reason, with);
        }
        return reply;
    }

    private void remember(Chat chat) {
        synchronized (lock) {
            met.add(chat.id());
        }
    }

    private Client current() {
        synchronized (lock) {
            return client;
        }
    }

    private void refused(Refusal reason, Client with) throws InterruptedException {
        switch (reason) {
            case Refusal.ServerTrouble _, Refusal.OutcomeUnknown _, Refusal.Unrecognised _ -> failed(reason, with);
            // It says nothing about the client.
            case Refusal.FloodWait _, Refusal.SlowMode _ -> {}
            case Refusal.AccountLimited _,
                    Refusal.AccountUnable _,
                    Refusal.PersonRefused _,
                    Refusal.ChatRefused _,
                    Refusal.LoginNeeded _,
                    Refusal.BadRequest _ -> succeeded();
        }
    }

    private void succeeded() {
        synchronized (lock) {
            if (failures == 0) return;
            failures = 0;
            health.recovered(account);
        }
    }

    /// Which client is meant, not what it is like.
    @SuppressWarnings("ReferenceEquality")
    private void failed(Refusal reason, Client with) throws InterruptedException {
        synchronized (lock) {
            // What fails because its client was closed under it was counted with the others.
            if (with != client) return;
            failures = health.failed(account, reason.text(), run.now());
            if (failures < most) return;
            if (reopened) {
                throw new RunEnded(new End.RetryLater(
                        "%d calls in a row failed, and again after the client was made anew; the last: %s"
                                .formatted(most, reason.text()),
                        run.now().plus(PAUSE).truncatedTo(ChronoUnit.MILLIS)));
            }
            reopen(reason);
        }
    }

    private void reopen(Refusal reason) throws InterruptedException {
        run.emit(new RunEvent.Note(
                "%d calls in a row failed (%s): the client is made anew".formatted(failures, reason.text())));
        reopened = true;
        client.close();
        client = opener.open();
        // What the old client had in memory the new one must be shown; it finds it in what it keeps on the disk.
        for (ChatId chat : met) {
            var _ = client.call(new Call.ResolveChat(new ChatRef.ById(chat)));
        }
        failures = 0;
        health.reopened(account, run.now());
    }

    @Override
    public void close() {
        current().close();
    }

    @Override
    public String toString() {
        return current().toString();
    }
}
