package dev.tgrow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// What a whole process took, as the kernel of Linux tells it.
///
/// @param wall from its start until its end was seen
/// @param cpu of all its threads, in the kernel and outside
/// @param peak the most memory it had resident, in bytes, as last looked at before it ended
record Measured(Duration wall, Duration cpu, long peak) {
    private static final Path SELF = Path.of("/proc/self/stat");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /// The kernel counts so, whatever its own clock does.
    private static final long TICKS_PER_SECOND = 100;

    private static final long LOOK_MILLIS = 10;

    /// Where the times of children stand that have ended, counted after the name of the program.
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    /// Runs a command line to its end. No other child of this process may end at the same time.
    ///
    /// @throws IllegalStateException if it fails
    static Measured run(CommandLine tgrow, String... arguments) throws IOException, InterruptedException {
        var cpu = childrenCpu();
        var begin = System.nanoTime();
        try (var started = tgrow.start(arguments)) {
            started.endInput();
            var peak = peakUntilEnd(started.pid());
            var ended = started.await();
            var wall = Duration.ofNanos(System.nanoTime() - begin);
            if (ended.exit() != 0) throw new IllegalStateException(String.join(" ", arguments) + ": " + ended.err());
            return new Measured(wall, childrenCpu().minus(cpu), peak);
        }
    }

    /// The kernel keeps the highest value, so only what came after the last look can be missed.
    private static long peakUntilEnd(long pid) throws IOException, InterruptedException {
        var status = Path.of("/proc", String.valueOf(pid), "status");
        long peak = 0;
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            try {
                var found = PEAK.matcher(Files.readString(status));
                if (found.find()) peak = Math.max(peak, Long.parseLong(found.group(1)) * 1024);
            } catch (NoSuchFileException _) {
                return peak;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return peak;
    }

    private static Duration childrenCpu() throws IOException {
        var text = Files.readString(SELF);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        var ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
