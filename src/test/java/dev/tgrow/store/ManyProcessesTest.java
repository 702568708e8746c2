package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// Processes that share a database wait for each other, and none is told that somebody else was there.
@OnEveryStore
class ManyProcessesTest {
    private static final int PROCESSES = 8;
    private static final int TIMES = 200;

    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    @Test
    void eightProcessesWriteSideBySide() throws Exception {
        var address = where.fresh(directory);
        var processes = new ArrayList<Process>();
        try {
            for (int i = 0; i < PROCESSES; i++) processes.add(Clerk.start(where.text(address), TIMES, i));
            var said = new ArrayList<String>();
            for (Process process : processes) {
                said.addAll(new String(process.getInputStream().readAllBytes(), UTF_8)
                        .lines()
                        .toList());
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
            try (var database = Database.open(address)) {
                var all = Tables.upTo(PROCESSES * TIMES);
                assertThat(Tables.numbers(database)).isEqualTo(all);
                assertThat(said).containsExactlyInAnyOrderElementsOf(all);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
