package dev.tgrow.app;

import dev.tgrow.app.Need.Writing;
import dev.tgrow.pacing.AccountPace;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Closed;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.PacedTelegram;
import dev.tgrow.pacing.RememberedNames;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.CoolDown;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.NameStore;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.Telegram;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Stands between a task and an account's Telegram: what earlier runs left closed is known before anything is opened.
final class Gate {
    private final LimitStore store;
    private final NameStore names;
    private final String account;
    private final Limits limits;

    /// @param account the account's name in the ledger
    Gate(Database database, String account, Limits limits) {
        this.store = new LimitStore(database);
        this.names = new NameStore(database, account);
        this.account = account;
        this.limits = limits;
    }

    /// Ends the run if what it needs is closed for too long.
    void check(Need need, RunScope run) {
        var remembered = store.of(account);
        var now = run.now();
        if (remembered.coolDown().lasts(now)) check(need.writing(), remembered.coolDown(), run);
        for (Bucket bucket : buckets(need, now)) {
            var opens = remembered.of(bucket.label()).opens();
            if (tooFar(opens, now)) throw new RunEnded(Closed.flooded(bucket.label(), opens));
        }
    }

    private static void check(Writing writing, CoolDown rest, RunScope run) {
        switch (writing) {
            case NO -> {}
            case YES -> throw new RunEnded(Closed.resting(rest));
            case REHEARSED ->
                run.emit(new RunEvent.Note("Telegram limits this account (%s): until %s only a rehearsal goes"
                        .formatted(rest.reason(), rest.until().truncatedTo(ChronoUnit.SECONDS))));
        }
    }

    private boolean tooFar(Instant opens, Instant now) {
        return opens.isAfter(now.plus(limits.maxWait()));
    }

    private Set<Bucket> buckets(Need need, Instant now) {
        var buckets = EnumSet.noneOf(Bucket.class);
        buckets.addAll(need.buckets());
        if (need.names().stream().anyMatch(chat -> isLookedUp(chat, now))) buckets.add(Bucket.RESOLVE);
        return buckets;
    }

    private boolean isLookedUp(ChatRef chat, Instant now) {
        return switch (chat) {
            case ChatRef.ById _ -> false;
            case ChatRef.ByInvite _ -> true;
            case ChatRef.ByUsername(var name) ->
                names.find(name, RememberedNames.oldest(now)).isEmpty();
        };
    }

    /// The account's Telegram, paced.
    Telegram open(Telegram client, RunScope run) {
        names.expire(RememberedNames.oldest(run.now()));
        var pace = AccountPace.open(store, account, limits, run.now());
        return new RememberedNames(new PacedTelegram(client, pace, run, RandomGenerator.getDefault()), names, run);
    }
}
