package dev.tgrow.app;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.channels.ParseChannels;
import dev.tgrow.ledger.Journal;
import dev.tgrow.members.PullMembers;
import dev.tgrow.members.TransferMembers;
import dev.tgrow.pacing.Limits;
import dev.tgrow.promo.CampaignStatus;
import dev.tgrow.promo.SendPromo;
import dev.tgrow.promo.UndoPromo;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.LinkStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.PeopleStore;
import dev.tgrow.store.PostStore;
import dev.tgrow.store.PullStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a task gets: each thing is opened when it is asked for, inside the run, and owned by the run.
///
/// Used by the task's first thread; what it gives is safe for use by all.
public final class Desk implements AutoCloseable {
    private final Backend backend;
    private final Limits limits;
    private final int reinitAfter;
    private final Local local;
    private final RunBook book;
    private final Sessions sessions;

    Desk(Work work, Backend backend, Limits limits, int reinitAfter, Local local) {
        this.backend = backend;
        this.limits = limits;
        this.reinitAfter = reinitAfter;
        this.local = local;
        this.book = new RunBook(work, backend, limits);
        this.sessions = new Sessions(backend, limits, reinitAfter, book);
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

    /// Gives out the members of chats.
    ///
    /// @param keep whether the pull is stored too
    /// @param fresh whether what a run that was cut off has read is thrown away
    public Task pullMembers(PullMembers.Request request, boolean keep, boolean fresh) {
        return run -> {
            var telegram = sessions.session(run, Need.of(request)).telegram();
            var store = keep ? Optional.of(new PullStore(book.database())) : Optional.<PullStore>empty();
            return new PullMembers(request, telegram, store, book.partials(fresh, run)).run(run);
        };
    }

    public Task transferMembers(TransferMembers.Request request) {
        return run -> {
            var session = sessions.session(run, Need.of(request));
            return new TransferMembers(
                            request,
                            session.telegram(),
                            session.outbox(),
                            new PeopleStore(book.database()),
                            new LinkStore(book.database()))
                    .run(run);
        };
    }

    /// Those who asked to join a chat.
    public RequestTasks requests() {
        return new RequestTasks(sessions::session);
    }

    public Task sendPromo(SendPromo.Request request) {
        return run -> {
            var session = sessions.session(run, Need.of(request));
            return new SendPromo(
                            request,
                            session.telegram(),
                            session.outbox(),
                            new CampaignStore(book.database()),
                            new OptOutStore(book.database()),
                            backend.ledgerAccount())
                    .run(run);
        };
    }

    /// Takes back what a campaign sent.
    public Task undoPromo(String campaign, boolean dryRun) {
        return run -> {
            var session = sessions.session(run, Need.writing(dryRun));
            return new UndoPromo(
                            campaign,
                            dryRun,
                            session.telegram(),
                            session.outbox(),
                            new CampaignStore(book.database()),
                            new ActionStore(book.database()),
                            backend.ledgerAccount())
                    .run(run);
        };
    }

    /// How far one announcement has got, or all.
    public Task campaignStatus(Optional<String> name) {
        return run ->
                new CampaignStatus(name, new CampaignStore(book.database()), new ActionStore(book.database())).run(run);
    }

    public Task parseChannels(ParseChannels.Request request) {
        return run -> new ParseChannels(
                        request, sessions.session(run, Need.of(request)).telegram(), new PostStore(book.database()))
                .run(run);
    }

    /// What the accounts may still do.
    public LimitTasks limits() {
        return new LimitTasks(backend, limits, book::database);
    }

    /// What was run, and what it wrote.
    public Journal journal() throws InterruptedException {
        return new Journal(new RunStore(book.database()), new ActionStore(book.database()), new Pulse(backend));
    }

    /// Tells who came by the invite links of a run; a run without links opens nothing.
    ///
    /// @param offline whether only what was counted before is told
    public void showLinks(Journal.Found found, boolean offline, RunScope run) throws InterruptedException {
        new RunLinks(backend, new LinkStore(book.database()), sessions::reading).show(found, offline, run);
    }

    /// How the accounts fare.
    public HealthTasks health() {
        return new HealthTasks(backend, limits, reinitAfter, book::database);
    }

    /// What is remembered about people.
    public PeopleTasks people() {
        return new PeopleTasks(backend, book::database);
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
        return sessions.telegram(run);
    }

    /// Logs the account in and stores the session.
    public User login(RunScope run, LoginPrompts prompts, LoginKind kind) throws InterruptedException {
        return backend.login(run, prompts, kind);
    }

    /// Ends the account's session at Telegram and deletes what is stored of it.
    public void logout(RunScope run) throws InterruptedException {
        var ledger = backend.ledgerAccount();
        backend.logout(run);
        backend.partials().forgetAccount(ledger);
        book.sweep();
    }

    /// The accounts that are known, one row each, without asking Telegram.
    public List<Row> accounts() {
        return backend.accounts();
    }

    /// What is kept of the run.
    RunBook book() {
        return book;
    }

    @Override
    public void close() {
        book.close();
    }
}
