package dev.tgrow.render;

import java.nio.file.Path;
import java.util.Optional;

/// What the operator wants to see, and where.
///
/// @param format if not said, a file's ending decides, else it is a table
/// @param file where rows go instead of standard output
/// @param record whether the rows tell what was done, so that the file is kept however the run ends
/// @param progress whether a terminal may show a progress line
public record OutputOptions(
        Optional<Format> format,
        Optional<Path> file,
        boolean record,
        Verbosity verbosity,
        Color color,
        boolean progress) {

    /// The format that is written.
    ///
    /// @throws IllegalArgumentException if the file's ending names none and none was said
    public Format chosenFormat() {
        return format.or(() -> file.map(Format::ofFile)).orElse(Format.TABLE);
    }
}
