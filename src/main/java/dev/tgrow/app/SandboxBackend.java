package dev.tgrow.app;

import dev.tgrow.accounts.LoginKind;
import dev.tgrow.accounts.LoginPrompts;
import dev.tgrow.run.End;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.sandbox.Sandbox;
import dev.tgrow.sandbox.SandboxSession;
import dev.tgrow.store.Database;
import dev.tgrow.store.PartialDirectory;
import dev.tgrow.store.StoreAddress;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.User;
import dev.tgrow.world.WorldBusyException;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A simulated Telegram, with a database of its own beside the world's state.
final class SandboxBackend implements Backend {
    private final SandboxSession session;
    private final Optional<String> account;
    private final Ledger ledger;
    private final String home;

    private SandboxBackend(SandboxSession session, Optional<String> account, Ledger ledger, String home) {
        this.session = session;
        this.account = account;
        this.ledger = ledger;
        this.home = home;
    }

    /// Where sandboxes keep their things.
    ///
    /// @param directory of the state of all worlds
    record Place(Path directory, Store store) {
        private Ledger ledger(Sandbox sandbox) {
            return new Ledger(store, directory.resolve(sandbox.key() + ".db"), sandbox.key());
        }
    }

    /// The database of one world.
    private record Ledger(Store store, Path file, String key) {
        PartialDirectory partials() {
            return new PartialDirectory(file.resolveSibling(key + ".partial"));
        }

        StoreAddress address() throws InterruptedException {
            return store.rehearsal(file, key);
        }
    }

    /// Opens the world of a file, or the built-in one.
    static SandboxBackend open(Optional<Path> world, boolean realTime, Optional<String> account, Place place) {
        return told(() -> {
            var sandbox = sandbox(world, place);
            var clock = realTime ? WorldClock.REAL : WorldClock.VIRTUAL;
            var session = sandbox.open(place.directory(), clock);
            return new SandboxBackend(session, account, place.ledger(sandbox), HomeId.of(place.directory()));
        });
    }

    /// Forgets a world's state and what was stored from it.
    static void reset(Optional<Path> world, Place place) throws InterruptedException {
        var ledger = told(() -> {
            var sandbox = sandbox(world, place);
            sandbox.reset(place.directory());
            return place.ledger(sandbox);
        });
        Database.delete(ledger.address());
        ledger.partials().clear();
    }

    private static Sandbox sandbox(Optional<Path> world, Place place) {
        var sandbox = world.map(Sandbox::of).orElseGet(Sandbox::builtIn);
        PrivateDirectories.create(place.directory());
        return sandbox;
    }

    /// Does `step` and puts its failures in the words of a run.
    private static <R> R told(Supplier<R> step) {
        try {
            return step.get();
        } catch (WorldBusyException e) {
            throw new RunEnded(new End.Busy(String.valueOf(e.getMessage())));
        } catch (WorldException e) {
            throw new RunEnded(new End.Misused(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Time time() {
        return session.time();
    }

    @Override
    public String account() {
        return account.orElseGet(() -> session.accounts().getFirst());
    }

    @Override
    public String ledgerAccount() {
        return account();
    }

    @Override
    public String homeId() {
        return home;
    }

    @Override
    public Optional<String> named() {
        return account;
    }

    @Override
    public List<Known> known() {
        return session.accounts().stream().map(name -> new Known(name, name)).toList();
    }

    @Override
    public StoreAddress database() throws InterruptedException {
        return ledger.address();
    }

    @Override
    public PartialDirectory partials() {
        return ledger.partials();
    }

    @Override
    public void lock(RunScope run, boolean waits) {
        // Whoever has the world open has its accounts.
    }

    @Override
    public Client connect(Notices notices) {
        return told(() -> session.client(account, notices));
    }

    @Override
    public Optional<String> holder(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> heldSince(String ledger) {
        // Whoever asks has the world open, and nobody else has.
        return Optional.empty();
    }

    @Override
    public User login(RunScope run, LoginPrompts prompts, LoginKind kind) throws InterruptedException {
        // The sandbox's accounts are logged in from the start.
        return run.own(connect(new Notices(run))).call(new Call.GetMe()).orThrow();
    }

    @Override
    public void logout(RunScope run) {
        throw new RunEnded(new End.Misused("the sandbox's accounts stay logged in; there is nothing to log out"));
    }

    @Override
    public List<Row> accounts() {
        return session.accounts().stream()
                .map(name -> ACCOUNT.row(name, null, null, null, "sandbox", null))
                .toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
