package dev.tgrow.app;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.channels.ParseChannels;
import dev.tgrow.health.CircuitBreaker;
import dev.tgrow.ledger.Journal;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.RecordingTelegram;
import dev.tgrow.members.PullMembers;
import dev.tgrow.members.TransferMembers;
import dev.tgrow.pacing.Limits;
import dev.tgrow.people.OptOutTelegram;
import dev.tgrow.promo.CampaignStatus;
import dev.tgrow.promo.SendPromo;
import dev.tgrow.promo.UndoPromo;
import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.store.ActionStore;
import dev.tgrow.store.ActionStore.Claimant;
import dev.tgrow.store.CampaignStore;
import dev.tgrow.store.Database;
import dev.tgrow.store.HealthStore;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.LinkStore;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.PartialLists;
import dev.tgrow.store.PeopleStore;
import dev.tgrow.store.PostStore;
import dev.tgrow.store.PullStore;
import dev.tgrow.store.RunStore;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.User;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a task gets: each thing is opened when it is asked for, inside the run, and owned by the run.
///
/// Used by the task's first thread; what it gives is safe for use by all.
public final class Desk implements AutoCloseable {
    private final Work work;
    private final Backend backend;
    private final Limits limits;
    private final int reinitAfter;
    private final Local local;
    private @Nullable Database database;
    private @Nullable Claimant begun;
    private @Nullable PartialLists partials;
    private Set<Path> swept = Set.of();

    Desk(Work work, Backend backend, Limits limits, int reinitAfter, Local local) {
        this.work = work;
        this.backend = backend;
        this.limits = limits;
        this.reinitAfter = reinitAfter;
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

    /// Gives out the members of chats.
    ///
    /// @param keep whether the pull is stored too
    /// @param fresh whether what a run that was cut off has read is thrown away
    public Task pullMembers(PullMembers.Request request, boolean keep, boolean fresh) {
        return run -> {
            var telegram = session(run, Need.of(request)).telegram();
            var store = keep ? Optional.of(new PullStore(database())) : Optional.<PullStore>empty();
            var lists = new PartialLists(
                    backend.partials(),
                    backend.ledgerAccount(),
                    fresh,
                    swept,
                    text -> run.emit(new RunEvent.Note(text)));
            partials = lists;
            return new PullMembers(request, telegram, store, lists).run(run);
        };
    }

    public Task transferMembers(TransferMembers.Request request) {
        return run -> {
            var session = session(run, Need.of(request));
            return new TransferMembers(
                            request,
                            session.telegram(),
                            session.outbox(),
                            new PeopleStore(database()),
                            new LinkStore(database()))
                    .run(run);
        };
    }

    /// Those who asked to join a chat.
    public RequestTasks requests() {
        return new RequestTasks(this::session);
    }

    public Task sendPromo(SendPromo.Request request) {
        return run -> {
            var session = session(run, Need.of(request));
            return new SendPromo(
                            request,
                            session.telegram(),
                            session.outbox(),
                            new CampaignStore(database()),
                            new OptOutStore(database()),
                            backend.ledgerAccount())
                    .run(run);
        };
    }

    /// Takes back what a campaign sent.
    public Task undoPromo(String campaign, boolean dryRun) {
        return run -> {
            var session = session(run, Need.writing(dryRun));
            return new UndoPromo(
                            campaign,
                            dryRun,
                            session.telegram(),
                            session.outbox(),
                            new CampaignStore(database()),
                            new ActionStore(database()),
                            backend.ledgerAccount())
                    .run(run);
        };
    }

    /// How far one announcement has got, or all.
    public Task campaignStatus(Optional<String> name) {
        return run -> new CampaignStatus(name, new CampaignStore(database()), new ActionStore(database())).run(run);
    }

    public Task parseChannels(ParseChannels.Request request) {
        return run -> new ParseChannels(request, session(run, Need.of(request)).telegram(), new PostStore(database()))
                .run(run);
    }

    /// What the accounts may still do.
    public LimitTasks limits() {
        return new LimitTasks(backend, limits, this::database);
    }

    /// What was run, and what it wrote.
    public Journal journal() throws InterruptedException {
        return new Journal(new RunStore(database()), new ActionStore(database()), new Pulse(backend));
    }

    /// Tells who came by the invite links of a run; a run without links opens nothing.
    ///
    /// @param offline whether only what was counted before is told
    public void showLinks(Journal.Found found, boolean offline, RunScope run) throws InterruptedException {
        new RunLinks(backend, new LinkStore(database()), this::reading).show(found, offline, run);
    }

    /// How the accounts fare.
    public HealthTasks health() {
        return new HealthTasks(backend, limits, reinitAfter, this::database);
    }

    /// What is remembered about people.
    public PeopleTasks people() {
        return new PeopleTasks(backend, this::database);
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
        return telegram(Need.UNKNOWN, run);
    }

    private Telegram telegram(Need need, RunScope run) throws InterruptedException {
        var gate = gate(need, run);
        return gate.open(client(run, true), run);
    }

    /// The account's Telegram for a look in passing, which waits for nobody.
    private Telegram reading(RunScope run) throws InterruptedException {
        var gate = new Gate(database(), backend.ledgerAccount(), limits.withoutWaiting());
        gate.check(Need.OTHER, run);
        return gate.open(client(run, false), run);
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
        sweep();
    }

    /// The accounts that are known, one row each, without asking Telegram.
    public List<Row> accounts() {
        return backend.accounts();
    }

    /// The account's Telegram with the ledger round it. From here on the run is written down.
    private Session session(RunScope run, Need need) throws InterruptedException {
        var gate = gateOrEnd(need, run);
        var client = client(run, true);
        var actions = new ActionStore(database());
        var claimant = begin(run);
        var willing = new OptOutTelegram(client, new OptOutStore(database()));
        var recording = new RecordingTelegram(willing, actions, run);
        var paced = gate.open(recording, run);
        return new Session(paced, new Outbox(paced, recording, actions, claimant, run));
    }

    /// A run that what earlier ones left closed ends at once is written down, too.
    private Gate gateOrEnd(Need need, RunScope run) throws InterruptedException {
        try {
            return gate(need, run);
        } catch (RunEnded e) {
            begin(run);
            throw e;
        }
    }

    /// Writes down that the run begins.
    private Claimant begin(RunScope run) throws InterruptedException {
        var claimant = new Claimant(backend.ledgerAccount(), RunScope.currentId(), backend.homeId());
        new RunStore(database()).begin(claimant, work.name(), Arguments.written(work), run.now(), run.deadline());
        begun = claimant;
        return claimant;
    }

    /// The account's client, made anew when it fails too often.
    private Telegram client(RunScope run, boolean waits) throws InterruptedException {
        backend.lock(run, waits);
        var health = new HealthStore(database());
        var notices = new Notices(run);
        return run.own(
                new CircuitBreaker(() -> backend.connect(notices), health, backend.ledgerAccount(), reinitAfter, run));
    }

    /// What must be passed before anything is opened.
    private Gate gate(Need need, RunScope run) throws InterruptedException {
        var gate = new Gate(database(), backend.ledgerAccount(), limits);
        gate.check(need, run);
        return gate;
    }

    /// Writes down how the run ended, if its beginning was. That this can't be done changes nothing of what happened.
    void finish(Report report, int exitCode) {
        if (partials != null) {
            // Only now: what was given out is where it belongs.
            if (report.end() instanceof End.Complete) partials.done();
            partials.close();
        }
        if (begun == null || database == null) return;
        var ending = new RunStore.Ending(
                exitCode,
                report.end().why(),
                report.end().comeAgain(),
                List.of(report.done(), report.skipped(), report.failed()));
        try {
            new RunStore(database).finish(begun.run(), ending, report.finished());
        } catch (RunEnded e) {
            Faults.log(work.name(), e);
        }
    }

    /// How the account stands, if the run had the database open. That this can't be read changes nothing.
    Optional<Standing> standing(Instant now) {
        if (database == null) return Optional.empty();
        try {
            return Optional.of(Standing.of(database, backend.ledgerAccount(), work.name(), limits, now));
        } catch (RunEnded e) {
            Faults.log(work.name(), e);
            return Optional.empty();
        }
    }

    /// Until when the account rests from writing, if the ledger was opened and knows.
    Optional<Instant> rest(Instant now) {
        if (database == null) return Optional.empty();
        var rest = new LimitStore(database).of(backend.ledgerAccount()).coolDown();
        return rest.lasts(now) ? Optional.of(rest.until()) : Optional.empty();
    }

    private Database database() throws InterruptedException {
        var open = database;
        if (open == null) {
            open = Database.open(backend.database());
            database = open;
            swept = sweep();
        }
        return open;
    }

    /// Whichever run comes next on this machine deletes what is too old to be gone on with. That this can't be done
    /// changes nothing of what the run is for.
    private Set<Path> sweep() {
        try {
            return backend.partials().sweep(now());
        } catch (UncheckedIOException e) {
            Faults.log(work.name(), e);
            return Set.of();
        }
    }

    /// Closes the database, which outlives the run so that its end can be written down.
    @Override
    public void close() {
        if (partials != null) partials.close();
        if (database != null) database.close();
    }
}
