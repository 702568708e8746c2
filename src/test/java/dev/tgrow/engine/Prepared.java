package dev.tgrow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What [Prepare] found out, as it tells it to the tests: a file of properties.
sealed interface Prepared {
    String FILE = "engine.properties";

    record Ready(Engine engine) implements Prepared {}

    /// The tests can't run.
    ///
    /// @param why one clause: what this machine lacks
    record Skipped(String why) implements Prepared {}

    /// What the file in `home` says.
    ///
    /// @throws IllegalStateException if nothing was prepared
    static Prepared read(Path home) {
        var file = home.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IllegalStateException("there is no " + file + ": tests of the engine run by mvn verify");
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var skipped = properties.getProperty("skipped");
        if (skipped != null) return new Skipped(skipped);
        return new Ready(
                new Engine(path(properties, "library"), path(properties, "schemas"), path(properties, "server.key")));
    }

    private static Path path(Properties properties, String key) {
        var path = properties.getProperty(key);
        if (path == null) throw new IllegalStateException(FILE + " has no " + key);
        return Path.of(path);
    }

    default void write(Path home) throws IOException {
        var properties = new Properties();
        switch (this) {
            case Ready(Engine(var library, var schemas, var serverKey)) -> {
                properties.setProperty("library", library.toString());
                properties.setProperty("schemas", schemas.toString());
                properties.setProperty("server.key", serverKey.toString());
            }
            case Skipped(var why) -> properties.setProperty("skipped", why);
        }
        try (var out = Files.newBufferedWriter(home.resolve(FILE))) {
            properties.store(out, null);
        }
    }
}
