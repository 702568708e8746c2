package dev.tgrow.render;

import dev.tgrow.run.End;
import dev.tgrow.run.EventSink;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.run.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells people on standard error what a run does; the last word is [#finished].
final class Narrator implements EventSink {
    private static final Duration NOTABLE = Duration.ofSeconds(1);

    private final Screen screen;
    private final Optional<Progress> progress;
    private final Verbosity verbosity;
    private final Time time;
    private final ZoneId zone;
    private Instant floodUntil = Instant.MIN;

    Narrator(Screen screen, Optional<Progress> progress, Verbosity verbosity, Time time, ZoneId zone) {
        this.screen = screen;
        this.progress = progress;
        this.verbosity = verbosity;
        this.time = time;
        this.zone = zone;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started(var task) -> progress.ifPresent(line -> line.started(task));
            case RunEvent.Expected(var items) -> progress.ifPresent(line -> line.expected(items));
            case RunEvent.Item(var row, var outcome) -> item(row, outcome);
            case RunEvent.Waiting waiting -> waiting(waiting);
            case RunEvent.Note(var text) -> tell(Style.PLAIN, text);
            case RunEvent.Summary(var text, var _, var notable) -> {
                if (notable) screen.line(Style.PLAIN, text);
                else tell(Style.PLAIN, text);
            }
            case RunEvent.Finished _ -> screen.clear();
        }
    }

    private void tell(Style style, String text) {
        if (verbosity != Verbosity.QUIET) screen.line(style, text);
    }

    private void item(Row row, Outcome outcome) {
        if (verbosity == Verbosity.VERBOSE) {
            // The first columns of every kind of row say which one it is.
            var which = row.values().stream().filter(Objects::nonNull).limit(2).map(Values::text);
            screen.line(style(outcome), outcome.code() + ": " + which.collect(Collectors.joining(" ")));
        }
        progress.ifPresent(Progress::item);
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Style.GOOD;
            case Outcome.Skipped _ -> Style.FAINT;
            case Outcome.Failed _ -> Style.BAD;
        };
    }

    private void waiting(RunEvent.Waiting waiting) {
        if (waiting.why() == Why.FLOOD && waiting.until().isAfter(floodUntil)) floodUntil = waiting.until();
        if (waiting.length().compareTo(NOTABLE) < 0 && verbosity != Verbosity.VERBOSE) return;
        var text = "%swaits %s before %s (until %s)"
                .formatted(
                        because(waiting.why()),
                        Words.duration(waiting.length()),
                        step(waiting.bucket()),
                        Words.time(waiting.until(), time.now(), zone));
        tell(waiting.why() == Why.FLOOD ? Style.WARNING : Style.FAINT, text);
    }

    private static String because(Why why) {
        return switch (why) {
            case DELAY -> "";
            case FLOOD -> "flood wait, asked for by Telegram: ";
            case WINDOW -> "own limit: ";
            case SLOW_MODE -> "slow mode: ";
            case TROUBLE -> "server trouble: ";
        };
    }

    private static String step(String bucket) {
        if (bucket.startsWith("send")) return "the next message";
        return switch (bucket) {
            case "invite" -> "the next invitation";
            case "members" -> "the next page of members";
            case "history" -> "the next page of posts";
            case "resolve" -> "looking up the next name";
            case "other" -> "the next step";
            default -> "the next call (" + bucket + ")";
        };
    }

    private String code(Report report) {
        return switch (report.end()) {
            case End.Complete _ -> "some_failed";
            // The pause that Telegram asked for is what the run would have had to wait for.
            case End.RetryLater _ when floodUntil.isAfter(report.finished()) -> "flood_wait";
            case End end -> Endings.code(end);
        };
    }

    /// The last line of the run. A run whose exit code is 0 says nothing if it is to be quiet.
    ///
    /// @param file what became of the output file, as a sentence after a blank, or nothing
    void finished(Report report, Format format, int exit, String file) {
        screen.clear();
        var text = Endings.sentence(report, zone) + file;
        if (exit == 0) {
            tell(Style.GOOD, text);
        } else if (format.forPrograms()) {
            var problem = new Problem(code(report), exit, text, report.end().comeAgain());
            screen.line(Style.PLAIN, problem.line(format));
        } else {
            screen.line(Style.BAD, text);
        }
    }
}
