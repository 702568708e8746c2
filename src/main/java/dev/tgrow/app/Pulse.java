package dev.tgrow.app;

import dev.tgrow.ledger.Journal;
import dev.tgrow.store.RunStore.Run;
import java.util.Optional;

/// Sees by the accounts' locks which runs of this home are under way.
record Pulse(Backend backend) implements Journal.Watch {
    /// A run holds its account from before it is written down to its end. A lock that was taken later is another run's.
    @Override
    public Optional<Boolean> isAlive(Run run) {
        if (!run.home().equals(backend.homeId())) return Optional.empty();
        return Optional.of(backend.heldSince(run.account())
                .filter(since -> !since.isAfter(run.started()))
                .isPresent());
    }
}
