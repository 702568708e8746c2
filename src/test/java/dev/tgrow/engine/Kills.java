package dev.tgrow.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/// Kills a program again and again at moments that a seed draws, and starts it anew with the same arguments, until it
/// is done.
///
/// A quarter of the moments lie between the start of the process and its first write, the others in the midst of its
/// writes, evenly over all that are left. For one thread.
final class Kills {
    private static final int KILLED = 128 + 9;
    private static final int COME_AGAIN = 75;
    private static final int COMEBACKS = 10;
    private static final int AT_THE_START = 4;

    /// After one write begins and before the next does, give or take.
    private static final int BETWEEN_WRITES_MICROS = 40_000;

    private static final Duration LOOK = Duration.ofMillis(1);

    private final Program program;
    private final Writes writes;
    private final List<Disturbance> disturbances;
    private final Random random;
    private Duration start = Duration.ofSeconds(1);

    /// Starts the program, with the same arguments each time.
    interface Program {
        Started start() throws IOException;
    }

    /// Something else that goes wrong while the program runs.
    interface Disturbance {
        void strike() throws InterruptedException;
    }

    /// The writes that the program is there for.
    ///
    /// @param all how many they are
    /// @param seen how many the server has seen
    record Writes(long all, LongSupplier seen) {}

    /// @param starts how often it was started
    /// @param kills how often it was killed
    record Story(int starts, int kills) {}

    /// @param disturbances strike at half of the moments, if there are any
    Kills(Program program, Writes writes, List<Disturbance> disturbances, long seed) {
        this.program = program;
        this.writes = writes;
        this.disturbances = List.copyOf(disturbances);
        this.random = new Random(seed);
    }

    /// Kills it so often, if it lives that long, and lets it finish then.
    ///
    /// @throws AssertionError if it ends with an exit code that doesn't mean "done" or "come again"
    Story untilDone(int most) throws IOException, InterruptedException {
        int kills = 0;
        for (int starts = 1; starts <= most + COMEBACKS; starts++) {
            try (var process = program.start()) {
                if (kills < most) strike(process, most - kills);
                var ended = process.await();
                switch (ended.exit()) {
                    case 0 -> {
                        return new Story(starts, kills);
                    }
                    case KILLED -> kills++;
                    case COME_AGAIN -> {}
                    default -> throw new AssertionError("start no. %d: %s".formatted(starts, ended));
                }
            }
        }
        throw new AssertionError("not done after %d kills and %d starts".formatted(kills, most + COMEBACKS));
    }

    /// Disturbs it, or not, and kills it in the end.
    private void strike(Started process, int left) throws IOException, InterruptedException {
        while (moment(process, left)) {
            if (disturbances.isEmpty() || random.nextBoolean()) {
                process.kill();
                return;
            }
            disturbances.get(random.nextInt(disturbances.size())).strike();
        }
    }

    /// Waits for a moment to strike.
    ///
    /// @param left how many moments are still wanted
    /// @return whether it still runs
    private boolean moment(Started process, int left) throws IOException, InterruptedException {
        if (random.nextInt(AT_THE_START) == 0) {
            return !process.endsWithin(start.multipliedBy(random.nextInt(100)).dividedBy(100));
        }
        var began = System.nanoTime();
        var before = writes.seen().getAsLong();
        var share = Math.max(1, 2 * (writes.all() - before) / (left + 1));
        var wanted = before + 1 + random.nextLong(share);
        if (!process.sees(() -> writes.seen().getAsLong() > before, LOOK)) return false;
        if (before == 0) start = Duration.ofNanos(System.nanoTime() - began);
        if (!process.sees(() -> writes.seen().getAsLong() >= wanted, LOOK)) return false;
        return !process.endsWithin(Duration.ofNanos(1000L * random.nextInt(BETWEEN_WRITES_MICROS)));
    }
}
