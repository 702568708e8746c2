package dev.tgrow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How and where data is written.
final class OutputFlags {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, json, jsonl or yaml (default: by the file's ending, else table).")
    @Nullable
    String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write data to this file, whole or not at all.")
    @Nullable
    Path output;

    Map<String, String> flags() {
        var flags = new LinkedHashMap<String, String>();
        CommonOptions.put(flags, "format", format);
        return flags;
    }

    Optional<Path> file() {
        return Optional.ofNullable(output);
    }
}
