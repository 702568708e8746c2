package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.app.Launcher;
import dev.tgrow.app.LiveLauncher;
import dev.tgrow.render.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the real command line in this JVM, with a home of its own and not at a terminal.
///
/// Worlds are in virtual time, and the clock of the operator is UTC, so that what is printed is the same everywhere.
final class Harness {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private String world = "";
    private Program program = Cli::run;

    /// @param directory an empty one; holds the home and whatever the test writes
    Harness(Path directory) {
        this.directory = directory;
        environment.put("TGROW_HOME", directory.resolve("home").toString());
        environment.put("TZ", "UTC");
    }

    /// What runs a command line.
    interface Program {
        int run(Launcher launcher, Streams streams, String... args);
    }

    /// What a command line printed and how it ended.
    record Result(int code, String out, String err) {
        /// The document of `--format json`.
        JsonNode json() {
            return JSON.readTree(out);
        }

        /// The `rows` of the document.
        List<JsonNode> rows() {
            return json().get("rows").valueStream().toList();
        }

        /// One column of the rows, as text.
        List<String> column(String name) {
            return rows().stream().map(row -> row.path(name).asString("")).toList();
        }

        /// The first of the `summaries`.
        JsonNode summary() {
            return json().get("summaries").get(0);
        }

        /// The object that tells of the error.
        JsonNode error() {
            return JSON.readTree(err.lines().toList().getLast());
        }

        /// The objects of `--format jsonl`.
        List<JsonNode> lines() {
            return out.lines().map(JSON::readTree).toList();
        }
    }

    /// Lets another program run the command lines.
    Harness by(Program other) {
        program = other;
        return this;
    }

    Harness with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// What is on standard input.
    Harness input(String text) {
        input = text;
        return this;
    }

    /// Makes every further command line a rehearsal in this world.
    Harness world(String yaml) {
        world = "--sandbox=" + write("world.yaml", yaml);
        return this;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return directory.resolve("home");
    }

    /// What the database of the one world holds that this test rehearsed in, every value as text.
    List<List<String>> query(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var rows = connection.createStatement().executeQuery(sql)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) row.add(rows.getString(i));
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Changes the database as no command does, to set up what only a crash leaves behind.
    void change(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Path database() {
        try (var files = Files.list(home().resolve("data/sandbox"))) {
            var databases =
                    files.filter(file -> file.toString().endsWith(".db")).toList();
            if (databases.size() == 1) return databases.getFirst();
            throw new IllegalStateException("there are the databases " + databases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words as a shell would hand them over, those of `line` divided at blanks.
    Result tgrow(String line, String... more) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of(more));
        if (!world.isEmpty()) words.add(world);
        return run(words.toArray(String[]::new));
    }

    /// Runs exactly these words.
    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(UTF_8));
        var streams = new Streams(in, out, err, false, false, false, environment);
        var launcher = new LiveLauncher(
                streams, directory, report -> ExitStatus.of(report).code());
        return new Result(program.run(launcher, streams, args), out.toString(UTF_8), err.toString(UTF_8));
    }
}
