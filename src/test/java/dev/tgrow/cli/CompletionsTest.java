package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Asks the shells themselves what they offer.
class CompletionsTest {
    private static final Path SHELL = Path.of("src/test/shell").toAbsolutePath();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheScripts() throws IOException {
        Files.writeString(directory.resolve("tree.bash"), Completions.bash(tree()));
        Files.writeString(directory.resolve("_tree"), Completions.zsh(tree()));
        Files.writeString(directory.resolve("one file"), "");
        Files.writeString(directory.resolve("one-file"), "");
    }

    @Test
    void bashOffersCommandsAndOptions() throws Exception {
        assertThat(bash("tree", "")).containsExactly("people", "help");
        assertThat(bash("tree", "people", "")).containsExactlyInAnyOrder("pull", "get");
        assertThat(bash("tree", "people", "pull", "--f")).containsExactly("--format", "--from");
    }

    @Test
    void bashOffersTheWordsOfAnOptionBehindABlankOrAnEqualsSign() throws Exception {
        assertThat(bash("tree", "people", "pull", "--format", "")).containsExactly("csv", "json");
        assertThat(bash("tree", "people", "pull", "--format", "=")).containsExactly("csv", "json");
        assertThat(bash("tree", "people", "pull", "--format", "=", "j")).containsExactly("json");
        assertThat(bash("tree", "people", "pull", "--format", "=", "csv", "--qu"))
                .containsExactly("--quiet");
    }

    @Test
    void bashOffersFiles() throws Exception {
        assertThat(bash("tree", "people", "pull", "--from", "=", directory + "/one"))
                .containsExactlyInAnyOrder(directory + "/one file", directory + "/one-file");
    }

    @Test
    void zshOffersCommandsAndOptions() throws Exception {
        assertThat(zsh("tree ", "tree people ", "tree people get --f"))
                .containsExactly(List.of("people", "help"), List.of("pull", "get"), List.of("--format", "--from"));
        assertThat(zsh("tree people pull -").getFirst())
                .containsExactlyInAnyOrder(
                        "--format", "--from", "-f", "--help", "-h", "--only", "--quiet", "--version", "-V");
    }

    @Test
    void zshOffersTheWordsOfAnOptionOnceEachInAList() throws Exception {
        assertThat(zsh(
                        "tree people pull --format=",
                        "tree people pull --format j",
                        "tree people pull --only=",
                        "tree people pull --only=active:30d,"))
                .containsExactly(
                        List.of("csv", "json"), List.of("json"), List.of("active:30d", "a (b)"), List.of("a (b)"));
    }

    @Test
    void zshOffersFiles() throws Exception {
        assertThat(zsh("tree people pull --from=" + directory + "/one", "tree people pull -f " + directory + "/one"))
                .containsExactly(List.of("one\\ file", "one-file"), List.of("one\\ file", "one-file"));
    }

    @Test
    void zshReadsEachDescriptionAsItIsMeant() {
        assertThat(Completions.zsh(tree()))
                .contains("'pull:Reads the [people]\\: 100% of `them`, e.g. $HOME'\\''s \\\\'")
                .contains("'(-f --from)--from=[Reads \\[that\\]\\: a world]:WORLD:_files'");
    }

    @Test
    void theScriptsNameNoVersionOfPicocliAndNoHiddenCommand() {
        assertThat(Completions.bash(tree()))
                .startsWith("# Completes tree in bash.")
                .doesNotContain(CommandLine.VERSION)
                .doesNotContain("tree.sh");
        assertThat(Completions.zsh(tree())).doesNotContain("secret").doesNotContain("--inner");
    }

    private List<String> bash(String... words) throws IOException, InterruptedException {
        return run("bash", "offers.bash", "tree.bash", words);
    }

    private List<List<String>> zsh(String... lines) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed");
        var offers = new ArrayList<List<String>>(List.of(new ArrayList<>()));
        for (String word : run("zsh", "offers.zsh", directory.toString(), lines)) {
            if (word.equals("--")) {
                offers.add(new ArrayList<>());
            } else {
                offers.getLast().add(word);
            }
        }
        offers.removeLast();
        return offers;
    }

    private List<String> run(String shell, String script, String first, String... rest)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(shell, SHELL.resolve(script).toString(), first));
        command.addAll(List.of(rest));
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        int exit = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(exit).isZero();
        return Files.readAllLines(out);
    }

    private static CommandSpec tree() {
        var tree = CommandSpec.create().name("tree").mixinStandardHelpOptions(true);
        var people = CommandSpec.create().name("people").addSubcommand("pull", pull());
        people.usageMessage().description("About people.");
        var secret = CommandSpec.create();
        secret.usageMessage().hidden(true);
        return tree.addSubcommand("people", people)
                .addSubcommand("help", CommandSpec.forAnnotatedObject(new CommandLine.HelpCommand()))
                .addSubcommand("secret", secret);
    }

    private static CommandSpec pull() {
        var pull = CommandSpec.create().aliases("get").mixinStandardHelpOptions(true);
        pull.usageMessage().description("@|bold Reads|@ the [people]: 100%% of `them`, e.g. $HOME's \\. And more.");
        pull.addPositional(PositionalParamSpec.builder()
                .paramLabel("CHAT")
                .arity("1..*")
                .type(String[].class)
                .build());
        return pull.addOption(option("--format").type(Format.class).build())
                .addOption(OptionSpec.builder("-f", "--from")
                        .type(Path.class)
                        .paramLabel("WORLD")
                        .description("Reads [that]: a world.")
                        .build())
                .addOption(option("--only")
                        .type(String[].class)
                        .splitRegex(",")
                        .completionCandidates(List.of("active:30d", "a (b)"))
                        .build())
                .addOption(option("--quiet").type(boolean.class).build())
                .addOption(option("--inner").type(boolean.class).hidden(true).build());
    }

    private static OptionSpec.Builder option(String name) {
        return OptionSpec.builder(name).description("What " + name + " does.");
    }

    private enum Format {
        csv,
        json
    }
}
