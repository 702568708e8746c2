package dev.tgrow.world;

import dev.tgrow.run.Time;
import dev.tgrow.run.VirtualTime;
import java.time.Instant;

/// Whose time a world goes by.
public enum WorldClock {
    /// Moves only when somebody waits, and then at once; goes on where the last session stopped.
    VIRTUAL,
    /// The machine's. Whoever waits really does.
    REAL;

    /// The clock of a world.
    ///
    /// @param latest the youngest moment of the world
    Time from(Instant latest) {
        return switch (this) {
            case VIRTUAL -> new VirtualTime(latest);
            case REAL -> Time.SYSTEM;
        };
    }
}
