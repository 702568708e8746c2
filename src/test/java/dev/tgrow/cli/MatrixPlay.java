package dev.tgrow.cli;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.store.PostgresServer;
import dev.tgrow.telegram.Call;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A job of [FaultMatrixTest] in a home and a world of its own.
final class MatrixPlay {
    /// No fault at all, but the calls are counted.
    private static final int NEVER = Integer.MAX_VALUE;

    private static final Set<String> LOCAL = Set.of("GetMe", "GetUser", "GetMessageLimits", "ParseText");

    /// The calls that a fault can be about.
    private static final List<String> CALLS =
            names(Call.class).filter(call -> !LOCAL.contains(call)).distinct().toList();

    private final MatrixJob job;
    private final Harness harness;
    private Optional<String> url = Optional.empty();

    private MatrixPlay(Path directory, MatrixJob job, KeptCommands commands, String faults) {
        this.job = job;
        this.harness = new Harness(directory).by(commands::run).world(MatrixJob.WORLD + "faults:\n" + faults);
        harness.write("people.csv", "id,username\n2001,mira\n2003,priya\n2002,tom_baker\n");
        harness.write("fair.png", "a photo");
        harness.write("stall.png", "another photo");
    }

    /// One where nothing goes wrong.
    static MatrixPlay undisturbed(Path directory, MatrixJob job, KeptCommands commands) {
        var faults = new StringBuilder();
        for (String call : CALLS) {
            faults.append("  - {call: %s, after: %d, hang: true}%n".formatted(call, NEVER));
        }
        return new MatrixPlay(directory, job, commands, faults.toString());
    }

    /// One where a call fails.
    ///
    /// @param before how many calls go well first
    static MatrixPlay struck(Path directory, MatrixJob job, KeptCommands commands, int before, MatrixBlow blow) {
        return new MatrixPlay(
                directory, job, commands, "  - {call: any, after: %d, %s}%n".formatted(before, blow.yaml()));
    }

    /// One where nothing goes wrong with Telegram, in a world that has no other's schema on a server.
    static MatrixPlay numbered(Path directory, MatrixJob job, KeptCommands commands, int number) {
        return new MatrixPlay(directory, job, commands, "  - {call: any, after: %d, hang: true}%n".formatted(NEVER - number));
    }

    /// Lets the database be on a server.
    void storeAt(String address) {
        url = Optional.of(address);
        harness.with("TGROW_STORE", address);
    }

    /// Lets the database be a file elsewhere, which isn't there yet.
    void fileAt(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(state(), owner);
        Files.createSymbolicLink(state().resolve(file().key() + ".db"), file);
    }

    /// Does what must have gone before the job.
    void prepare() {
        if (job.before().isEmpty()) return;
        var result = harness.tgrow(job.before() + " --min-delay 0s --max-delay 0s", "--message", MatrixJob.MESSAGE);
        if (result.code() != 0) throw new AssertionError(result.err());
    }

    /// Runs the job.
    Result run(String... options) {
        var words = job.words(harness) + " --format json " + String.join(" ", options);
        if (!words.contains("--timeout")) words += " --timeout 1h";
        if (!words.contains("--max-wait")) words += " --max-wait 2m";
        if (job.writes()) words += " --min-delay 0s --max-delay 0s";
        return harness.tgrow(words.strip().replaceAll(" +", " "), job.more().toArray(String[]::new));
    }

    Result tgrow(String words) {
        return harness.tgrow(words);
    }

    List<List<String>> query(String sql) {
        var schema = "sandbox_" + file().key().replace('-', '_');
        return url.map(address -> PostgresServer.rows(address, schema, sql)).orElseGet(() -> harness.query(sql));
    }

    /// What the job has brought about so far.
    String goal() {
        var stored = query("""
                select (select count(*) from posts), (select count(*) from pulled_members),
                    (select count(*) from pulls where finished_at is not null)""").getFirst();
        return look(MatrixTruth::of).summary() + ", stored " + stored;
    }

    /// The names of the calls that the world's server has seen, in their order.
    List<String> calls() {
        var calls = new ArrayList<String>();
        for (String line : journal()) {
            if (!line.startsWith("{\"FaultCounted\"")) continue;
            calls.add(CALLS.get(Integer.parseInt(line.replaceAll(".*\"fault\":(\\d+).*", "$1"))));
        }
        return calls;
    }

    private List<String> journal() {
        try {
            if (!Files.exists(state())) return List.of();
            return Files.readAllLines(state().resolve(file().key() + ".jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path state() {
        return harness.home().resolve("data/sandbox");
    }

    private WorldFile file() {
        return WorldFile.of(harness.file("world.yaml"));
    }

    /// Looks at the world as the run left it.
    <R> R look(Function<World, R> at) {
        try (var session = file().open(state(), WorldClock.VIRTUAL)) {
            return at.apply(session.world());
        }
    }

    /// The names of all calls, whether or not a server is asked.
    private static Stream<String> names(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(MatrixPlay::names)
                : Stream.of(type.getSimpleName());
    }
}
