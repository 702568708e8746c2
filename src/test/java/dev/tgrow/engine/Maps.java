package dev.tgrow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that a process has in its memory.
///
/// @param lines of `/proc/PID/maps`; each ends with the file's path, if it is of one
record Maps(List<String> lines) {
    /// Those of a running process; of one that has ended, none.
    static Maps of(long pid) {
        try {
            return new Maps(Files.readAllLines(Path.of("/proc/" + pid + "/maps")));
        } catch (java.nio.file.NoSuchFileException _) {
            return new Maps(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contain(Path file) {
        return lines.stream().anyMatch(line -> line.endsWith(file.toString()));
    }
}
