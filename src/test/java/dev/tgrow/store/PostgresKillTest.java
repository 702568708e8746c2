package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server is killed while it is written to. Everything that was reported as stored is there afterwards, nothing is
/// half there, and whoever wrote goes on with the same [Database].
class PostgresKillTest {
    private static final int KILLS = 4;

    @TempDir
    private Path directory;

    @Test
    void aServerThatIsKilledInTheMiddleLosesNothingThatWasReported() throws Exception {
        try (var server = PostgresServer.start(directory.resolve("server"));
                var database = Database.open(PostgresServer.address(server.newDatabase()))) {
            var random = new Random(4711);
            int known = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                var reported = new AtomicInteger(known);
                var ended = writing(database, reported);
                while (reported.get() <= known + random.nextInt(60)) Thread.sleep(1);
                server.kill();
                var end = ended.get(2, TimeUnit.MINUTES).end();
                assertThat(end).isInstanceOf(End.RetryLater.class);
                assertThat(end.why()).startsWith("database localhost:").hasLineCount(1);
                server.restart();
                var stored = Tables.numbers(database);
                assertThat(stored)
                        .isEqualTo(Tables.upTo(stored.size()))
                        .hasSizeBetween(reported.get(), reported.get() + 1);
                known = stored.size();
            }
        }
    }

    /// Writes until that fails, in a thread of its own.
    private static CompletableFuture<RunEnded> writing(Database database, AtomicInteger reported) {
        var ended = new CompletableFuture<RunEnded>();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) reported.set(database.transaction(Tables::insertNext));
            } catch (RunEnded e) {
                ended.complete(e);
            }
        });
        return ended;
    }
}
