package dev.tgrow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command understands.
final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this configuration instead of ./tgrow.yaml and the user's.")
    @Nullable
    Path config;

    @Option(names = "--account", paramLabel = "NAME", description = "The account that does the work.")
    @Nullable
    String account;

    @Option(
            names = "--sandbox",
            arity = "0..1",
            fallbackValue = "",
            preprocessor = OnlyAttached.class,
            paramLabel = "WORLD",
            description =
                    "Rehearse in a simulated Telegram: the built-in world, or one from a YAML file (--sandbox=FILE).")
    @Nullable
    String sandbox;

    @Option(names = "--real-time", description = "In the sandbox: sleep delays instead of only showing them.")
    boolean realTime;

    @Option(names = "--proxy", paramLabel = "URL", description = "socks5://, http:// or mtproto:// proxy.")
    @Nullable
    String proxy;

    @Option(names = "--tdlib", paramLabel = "PATH", description = "The libtdjson library to use.")
    @Nullable
    Path tdlib;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say only what went wrong.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what became of each item.")
    boolean verbose;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never (default: auto).")
    @Nullable
    String color;

    @Option(names = "--no-progress", description = "Show no progress line.")
    boolean noProgress;

    @Option(names = "--no-input", description = "Never ask; fail if something is missing.")
    boolean noInput;

    @Option(names = "--log-file", paramLabel = "FILE", description = "Where the log goes.")
    @Nullable
    Path logFile;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "text or json (default: text).")
    @Nullable
    String logFormat;

    /// The options that a configuration can set too, by its key.
    Map<String, String> flags() {
        var flags = new LinkedHashMap<String, String>();
        put(flags, "account", account);
        put(flags, "proxy", proxy);
        put(flags, "tdlib", tdlib);
        put(flags, "color", color);
        put(flags, "log_file", logFile);
        put(flags, "log_format", logFormat);
        return flags;
    }

    Optional<Path> configFile() {
        return Optional.ofNullable(config);
    }

    /// The sandbox's world: empty for none, an empty path for the built-in one.
    Optional<Optional<Path>> world() {
        if (sandbox == null) return Optional.empty();
        return Optional.of(sandbox.isEmpty() ? Optional.empty() : Optional.of(Path.of(sandbox)));
    }

    static void put(Map<String, String> flags, String key, @Nullable Object value) {
        if (value != null) flags.put(key, value.toString());
    }
}
