package dev.tgrow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How much the kill tests do, and what the programs that they kill are allowed.
///
/// `TGROW_KILLS=1000` in the environment makes each of them kill so often instead of a dozen times, and
/// `TGROW_KILL_SEED=7` draws other moments.
final class KillSettings {
    static final long SEED = number("TGROW_KILL_SEED").orElse(1);

    /// So often is one job killed at most; for more kills there are more jobs.
    static final int PER_JOB = 15;

    private KillSettings() {}

    /// How often a test kills.
    ///
    /// @param usually where the environment says nothing
    static int kills(int usually) {
        return number("TGROW_KILLS").orElse(usually);
    }

    private static Optional<Integer> number(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(Integer::parseInt);
    }

    /// Allows an account more than a day's worth, without pauses, so that its caps don't end a job.
    static void unlimited(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("config.yaml"), """
                min_delay: 0s
                max_delay: 0s
                limits:
                  resolve: [1000000/1m, 1000000/1d]
                  invite: 1000000/1d
                  send: 1000000/1d
                """);
    }
}
