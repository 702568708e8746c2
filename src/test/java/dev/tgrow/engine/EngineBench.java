package dev.tgrow.engine;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.datacentre.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Measures the program as `mvn package` made it, on the real TDLib, over a data centre in this process. Maven runs it
/// in the profile `bench`; the data centre's own work is in nobody's CPU time, but on the same processors.
///
/// Each run begins with what a login leaves, nothing read yet. Runs that are compared take turns; medians count.
final class EngineBench {
    private static final String WORLD = """
            seed: 3
            accounts:
              - {name: alice, id: 1001, first_name: Alice, phone: "+999660001"}
            people: {count: 20_000}
            chats:
              - {id: 9101, title: Ten thousand, username: ten_thousand, members: {first: 0, count: 9_999},
                 roles: {alice: creator}}
              - {id: 9102, title: Long river, username: long_river, kind: channel, members: {first: 0, count: 500},
                 roles: {alice: member}, posts: {count: 20_000, every: 600}}
            """;
    private static final List<Job> JOBS = List.of(
            new Job("10,000 members", List.of("members", "pull", "@ten_thousand", "--format", "csv", "-o", "m.csv")),
            new Job("20,000 posts", List.of("channels", "parse", "@long_river")));
    private static final List<Duration> LATENCIES = List.of(Duration.ZERO, Duration.ofMillis(50));
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Engine engine;
    private final Path directory;
    private final DataCentre centre;
    private int runs;

    private EngineBench(Engine engine, Path directory, DataCentre centre) {
        this.engine = engine;
        this.directory = directory;
        this.centre = centre;
    }

    /// What is measured.
    private record Job(String name, List<String> arguments) {
        String[] with(Reads reads) {
            var all = new ArrayList<>(arguments);
            all.addAll(reads.arguments());
            return all.toArray(String[]::new);
        }
    }

    /// How many questions are under way at once.
    private enum Reads {
        ONE("1"),
        USUAL("default");

        private final String words;

        Reads(String words) {
            this.words = words;
        }

        List<String> arguments() {
            return switch (this) {
                case ONE -> List.of("--concurrency", "1");
                case USUAL -> List.of();
            };
        }
    }

    private record Run(Measured measured, int calls) {}

    /// @param args how many runs the medians are of
    static void main(String[] args) throws IOException, InterruptedException {
        if (Prepared.read(Engine.HOME) instanceof Prepared.Skipped(var why)) {
            System.out.println("Engine benchmark skipped: " + why);
            return;
        }
        var engine = Engine.enter();
        var directory = Files.createTempDirectory("tgrow-engine-bench");
        try (var centre = DataCentre.open(WORLD, directory.resolve("world"), engine.equipment())) {
            new EngineBench(engine, directory, centre).print(Integer.parseInt(args[0]));
        }
        try (var left = Files.walk(directory)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private void print(int rounds) throws IOException, InterruptedException {
        tgrow(Files.createDirectory(directory.resolve("login"))).logIn(centre.account("alice"));
        System.out.printf("%nover a data centre, real TDLib (medians of %d)%n", rounds);
        System.out.printf(
                "  %-14s %8s %12s %10s %7s %10s %10s %8s%n",
                "job", "latency", "concurrency", "wall", "", "CPU", "peak", "calls");
        for (Job job : JOBS) {
            // The disk's cache is warm then.
            var _ = run(job, Reads.USUAL);
            for (Duration latency : LATENCIES) {
                centre.script().latency(Script.ANY, latency);
                compare(job, latency, rounds);
            }
            centre.script().clear();
        }
    }

    private void compare(Job job, Duration latency, int rounds) throws IOException, InterruptedException {
        var one = new ArrayList<Run>();
        var usual = new ArrayList<Run>();
        for (int round = 0; round < rounds; round++) {
            one.add(run(job, Reads.ONE));
            usual.add(run(job, Reads.USUAL));
        }
        var yardstick = median(one, each -> each.measured().wall().toMillis());
        print(job, latency, Reads.ONE, one, yardstick);
        print(job, latency, Reads.USUAL, usual, yardstick);
    }

    private static void print(Job job, Duration latency, Reads reads, List<Run> runs, long yardstick) {
        var wall = median(runs, each -> each.measured().wall().toMillis());
        System.out.printf(
                "  %-14s %5d ms %12s %7d ms %5.2f × %7d ms %7d MB %8d%n",
                job.name(),
                latency.toMillis(),
                reads.words,
                wall,
                (double) wall / yardstick,
                median(runs, each -> each.measured().cpu().toMillis()),
                median(runs, each -> each.measured().peak() / 1_000_000),
                median(runs, each -> (long) each.calls()));
    }

    private static long median(List<Run> runs, Function<Run, Long> figure) {
        return runs.stream().map(figure).sorted().toList().get(runs.size() / 2);
    }

    private Run run(Job job, Reads reads) throws IOException, InterruptedException {
        var home = directory.resolve("run-" + ++runs);
        copy(directory.resolve("login"), home);
        var before = centre.log().last();
        var measured = Measured.run(tgrow(home), job.with(reads));
        return new Run(measured, centre.log().after(before).size());
    }

    private CommandLine tgrow(Path home) {
        return CommandLine.on(engine, home).through(centre.proxyPort()).within(LIMIT);
    }

    /// With rights and all: an account's files are for its owner alone.
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        var copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO();
        if (copy.start().waitFor() != 0) throw new IOException("could not copy " + from);
    }
}
