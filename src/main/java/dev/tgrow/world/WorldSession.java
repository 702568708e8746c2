package dev.tgrow.world;

import dev.tgrow.run.Time;
import java.time.Instant;
import java.util.function.Function;

/// A world that is open, and its clock. Safe for use by many threads.
public final class WorldSession implements AutoCloseable {
    private final World world;
    private final Journal journal;
    private final Time time;
    private boolean closed;

    private WorldSession(World world, Journal journal, Time time) {
        this.world = world;
        this.journal = journal;
        this.time = time;
    }

    static WorldSession open(WorldPlan plan, Journal journal, Function<Instant, Time> clock) {
        try {
            var state = new WorldState(plan);
            for (Change change : journal.read()) state.apply(change);
            var time = clock.apply(state.latest());
            return new WorldSession(new World(plan, state, journal, time::now), journal, time);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    public World world() {
        return world;
    }

    /// The world's clock, for the run as well: the world's waits are only shown if both go by the same one.
    public Time time() {
        return time;
    }

    /// Keeps the clock and lets others open the world. Idempotent; the world must not be used afterwards.
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
