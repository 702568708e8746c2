package dev.tgrow.sandbox;

import dev.tgrow.run.Time;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Notice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A world that is open: its clock, and clients for its accounts. Safe for use by many threads.
public final class SandboxSession implements AutoCloseable {
    private final World world;
    private final Journal journal;
    private final Time time;
    private boolean closed;

    private SandboxSession(World world, Journal journal, Time time) {
        this.world = world;
        this.journal = journal;
        this.time = time;
    }

    static SandboxSession open(WorldPlan plan, Journal journal, Sandbox.Clock clock) {
        try {
            var state = new WorldState(plan);
            for (Change change : journal.read()) state.apply(change);
            var time = switch (clock) {
                case VIRTUAL -> new VirtualTime(state.latest());
                case REAL -> Time.SYSTEM;
            };
            return new SandboxSession(new World(plan, state, journal, time::now), journal, time);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /// The world's clock, for the run as well: the world's waits are only shown if both go by the same one.
    public Time time() {
        return time;
    }

    /// The names of the accounts; the first is the one to use where none is named.
    public List<String> accounts() {
        return world.plan().accounts().stream().map(Account::name).toList();
    }

    /// Opens an account. It is logged in already.
    ///
    /// @param account its name, or the first of the world
    /// @param notices called in the threads that call the client
    /// @throws SandboxException if the world has no account of this name
    public Client client(Optional<String> account, Consumer<Notice> notices) {
        var name = account.orElse(accounts().getFirst());
        var found = world.plan().accounts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SandboxException("the sandbox %s has no account '%s' (it has: %s)"
                        .formatted(world.plan().name(), name, String.join(", ", accounts()))));
        return new SandboxTelegram(world, found, time, notices);
    }

    /// Keeps the clock and lets others open the world. Idempotent; clients must not be used afterwards.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            world.keepClock();
        } finally {
            journal.close();
        }
    }
}
