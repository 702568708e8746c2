package dev.tgrow.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How anything changes in a world: first in the journal, then in memory, then those who listen are told.
/// Guarded by the world's lock.
final class Changes {
    private final WorldState state;
    private final Journal journal;
    private final Supplier<Instant> clock;
    private final List<Consumer<Change>> listeners = new ArrayList<>();

    Changes(WorldState state, Journal journal, Supplier<Instant> clock) {
        this.state = state;
        this.journal = journal;
        this.clock = clock;
    }

    void make(Change change) {
        journal.append(change);
        state.apply(change);
        for (Consumer<Change> listener : listeners) listener.accept(change);
    }

    /// The same, for what may be known already.
    void meet(Change meeting) {
        if (!state.met(meeting)) make(meeting);
    }

    /// Tells all changes so far and from now on.
    void listen(Consumer<Change> listener) {
        journal.read().forEach(listener);
        listeners.add(listener);
    }

    /// The world's time, to the second like all times of Telegram.
    Instant now() {
        return clock.get().truncatedTo(ChronoUnit.SECONDS);
    }
}
