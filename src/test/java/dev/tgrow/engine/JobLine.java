package dev.tgrow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tgrow` with a home of its own, not at a terminal.
///
/// @param home what `TGROW_HOME` names
record JobLine(CommandLine line, Path home) {
    private static final JsonMapper JSON = new JsonMapper();

    /// How a job ended and what it printed, with `--format json`.
    record Outcome(int exit, String out, String err) {
        /// The rows of the document.
        List<JsonNode> rows() {
            return JSON.readTree(out).path("rows").valueStream().toList();
        }

        /// A column of the rows, as text.
        List<String> column(String name) {
            return rows().stream().map(row -> row.path(name).asString("")).toList();
        }

        /// One column of the rows by another.
        Map<String, String> by(String key, String value) {
            var all = new LinkedHashMap<String, String>();
            rows().forEach(row ->
                    all.put(row.path(key).asString("-"), row.path(value).asString("-")));
            return all;
        }

        /// The first of the summaries.
        JsonNode summary() {
            return JSON.readTree(out).path("summaries").path(0);
        }

        String lastLine() {
            return err.lines().toList().getLast();
        }

        /// The object that tells of the error.
        JsonNode error() {
            return JSON.readTree(lastLine());
        }
    }

    JobLine reading(String text) {
        return new JobLine(line.reading(text), home);
    }

    JobLine with(String variable, String value) {
        return new JobLine(line.with(variable, value), home);
    }

    /// Runs words that are divided at blanks, and then these.
    Outcome run(String words, String... more) throws IOException, InterruptedException {
        return outcome(line.run(words(words, more)));
    }

    /// Starts the same, with nothing on standard input.
    Started start(String words, String... more) throws IOException {
        var started = line.start(words(words, more));
        started.endInput();
        return started;
    }

    static Outcome outcome(CommandLine.Ended ended) {
        return new Outcome(ended.exit(), ended.out(), ended.err());
    }

    private static String[] words(String words, String... more) {
        var all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// A file beside the home.
    Path file(String name) {
        return home.resolveSibling(home.getFileName() + "-" + name);
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    /// What the account's database holds, every value as text.
    List<List<String>> query(String sql) throws SQLException {
        return query("tgrow.db", sql);
    }

    /// What another database holds.
    ///
    /// @param database its place in the data directory
    List<List<String>> query(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + home.resolve("data").resolve(database));
                var rows = connection.createStatement().executeQuery(sql)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
                all.add(row);
            }
            return all;
        }
    }
}
