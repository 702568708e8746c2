package dev.tgrow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command understands that works through a list.
final class RunOptions {
    @Option(names = "--timeout", paramLabel = "TIME", description = "Stop after this time, for example 10m.")
    @Nullable
    String timeout;

    @Option(names = "--min-delay", paramLabel = "TIME", description = "Shortest pause between two writes.")
    @Nullable
    String minDelay;

    @Option(names = "--max-delay", paramLabel = "TIME", description = "Longest pause between two writes.")
    @Nullable
    String maxDelay;

    @Option(names = "--concurrency", paramLabel = "N", description = "Reads in flight at once (default: 4).")
    @Nullable
    String concurrency;

    @Option(
            names = "--max-wait",
            paramLabel = "TIME",
            description = "Longest wait that Telegram may ask for (default: 60s, on a terminal 10m).")
    @Nullable
    String maxWait;

    @Option(
            names = "--wait-lock",
            paramLabel = "TIME",
            description = "Wait this long for another run of the account (default: not at all).")
    @Nullable
    String waitLock;

    @Option(
            names = "--reinit-after",
            paramLabel = "N",
            description = "Failed calls in a row before the client is made anew (default: 10).")
    @Nullable
    String reinitAfter;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write how the run ended and what the account may still do, for Prometheus, to this file.")
    @Nullable
    Path metrics;

    Map<String, String> flags() {
        var flags = new LinkedHashMap<String, String>();
        CommonOptions.put(flags, "timeout", timeout);
        CommonOptions.put(flags, "min_delay", minDelay);
        CommonOptions.put(flags, "max_delay", maxDelay);
        CommonOptions.put(flags, "concurrency", concurrency);
        CommonOptions.put(flags, "max_wait", maxWait);
        CommonOptions.put(flags, "wait_lock", waitLock);
        CommonOptions.put(flags, "reinit_after", reinitAfter);
        CommonOptions.put(flags, "metrics", metrics);
        return flags;
    }
}
