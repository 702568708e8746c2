package dev.tgrow.engine;

import dev.tgrow.world.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `target/tgrow/bin/tgrow`, on the real TDLib or in the sandbox, as a process in an environment that says nothing
/// else. Its children are in this process's network namespace, as any process's children are.
///
/// @param directory the home of tgrow and the current directory; what is printed is kept there too
/// @param input what can be read from standard input, whole; then it ends
/// @param limit how long a command line may take. A test that waits longer fails: this is no measure of anything.
public record CommandLine(Path directory, Map<String, String> environment, String input, Duration limit) {
    private static final Path TGROW = Path.of("target/tgrow/bin/tgrow").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public CommandLine {
        environment = Map.copyOf(environment);
    }

    /// With the credentials of some application, and without a proxy: so far TDLib has nowhere to go.
    ///
    /// @param directory an empty one
    public static CommandLine on(Engine engine, Path directory) {
        return offline(directory)
                .with("TGROW_TDLIB", engine.library().toString())
                .with("TGROW_API_ID", "12345")
                .with("TGROW_API_HASH", "0123456789abcdef0123456789abcdef");
    }

    /// Without TDLib and without credentials: for the sandbox.
    ///
    /// @param directory an empty one
    public static CommandLine offline(Path directory) {
        return new CommandLine(
                directory,
                Map.of(
                        "PATH", "/usr/bin:/bin",
                        "HOME", directory.toString(),
                        "TMPDIR", directory.toString(),
                        "TZ", "UTC",
                        "TGROW_HOME", directory.resolve("home").toString(),
                        "TGROW_JAVA_HOME", System.getProperty("java.home")),
                "",
                LIMIT);
    }

    /// How a command line ended and what it printed.
    public record Ended(int exit, String out, String err) {}

    public CommandLine with(String variable, String value) {
        var changed = new LinkedHashMap<>(environment);
        changed.put(variable, value);
        return new CommandLine(directory, changed, input, limit);
    }

    public CommandLine without(String variable) {
        var changed = new LinkedHashMap<>(environment);
        changed.remove(variable);
        return new CommandLine(directory, changed, input, limit);
    }

    /// Through this proxy TDLib talks to a data centre on the loopback.
    public CommandLine through(int port) {
        return with("TGROW_PROXY", "socks5://127.0.0.1:" + port);
    }

    public CommandLine reading(String text) {
        return new CommandLine(directory, environment, text, limit);
    }

    public CommandLine within(Duration time) {
        return new CommandLine(directory, environment, input, time);
    }

    /// Logs an account of the data centre in, as its owner would; further command lines name it by `--account`.
    ///
    /// @throws AssertionError if it isn't logged in then
    public void logIn(Account account) throws IOException, InterruptedException {
        var login = account.login();
        var answers = new ArrayList<String>();
        var arguments = new ArrayList<>(List.of("account", "login", "--account", account.name()));
        if (account.isBot()) {
            arguments.add("--bot");
            answers.add(login.token().orElseThrow());
        } else {
            answers.add(account.person().user().phone().orElseThrow());
            answers.add(login.code());
            login.password().ifPresent(answers::add);
        }
        var ended = reading(String.join("\n", answers) + "\n").run(arguments.toArray(String[]::new));
        if (ended.exit() != 0) throw new AssertionError(account.name() + " could not log in: " + ended);
    }

    /// Runs it to its end.
    public Ended run(String... arguments) throws IOException, InterruptedException {
        try (var started = start(arguments)) {
            started.endInput();
            return started.await();
        }
    }

    /// Starts it. Standard input stays open after the text that it begins with.
    public Started start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(TGROW.toString()));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(directory, "out-", ".txt");
        var err = Files.createTempFile(directory, "err-", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var started = new Started(builder.start(), out, err, limit);
        started.type(input);
        return started;
    }
}
