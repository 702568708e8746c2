import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures what `mvn package` made, as ratios within one run: `java src/bench/Bench.java [startup|pull]…`.
///
/// The programs that are compared take turns, so that a busy machine is slow for all of them; what counts is the
/// median. A command that fails is reported and not measured.
final class Bench {
    private static final String TGROW =
            Path.of("target/tgrow/bin/tgrow").toAbsolutePath().toString();

    private static final int PEOPLE = 10_000;

    private final Path directory;

    private Bench(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        var directory = Files.createTempDirectory("tgrow-bench");
        var bench = new Bench(directory);
        for (String name : args.length == 0 ? List.of("startup", "pull") : List.of(args)) {
            switch (name) {
                case "startup" -> bench.startup();
                case "pull" -> bench.pull();
                default -> throw new IllegalArgumentException("no benchmark is called " + name);
            }
        }
        try (var left = Files.walk(directory)) {
            for (Path file : left.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
    }

    /// Short commands against a program of another language that does nothing.
    private void startup() throws IOException, InterruptedException {
        var commands = new LinkedHashMap<String, List<String>>();
        commands.put("node -e 0", List.of("node", "-e", "0"));
        for (String line : List.of("--version", "--help", "config show")) {
            var command = new ArrayList<>(List.of(TGROW));
            command.addAll(List.of(line.split(" ")));
            commands.put("tgrow " + line, command);
        }
        print("start-up", 21, commands);
    }

    /// Pages of a member list asked for side by side against one after the other.
    private void pull() throws IOException, InterruptedException {
        var commands = new LinkedHashMap<String, List<String>>();
        for (int concurrency : List.of(1, 4)) {
            commands.put("--concurrency " + concurrency, pull(concurrency));
        }
        print("members pull, " + PEOPLE + " people, 50 ms a round trip", 3, commands);
        for (int concurrency : List.of(1, 4)) {
            if (Files.exists(output(concurrency))) {
                int rows = Files.readAllLines(output(concurrency)).size() - 1;
                System.out.printf("  --concurrency %d gave %,d rows%n", concurrency, rows);
            }
        }
    }

    private List<String> pull(int concurrency) {
        return List.of(
                TGROW,
                "members",
                "pull",
                "@ten_thousand",
                "--sandbox=examples/sandbox/latency.yaml",
                "--real-time",
                "--concurrency",
                String.valueOf(concurrency),
                "--format",
                "csv",
                "--output",
                output(concurrency).toString());
    }

    private Path output(int concurrency) {
        return directory.resolve("members-" + concurrency + ".csv");
    }

    /// Prints the median of each command, and its ratio to the first of them.
    private void print(String title, int rounds, Map<String, List<String>> commands)
            throws IOException, InterruptedException {
        System.out.printf("%n%s (medians of %d)%n", title, rounds);
        var times = new LinkedHashMap<String, List<Double>>();
        for (var command : commands.entrySet()) {
            var failure = failure(command.getValue());
            if (failure.isEmpty()) {
                times.put(command.getKey(), new ArrayList<>());
            } else {
                System.out.printf("  %-22s not measured: %s%n", command.getKey(), failure);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (var entry : times.entrySet()) entry.getValue().add(milliseconds(commands.get(entry.getKey())));
        }
        var yardstick = times.get(commands.keySet().iterator().next());
        times.forEach((name, taken) -> {
            System.out.printf("  %-22s %8.1f ms", name, median(taken));
            System.out.println(yardstick == null ? "" : "  %5.2f ×".formatted(median(taken) / median(yardstick)));
        });
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /// Runs the command once, which also warms the disk's cache; an empty string if it worked.
    private String failure(List<String> command) throws InterruptedException {
        try {
            var said = directory.resolve("said");
            int exit = process(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            var first = Files.readString(said).lines().findFirst().orElse("");
            if (exit != 0) return "exit " + exit + ": " + first;
            return first.isEmpty() && command.contains(TGROW) ? "it does nothing" : "";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private double milliseconds(List<String> command) throws IOException, InterruptedException {
        var process = process(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        if (process.start().waitFor() != 0) throw new IOException("failed after it had worked: " + command);
        return (System.nanoTime() - start) / 1e6;
    }

    private ProcessBuilder process(List<String> command) {
        var process = new ProcessBuilder(command);
        process.environment().put("TGROW_HOME", directory.resolve("home").toString());
        return process;
    }
}
