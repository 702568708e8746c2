package dev.tgrow.app;

import dev.tgrow.render.Color;
import dev.tgrow.render.Format;
import dev.tgrow.render.Output;
import dev.tgrow.render.OutputOptions;
import dev.tgrow.render.Problem;
import dev.tgrow.render.Streams;
import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The process's own launcher: reads the settings where operators keep them, and runs the work.
///
/// @param directory where `./tgrow.yaml` is looked for
/// @param exitCode what a report means for the process, for the result that programs read
public record LiveLauncher(Streams streams, Path directory, ToIntFunction<Report> exitCode) implements Launcher {
    /// What the process ends with if its output takes no more.
    private static final int FAILED = 1;

    private static final Duration WAIT_UNATTENDED = Duration.ofSeconds(60);
    private static final Duration WAIT_ATTENDED = Duration.ofMinutes(10);

    @Override
    public Report run(Work work) {
        var home = Home.of(streams.env());
        var settings = Settings.load(streams.env(), directory, home, work.config(), work.flags());
        Logging.start(settings, home);
        var backend = Backends.choose(work, settings, home);
        var limits = settings.limits(work.defaults(), streams.errTty() ? WAIT_ATTENDED : WAIT_UNATTENDED);
        var local = new Local(settings, home, work.config(), directory);
        var options = options(work, settings);
        apart(settings, options);
        try (backend;
                var desk = new Desk(work, backend, limits, settings.reinitAfter(), local);
                var output = Output.open(options, streams, backend.time(), exitCode)) {
            var metrics = new Metrics(settings.path(Key.METRICS), work, backend, desk, output);
            try {
                var report = RunScope.run(
                        work.name(),
                        new Rested(desk.book()::rest).told(advised(made(work, desk), work, backend)),
                        metrics,
                        backend.time(),
                        settings.timeout(work.defaults()));
                var code = exitCode.applyAsInt(report);
                desk.book().finish(report, code);
                write(metrics, code, options);
                if (report.end() instanceof End.Broken(var cause)) {
                    Faults.log(work.name(), cause);
                }
                return report;
            } catch (UncheckedIOException e) {
                // Whatever the run did, it failed: the last of its output didn't get where it should.
                var failed = new End.Failed(String.valueOf(e.getMessage()));
                metrics.report().ifPresent(report -> desk.book().finish(report.endingIn(failed), FAILED));
                write(metrics, FAILED, options);
                throw e;
            }
        }
    }

    /// A run that did its work isn't a failed one because nobody can read its numbers; but whoever wants them is
    /// told, also if it is to be quiet.
    private void write(Metrics metrics, int code, OutputOptions options) {
        metrics.write(code)
                .map(why -> new Problem("metrics_not_written", code, why, Optional.empty()))
                .ifPresent(problem -> problem.print(options.chosenFormat(), streams, options.color()));
    }

    /// Two files that are one would take turns in replacing each other.
    private static void apart(Settings settings, OutputOptions options) {
        var metrics = settings.path(Key.METRICS).map(LiveLauncher::whole);
        if (metrics.isPresent() && metrics.equals(options.file().map(LiveLauncher::whole))) {
            throw new IllegalArgumentException("--metrics and --output name the same file: " + metrics.get());
        }
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /// The task; what ends it before it begins is the end of its run, too.
    private static Task made(Work work, Desk desk) {
        try {
            return work.task().make(desk);
        } catch (RunEnded e) {
            return _ -> e.end();
        }
    }

    private static Task advised(Task task, Work work, Backend backend) {
        return work.sandbox().isPresent() && backend.time().virtual()
                ? new Standstill(work.sandbox().get(), backend.named()).told(task)
                : task;
    }

    private static OutputOptions options(Work work, Settings settings) {
        return new OutputOptions(
                settings.text(Key.FORMAT).map(text -> Format.valueOf(text.toUpperCase(Locale.ROOT))),
                work.output(),
                work.defaults().writes(),
                work.verbosity(),
                settings.text(Key.COLOR)
                        .map(text -> Color.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(Color.AUTO),
                work.progress());
    }
}
