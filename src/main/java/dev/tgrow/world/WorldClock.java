package dev.tgrow.world;

/// Whose time a world goes by.
public enum WorldClock {
    /// Moves only when somebody waits, and then at once; goes on where the last session stopped.
    VIRTUAL,
    /// The machine's. Whoever waits really does.
    REAL
}
