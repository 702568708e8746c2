package dev.tgrow.app;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.channels.ParseChannels;
import dev.tgrow.members.PullMembers;
import dev.tgrow.members.TransferMembers;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.Pace;
import dev.tgrow.pacing.PacedTelegram;
import dev.tgrow.promo.SendPromo;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.ConsentStore;
import dev.tgrow.store.Database;
import dev.tgrow.store.PostStore;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a task gets: each thing is opened when it is asked for, inside the run, and owned by the run.
///
/// Used by the task's first thread; what it gives is safe for use by all.
public final class Desk {
    private final Backend backend;
    private final Limits limits;
    private final Local local;
    private @Nullable Database database;

    Desk(Backend backend, Limits limits, Local local) {
        this.backend = backend;
        this.limits = limits;
        this.local = local;
    }

    /// Shortest pause between two writes.
    public Duration minDelay() {
        return limits.minDelay();
    }

    /// Longest pause between two writes.
    public Duration maxDelay() {
        return limits.maxDelay();
    }

    /// Reads in flight at once.
    public int concurrency() {
        return limits.concurrency();
    }

    public Task pullMembers(PullMembers.Request request) {
        return run -> new PullMembers(request, telegram(run)).run(run);
    }

    public Task transferMembers(TransferMembers.Request request) {
        return run -> new TransferMembers(request, telegram(run), new ConsentStore(database(run))).run(run);
    }

    public Task sendPromo(SendPromo.Request request) {
        return run -> new SendPromo(request, telegram(run)).run(run);
    }

    public Task parseChannels(ParseChannels.Request request) {
        return run -> new ParseChannels(request, telegram(run), new PostStore(database(run))).run(run);
    }

    /// What is on this machine.
    public Local local() {
        return local;
    }

    /// The account's name.
    public String account() {
        return backend.account();
    }

    public Instant now() {
        return backend.time().now();
    }

    /// The account's Telegram, paced. Takes the account's lock and logs in with the stored session.
    public Telegram telegram(RunScope run) throws InterruptedException {
        var client = backend.open(run, new Notices(run));
        return new PacedTelegram(client, limits, Pace.FRESH, run, RandomGenerator.getDefault());
    }

    /// Logs the account in and stores the session.
    public User login(RunScope run, LoginPrompts prompts, LoginKind kind) throws InterruptedException {
        return backend.login(run, prompts, kind);
    }

    /// Ends the account's session at Telegram and deletes what is stored of it.
    public void logout(RunScope run) throws InterruptedException {
        backend.logout(run);
    }

    /// The accounts that are known, one row each, without asking Telegram.
    public List<Row> accounts() {
        return backend.accounts();
    }

    private Database database(RunScope run) {
        var open = database;
        if (open == null) {
            open = run.own(Database.open(backend.database()));
            database = open;
        }
        return open;
    }
}
