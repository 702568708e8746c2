package dev.tgrow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/// The file that an [Exposition] goes to, read by whoever watches the runs.
///
/// Readers see the old file or the new one, never a part. What isn't such a file is never replaced.
public record MetricsFile(Path path) {
    /// How every file of ours begins, so that a slip of the pen costs nobody another file.
    private static final String BEGINNING = "# HELP tgrow_";

    /// Far above what we write.
    private static final long LARGEST = 1 << 20;

    /// The value that the file has for a series now, if it is one of ours.
    ///
    /// @param series as [Exposition#series] gives it
    public OptionalDouble earlier(String series) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) return OptionalDouble.empty();
            var text = new String(Files.readAllBytes(path), UTF_8);
            if (!text.startsWith(BEGINNING)) return OptionalDouble.empty();
            return text.lines()
                    .filter(line -> line.startsWith(series + " "))
                    .map(line -> line.substring(series.length() + 1))
                    .filter(number -> number.matches("\\d{1,12}(\\.\\d{1,3})?"))
                    .mapToDouble(Double::parseDouble)
                    .findFirst();
        } catch (IOException _) {
            // A file that can't be read tells nothing; whether it can be written is found out by writing it.
            return OptionalDouble.empty();
        }
    }

    /// Replaces the file.
    ///
    /// @throws FileSystemException if something else is in its place
    /// @throws IOException if it can't be written; it is then as it was
    public void write(Exposition metrics) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) throw refused("is not a file");
        if (Files.exists(path) && Files.size(path) > 0 && !isOurs()) throw refused("is no metrics file of tgrow's");
        var file = OutputFile.open(path);
        try {
            file.stream().write(metrics.toString().getBytes(UTF_8));
            file.commit();
        } catch (IOException e) {
            file.discard();
            throw e;
        }
    }

    private boolean isOurs() throws IOException {
        try (var content = Files.newInputStream(path)) {
            return new String(content.readNBytes(BEGINNING.length()), UTF_8).equals(BEGINNING);
        }
    }

    private FileSystemException refused(String why) {
        return new FileSystemException(path.toString(), null, why);
    }

    /// What went wrong with [#write], as one sentence.
    public String why(IOException e) {
        return "the metrics were not written to %s: %s".formatted(path, OutputFile.reason(e));
    }
}
