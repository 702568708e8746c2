package dev.tgrow.app;

import dev.tgrow.run.Report;

/// The seam between commands and everything behind them.
@FunctionalInterface
public interface Launcher {
    /// Reads the settings, runs the work in one scope and prints what it says.
    ///
    /// @throws IllegalArgumentException if options or settings are wrong; the message is one sentence
    Report run(Work work);
}
