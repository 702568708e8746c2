package dev.tgrow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.Time;
import dev.tgrow.run.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An [Output] over memory, and the events to feed it with.
final class Printed {
    static final Instant START = Instant.parse("2026-11-21T10:00:00.123Z");
    static final Columns PERSON = Columns.of("member", "id", "name", "seen");

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    Optional<Format> format = Optional.empty();
    Optional<Path> file = Optional.empty();
    Verbosity verbosity = Verbosity.NORMAL;
    Color color = Color.AUTO;
    boolean outTty;
    boolean errTty;
    Time time = new VirtualTime(START);
    final Map<String, String> env = new HashMap<>(Map.of("TZ", "UTC"));

    Printed() {}

    Printed(Format format) {
        this.format = Optional.of(format);
    }

    Output open() {
        return Output.open(
                new OutputOptions(format, file, false, verbosity, color, true),
                new Streams(InputStream.nullInputStream(), out, err, false, outTty, errTty, env),
                time,
                Printed::exit);
    }

    /// Prints a whole run.
    Printed run(End end, RunEvent... events) {
        try (var output = open()) {
            output.accept(new RunEvent.Started("members pull"));
            List.of(events).forEach(output::accept);
            output.accept(new RunEvent.Finished(report(end, events)));
        }
        return this;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    static int exit(Report report) {
        return switch (report.end()) {
            case End.Complete _ -> report.failed() > 0 ? 3 : 0;
            case End.RetryLater _ -> 75;
            case End.TimeUp _, End.CapReached _ -> 10;
            default -> 1;
        };
    }

    static RunEvent.Item person(long id, String name) {
        return item(PERSON.row(id, name, Instant.parse("2026-11-01T08:30:00.999Z")));
    }

    static RunEvent.Item item(Row row) {
        return new RunEvent.Item(row, new Outcome.Done("listed"));
    }

    static RunEvent.Summary summary(String text) {
        return new RunEvent.Summary(text, Columns.of("pull", "chat", "total").row("@a", 2));
    }

    static Report report(End end, RunEvent... events) {
        var reasons = new TreeMap<String, Long>();
        var counts = new long[3];
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Item(var _, var outcome)) {
                reasons.merge(outcome.code(), 1L, Long::sum);
                switch (outcome) {
                    case Outcome.Done _ -> counts[0]++;
                    case Outcome.Skipped _ -> counts[1]++;
                    case Outcome.Failed _ -> counts[2]++;
                }
            }
        }
        return new Report("members pull", counts[0], counts[1], counts[2], reasons, START, START.plusSeconds(12), end);
    }
}
