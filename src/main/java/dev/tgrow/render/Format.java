package dev.tgrow.render;

import java.nio.file.Path;
import java.util.Locale;

/// How rows of data are written.
public enum Format {
    /// Aligned columns for people.
    TABLE,
    /// RFC 4180 with one header; lines end in LF.
    CSV,
    /// One document with `rows`, `summaries` and `result`.
    JSON,
    /// One object a line, as it happens.
    JSONL,
    /// The document of [#JSON], in YAML.
    YAML;

    /// The format that a file's ending names.
    ///
    /// @throws IllegalArgumentException if it names none; the message says what to do
    public static Format ofFile(Path file) {
        var name = String.valueOf(file.getFileName());
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "txt" -> TABLE;
            case "csv" -> CSV;
            case "json" -> JSON;
            case "jsonl", "ndjson" -> JSONL;
            case "yaml", "yml" -> YAML;
            default ->
                throw new IllegalArgumentException(
                        "'%s' doesn't end in .csv, .json, .jsonl, .yaml or .txt: say the format with --format"
                                .formatted(file));
        };
    }

    /// Whether programs read it: errors are JSON too, and a run may have rows with different columns.
    public boolean forPrograms() {
        return switch (this) {
            case TABLE, CSV -> false;
            case JSON, JSONL, YAML -> true;
        };
    }
}
