package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tgrow.app.Launcher;
import dev.tgrow.render.Streams;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The program's commands, read once for many command lines: reading them takes longer than most runs in a sandbox. For
/// one thread.
final class KeptCommands {
    private final CommandLine tree = Cli.tree(
            work -> requireNonNull(launcher()).run(work),
            new Streams(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    false,
                    false,
                    false,
                    Map.of()));
    private @Nullable Launcher launcher;

    private @Nullable Launcher launcher() {
        return launcher;
    }

    /// The same as [Cli#run], for commands that read nothing and print by their run alone.
    int run(Launcher with, Streams streams, String... args) {
        launcher = with;
        var errors = new Errors(streams, List.of(args));
        return tree.setOut(new PrintWriter(streams.out(), true, UTF_8))
                .setErr(new PrintWriter(streams.err(), true, UTF_8))
                .setExecutionExceptionHandler((e, _, _) -> errors.failed(e))
                .setParameterExceptionHandler((e, _) -> errors.wrongUsage(e))
                .execute(args);
    }
}
