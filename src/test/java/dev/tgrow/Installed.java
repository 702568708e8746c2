package dev.tgrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `target/tgrow` as people use it: copied somewhere and run as a process, in an environment that says nothing else.
final class Installed {
    static final Path BUILT = Path.of("target/tgrow").toAbsolutePath();
    static final String JAVA_HOME = System.getProperty("java.home");

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    record Result(int exit, String out, String err) {}

    /// @param directory for copies; it is the current directory and the home of the processes
    Installed(Path directory) {
        this.directory = directory;
        with("PATH", "/usr/bin:/bin");
        with("HOME", directory.toString());
        with("TGROW_JAVA_HOME", JAVA_HOME);
    }

    Installed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Installed without(String variable) {
        environment.remove(variable);
        return this;
    }

    /// Ends the start with an error where it would otherwise go on without the start-up cache.
    Installed withCacheOrNothing() {
        return with("TGROW_JAVA_OPTS", "-XX:AOTMode=on");
    }

    Path copy(String name) throws IOException {
        var copy = directory.resolve(name);
        try (var walk = Files.walk(BUILT)) {
            for (Path file : walk.toList()) {
                Files.copy(file, copy.resolve(BUILT.relativize(file)));
            }
        }
        return copy;
    }

    Result tgrow(Path home, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.resolve("bin/tgrow").toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    Result run(String... command) throws IOException, InterruptedException {
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        int exit = process.start().waitFor();
        return new Result(exit, Files.readString(out), Files.readString(err));
    }

    /// The system properties that the program is started with.
    Map<String, String> properties() throws IOException, InterruptedException {
        environment.merge("TGROW_JAVA_OPTS", "-XshowSettings:properties", (own, show) -> own + " " + show);
        var found = new LinkedHashMap<String, String>();
        for (String line : tgrow(BUILT, "--version").err().lines().toList()) {
            var pair = line.strip().split(" = ?", 2);
            if (pair.length == 2) found.put(pair[0], pair[1]);
        }
        assertThat(found).containsKey("java.version");
        return found;
    }
}
