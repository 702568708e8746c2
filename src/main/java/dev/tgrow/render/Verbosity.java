package dev.tgrow.render;

/// How much people are told.
public enum Verbosity {
    /// Errors and the end of runs that failed.
    QUIET,
    NORMAL,
    /// Every item and every short wait too.
    VERBOSE
}
