package dev.tgrow.app;

import dev.tgrow.render.Verbosity;
import dev.tgrow.run.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command wants done, before anything is opened.
///
/// @param name the command, as operators know it: `members pull`
/// @param arguments the command line, to be written down
/// @param flags options that a configuration can set too, by its key
/// @param config the only configuration file to read, instead of the usual ones
/// @param sandbox the simulated Telegram to use: empty for the real one, an empty path for the built-in world
/// @param realTime whether the sandbox sleeps its delays
/// @param output the file that data goes to
/// @param needs what is opened for it
/// @param task makes the task from what the run has
public record Work(
        String name,
        List<String> arguments,
        Map<String, String> flags,
        Optional<Path> config,
        Optional<Optional<Path>> sandbox,
        boolean realTime,
        Defaults defaults,
        Optional<Path> output,
        Verbosity verbosity,
        boolean progress,
        Needs needs,
        TaskMaker task) {

    public Work {
        arguments = List.copyOf(arguments);
        flags = Map.copyOf(flags);
    }

    /// The same, saying only what goes wrong.
    public Work silent() {
        var plain = new HashMap<>(flags);
        plain.put("format", "table");
        plain.remove("metrics");
        return new Work(
                name,
                arguments,
                plain,
                config,
                sandbox,
                realTime,
                defaults,
                Optional.empty(),
                Verbosity.QUIET,
                false,
                needs,
                task);
    }

    /// What a run needs besides its settings.
    public enum Needs {
        TELEGRAM,
        /// Files and settings of this machine only.
        NOTHING
    }

    /// What holds for a command where neither options nor configuration say anything.
    public record Defaults(Duration timeout, Duration minDelay, Duration maxDelay) {
        /// Whether the command writes to Telegram: only between writes lie delays.
        boolean writes() {
            return maxDelay.isPositive();
        }
    }

    /// Makes a task once the settings are read; opening anything is left to the task, inside its run.
    @FunctionalInterface
    public interface TaskMaker {
        Task make(Desk desk);
    }
}
