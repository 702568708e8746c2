package dev.tgrow.render;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/// What a process is given by whoever started it.
///
/// `out` and `err` must report failures, so they are not `PrintStream`s: `System.out` would swallow a full disk.
public record Streams(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean inTty,
        boolean outTty,
        boolean errTty,
        Map<String, String> env) {
    private static final int COLUMNS = 80;

    public Streams {
        env = Map.copyOf(env);
    }

    /// The operator's time zone: `TZ` where it names one, else the machine's.
    ZoneId zone() {
        try {
            return env.containsKey("TZ") ? ZoneId.of(env.get("TZ")) : ZoneId.systemDefault();
        } catch (DateTimeException _) {
            // TZ may be a rule of POSIX ("EST5EDT,M3…") or a file; the JDK has read it by its own means.
            return ZoneId.systemDefault();
        }
    }

    /// The width of the terminal, as far as the environment tells.
    int columns() {
        var columns = env.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : COLUMNS;
    }
}
