package dev.tgrow.sandbox;

import dev.tgrow.run.Time;
import dev.tgrow.telegram.Client;
import dev.tgrow.telegram.Notice;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldException;
import dev.tgrow.world.WorldSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A world that is open: its clock, and clients for its accounts. Safe for use by many threads.
public final class SandboxSession implements AutoCloseable {
    private final WorldSession session;

    SandboxSession(WorldSession session) {
        this.session = session;
    }

    /// The world's clock, for the run as well: the world's waits are only shown if both go by the same one.
    public Time time() {
        return session.time();
    }

    World world() {
        return session.world();
    }

    /// The names of the accounts; the first is the one to use where none is named.
    public List<String> accounts() {
        return session.world().accounts().all().stream().map(Account::name).toList();
    }

    /// Opens an account. It is logged in already.
    ///
    /// @param account its name, or the first of the world
    /// @param notices called in the threads that call the client
    /// @throws WorldException if the world has no account of this name
    public Client client(Optional<String> account, Consumer<Notice> notices) {
        var world = session.world();
        var name = account.orElse(accounts().getFirst());
        var found = world.accounts()
                .byName(name)
                .orElseThrow(() -> new WorldException("the sandbox %s has no account '%s' (it has: %s)"
                        .formatted(world.name(), name, String.join(", ", accounts()))));
        return new SandboxTelegram(world, found, session.time(), notices);
    }

    /// Keeps the clock and lets others open the world. Idempotent; clients must not be used afterwards.
    @Override
    public void close() {
        session.close();
    }
}
