package dev.tgrow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.app.LiveLauncher;
import dev.tgrow.cli.Cli;
import dev.tgrow.cli.ExitStatus;
import dev.tgrow.input.Target;
import dev.tgrow.input.TargetFile;
import dev.tgrow.render.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What lies in `examples` works: every command in it is run, in the sandbox.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Pattern JOB = Pattern.compile("(?:[\\d*]+\\s+){5}(tgrow .*?)(?: >.*)?");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @Test
    void bothTargetListsNameTheSameChats() {
        assertThat(targets("targets.txt"))
                .isEqualTo(targets("targets.yaml"))
                .containsExactly("@balcony_gardeners", "@plant_doctors", "@seed_swap");
    }

    private static List<String> targets(String file) {
        return TargetFile.read(EXAMPLES.resolve(file).toString(), InputStream.nullInputStream()).targets().stream()
                .map(Target::chat)
                .map(Object::toString)
                .toList();
    }

    @Test
    void theConfigurationIsRight() {
        assertThat(run("tgrow config check --config tgrow.yaml")).isZero();
    }

    @Test
    void cronHasItsJobs() throws IOException {
        assertThat(cronJobs()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource({"cronJobs", "commandsOfCi", "commandsInComments"})
    void everyCommandWorksInTheSandbox(String command) {
        assertThat(run(command)).as(command + "\n" + err.toString(UTF_8)).isZero();
    }

    static List<String> cronJobs() throws IOException {
        return Files.readAllLines(EXAMPLES.resolve("crontab")).stream()
                .map(JOB::matcher)
                .filter(job -> job.matches())
                .map(job -> job.group(1))
                .toList();
    }

    static List<String> commandsOfCi() throws IOException {
        var steps = new YAMLMapper()
                .readTree(EXAMPLES.resolve("ci-job.yml").toFile())
                .findValuesAsString("run");
        assertThat(steps).hasSize(3).allMatch(step -> step.startsWith("tgrow "));
        return steps;
    }

    static List<String> commandsInComments() throws IOException {
        var commands = new ArrayList<String>();
        for (String file : List.of("targets.txt", "targets.yaml")) {
            Files.readAllLines(EXAMPLES.resolve(file)).stream()
                    .filter(line -> line.startsWith("#   tgrow "))
                    .forEach(line -> commands.add(line.substring(4)));
        }
        assertThat(commands).hasSize(2);
        return commands;
    }

    private int run(String command) {
        var args = Stream.of(command.split(" ")).skip(1).map(this::inPlace).toList();
        var all = new ArrayList<>(args);
        if (!all.contains("--sandbox") && !all.contains("config")) all.add("--sandbox");
        var streams = new Streams(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                err,
                false,
                false,
                false,
                Map.of("TGROW_HOME", home.toString()));
        var launcher = new LiveLauncher(
                streams, EXAMPLES, report -> ExitStatus.of(report).code());
        return Cli.run(launcher, streams, all.toArray(String[]::new));
    }

    /// The examples stand where the commands are meant to run; what commands write goes elsewhere.
    private String inPlace(String argument) {
        if (argument.equals("members.csv")) return home.resolve(argument).toString();
        var example = EXAMPLES.resolve(argument);
        return !argument.isEmpty() && Files.isRegularFile(example) ? example.toString() : argument;
    }
}
