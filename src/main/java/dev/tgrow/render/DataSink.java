package dev.tgrow.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Report;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/// Where a run's data goes: standard output, or a file that appears whole at the end.
///
/// After the first failure to write nothing more is tried.
final class DataSink {
    private static final int BUFFER = 1 << 16;
    private static final int EARLY = 50;

    private final Format format;
    private final boolean record;
    private final Optional<Path> name;
    private final Optional<OutputFile> file;
    private final RowWriter rows;
    private final Set<Columns> leftOut = new HashSet<>();

    /// Rows that failed before any other came. One of them may be of another kind than all that follow, and must
    /// not have its columns made the table's.
    private final List<Row> early = new ArrayList<>();

    private @Nullable Columns columns;
    private boolean over;

    /// @throws UncheckedIOException if the file can't be written
    DataSink(Format format, Optional<Path> name, boolean record, OutputStream out, boolean terminal, Style header) {
        this.format = format;
        this.record = record;
        this.name = name;
        this.file = name.map(DataSink::open);
        var stream = file.map(OutputFile::stream).orElse(out);
        var writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8), BUFFER);
        this.rows = switch (format) {
            case TABLE -> new TableWriter(writer, terminal, header);
            case CSV -> new CsvWriter(writer);
            case JSON -> DocumentWriter.json(writer);
            case JSONL -> new JsonLinesWriter(writer, file.isEmpty());
            case YAML -> DocumentWriter.yaml(writer);
        };
    }

    private static OutputFile open(Path path) {
        try {
            return OutputFile.open(path);
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    /// Writes a row, unless its columns don't fit.
    ///
    /// @return what to tell people, if this is the first row of a kind that is left out
    List<String> row(Row row, Outcome outcome) {
        if (format.forPrograms()) {
            writing(() -> rows.row(row));
            return List.of();
        }
        if (columns == null && outcome instanceof Outcome.Failed && early.size() < EARLY) {
            early.add(row);
            return List.of();
        }
        var notes = settle(row.columns());
        fitting(row).ifPresent(notes::add);
        return notes;
    }

    /// Decides on the columns, if that is still to be done, and writes the rows that waited for it.
    private List<String> settle(Columns chosen) {
        if (columns == null) columns = chosen;
        var notes = new ArrayList<String>();
        for (Row row : early) fitting(row).ifPresent(notes::add);
        early.clear();
        return notes;
    }

    /// Writes the rows that still wait for one that didn't fail.
    ///
    /// @return what to tell people
    List<String> settle() {
        return early.isEmpty() ? List.of() : settle(early.getFirst().columns());
    }

    private Optional<String> fitting(Row row) {
        if (row.columns().equals(columns)) {
            writing(() -> rows.row(row));
            return Optional.empty();
        }
        return leftOut.add(row.columns())
                ? Optional.of("rows of the kind '%s' don't fit this %s and are left out (see --format jsonl)"
                        .formatted(row.columns().type(), format == Format.CSV ? "CSV" : "table"))
                : Optional.empty();
    }

    void summary(Row facts) {
        writing(() -> rows.summary(facts));
    }

    void flush() {
        writing(rows::flush);
    }

    void pause() {
        if (file.isEmpty()) writing(rows::pause);
    }

    /// Completes the data. A file is kept only after a complete run, or if it tells what was written to Telegram.
    ///
    /// @return what became of the file, as a sentence after a blank, or nothing
    String finish(Report report, int exit) {
        var tells = record && report.done() + report.skipped() + report.failed() > 0;
        var whole = file.isEmpty() || tells || report.end() instanceof End.Complete;
        if (whole) writing(() -> rows.finish(report, exit));
        var kept = whole && !over;
        if (kept && file.isPresent()) writing(file.get()::commit);
        else discard();
        over = true;
        return name.map(path -> " " + path + (kept ? " is written." : " was not written."))
                .orElse("");
    }

    /// Drops a file that is not finished.
    void discard() {
        over = true;
        try {
            if (file.isPresent()) file.get().discard();
        } catch (IOException e) {
            throw failure(place(), e);
        }
    }

    private void writing(Writing step) {
        if (over) return;
        try {
            step.write();
        } catch (IOException e) {
            over = true;
            throw failure(place(), e);
        } catch (JacksonIOException e) {
            over = true;
            throw failure(place(), requireNonNull(e.getCause()));
        }
    }

    private String place() {
        return name.map(Path::toString).orElse("to standard output");
    }

    private static UncheckedIOException failure(String place, IOException e) {
        return new UncheckedIOException("can't write %s: %s".formatted(place, OutputFile.reason(e)), e);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
