package dev.tgrow.render;

import dev.tgrow.run.EventSink;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.Time;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Everything a run prints: rows to standard output or a file, words to standard error.
///
/// A file is there, whole, once a complete run is finished; after any other end it is as it was before. In a table and
/// in CSV rows with other columns than the first are left out, and a note says so once for each kind.
public final class Output implements EventSink, AutoCloseable {
    /// A wait that is worth bringing held rows out for.
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Format format;
    private final DataSink data;
    private final Screen screen;
    private final Narrator narrator;
    private final Time time;
    private final ToIntFunction<Report> exitCode;
    private final boolean live;
    private boolean finished;

    private Output(OutputOptions options, Streams streams, Time time, ToIntFunction<Report> exitCode) {
        this.format = options.chosenFormat();
        this.time = time;
        this.exitCode = exitCode;
        this.live = options.file().isEmpty() && streams.outTty();
        this.screen = Screen.of(streams, options.color());
        this.narrator = new Narrator(screen, progress(options, streams), options.verbosity(), time, streams.zone());
        var header = Style.STRONG.when(live && options.color().on(true, streams.env()));
        this.data = new DataSink(format, options.file(), options.record(), streams.out(), live, header);
    }

    /// Prepares to print. Nothing is written yet, but a file that can't be is found out.
    ///
    /// @param exitCode the exit code that the result of a run names
    /// @throws IllegalArgumentException if the file's ending names no format and none was said
    /// @throws UncheckedIOException if the file can't be written; the message is one sentence
    public static Output open(OutputOptions options, Streams streams, Time time, ToIntFunction<Report> exitCode) {
        return new Output(options, streams, time, exitCode);
    }

    private Optional<Progress> progress(OutputOptions options, Streams streams) {
        // On a terminal the status line takes the place of a line that isn't ended, and documents end theirs late.
        var clash = live && (format == Format.JSON || format == Format.YAML);
        var wanted = options.progress() && options.verbosity() != Verbosity.QUIET && streams.errTty() && !clash;
        return wanted ? Optional.of(new Progress(screen, time)) : Optional.empty();
    }

    /// Prints what is due at this event. [RunEvent.Finished] is the last.
    ///
    /// @throws UncheckedIOException if standard output or the file takes no more; the message is one sentence
    @Override
    public void accept(RunEvent event) {
        if (live) screen.clear();
        switch (event) {
            case RunEvent.Item(var row, var outcome) -> {
                data.row(row, outcome).forEach(this::note);
                if (live) data.flush();
            }
            case RunEvent.Summary(var _, var facts, var _) -> data.summary(facts);
            case RunEvent.Waiting(var _, var _, var length, var _)
            when !time.virtual() && length.compareTo(LONG) >= 0 -> data.pause();
            case RunEvent.Finished(var report) -> finish(report);
            case RunEvent.Started _, RunEvent.Expected _, RunEvent.Waiting _, RunEvent.Note _ -> {}
        }
        narrator.accept(event);
    }

    private void note(String text) {
        narrator.accept(new RunEvent.Note(text));
    }

    private void finish(Report report) {
        finished = true;
        screen.clear();
        data.settle().forEach(this::note);
        var exit = exitCode.applyAsInt(report);
        var file = data.finish(report, exit);
        narrator.finished(report, format, exit, file);
    }

    /// Drops an output file if no run was finished.
    @Override
    public void close() {
        screen.clear();
        if (!finished) data.discard();
    }
}
