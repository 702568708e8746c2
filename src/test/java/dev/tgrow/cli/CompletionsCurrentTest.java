package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.render.Streams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/// The files that users install are those that the command tree gives: `tgrow completion bash >
/// completions/tgrow.bash`.
class CompletionsCurrentTest {
    /// For a tree of commands that is only looked at.
    static final Streams NOWHERE = new Streams(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            false,
            false,
            Map.of());

    private static final CommandSpec TREE = Cli.tree(
                    _ -> {
                        throw new AssertionError("nothing is to be run");
                    },
                    NOWHERE)
            .getCommandSpec();

    @TempDir
    private Path directory;

    @Test
    void theScriptForBashIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("completions/tgrow.bash"))).isEqualTo(Completions.bash(TREE));
    }

    @Test
    void theScriptForZshIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("completions/_tgrow"))).isEqualTo(Completions.zsh(TREE));
    }

    @Test
    void theCommandPrintsTheSame() {
        var harness = new Harness(directory);
        assertThat(harness.run("completion", "bash")).isEqualTo(new Harness.Result(0, Completions.bash(TREE), ""));
        assertThat(harness.run("completion", "zsh")).isEqualTo(new Harness.Result(0, Completions.zsh(TREE), ""));
    }
}
