package dev.tgrow.run;

/// What a command asks for, ready to run. Says how it ended; the scope does the counting.
@FunctionalInterface
public interface Task {
    /// Does the work in the scope's threads.
    ///
    /// @throws InterruptedException when the run is being stopped
    End run(RunScope run) throws InterruptedException;
}
