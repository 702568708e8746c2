package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import dev.tgrow.store.CutWire;
import dev.tgrow.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The database server goes away in the middle of a job, before or after it has done what it was asked last: the job
/// ends with 75, nothing was written at Telegram that the ledger doesn't know, and the next run finishes.
///
/// Of all the moments when something is sent to the server, the first, the last and others at equal distances are
/// tried.
class ServerGoneTest {
    private static final int MOMENTS = 6;

    /// A program waits some seconds for the server to come back.
    private static final int SIDE_BY_SIDE = 12;

    @TempDir
    private Path directory;

    private final PostgresServer server = PostgresServer.shared();
    private final String url = server.newDatabase();
    private final AtomicInteger plays = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(names = {"ADD_OR_LINK", "SEND_AND_PIN", "PARSE"})
    void theServerGoesAwayInTheMiddle(MatrixJob job) throws Exception {
        long all;
        String goal;
        try (var wire = new CutWire(port(), 0, true)) {
            var play = play(job, wire);
            assertThat(play.run().code()).isZero();
            // The last of all is to say goodbye, which nobody answers.
            all = wire.sent() - 1;
            goal = play.goal();
        }
        assertThat(all).isGreaterThan(10);
        var moments = new ArrayList<Callable<Void>>();
        for (int moment = 0; moment < MOMENTS; moment++) {
            var at = 1 + moment * (all - 1) / (MOMENTS - 1);
            for (boolean delivered : new boolean[] {false, true}) {
                moments.add(() -> {
                    goneAt(job, at, delivered, goal);
                    return null;
                });
            }
        }
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (Future<Void> moment : threads.invokeAll(moments)) moment.get();
        }
    }

    private void goneAt(MatrixJob job, long at, boolean delivered, String goal) throws IOException {
        var what = "%s, cut at %d, delivered: %s".formatted(job, at, delivered);
        MatrixPlay play;
        Result first;
        try (var wire = new CutWire(port(), at, delivered)) {
            play = play(job, wire);
            first = play.run();
            assertThat(wire.isCut()).as(what).isTrue();
        }
        play.storeAt(url);
        // What is written down at the very end changes nothing of what happened.
        if (first.code() != 0) {
            assertThat(first.code()).as("%s: %s", what, first.err()).isEqualTo(75);
            assertThat(first.error().get("message").asString()).as(what).contains("database localhost:");
            assertThat(first.error().get("retry_at").isNull()).isFalse();
            play.look(MatrixTruth::of).checkIntents(play);
        } else {
            assertThat(play.goal()).as(what).isEqualTo(goal);
        }
        var second = play.run();
        assertThat(second.code()).as("%s: %s", what, second.err()).isZero();
        play.look(MatrixTruth::of).check(play, false);
        assertThat(play.goal()).as(what).isEqualTo(goal);
    }

    private MatrixPlay play(MatrixJob job, CutWire wire) throws IOException {
        var number = plays.incrementAndGet();
        var place = Files.createDirectory(directory.resolve("play-" + number));
        var play = MatrixPlay.numbered(place, job, new KeptCommands(), number);
        play.storeAt(url.replace(":" + port() + "/", ":" + wire.port() + "/"));
        return play;
    }

    private int port() {
        return Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    }
}
