package dev.tgrow.render;

import static dev.tgrow.render.Printed.person;
import static dev.tgrow.render.Printed.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.run.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private static final RunEvent FAILED =
            new RunEvent.Item(Printed.PERSON.row(5L, "Eve\u001b[1m", null), new Outcome.Failed("no_right"));
    private static final RunEvent SKIPPED =
            new RunEvent.Item(Printed.PERSON.row(6L, "R2", null), new Outcome.Skipped("bot"));

    @Test
    void notesSummariesAndTheEndAreLinesOnStandardError() {
        var printed = new Printed()
                .run(new End.Complete(), new RunEvent.Note("hello\u0007"), person(1, "a"), summary("1 of 1 members"));
        assertThat(printed.err()).isEqualTo("""
                hello
                1 of 1 members
                members pull finished: 1 done.
                """);
    }

    @Test
    void waitsSayWhyHowLongAndUntilWhen() {
        assertThat(waiting("send:chat", Why.DELAY, 52))
                .isEqualTo("waits 52 s before the next message (until 10:00:52)");
        assertThat(waiting("members", Why.FLOOD, 200))
                .isEqualTo("flood wait, asked for by Telegram: waits 3 min 20 s before the next page of members"
                        + " (until 10:03:20)");
        assertThat(waiting("invite", Why.WINDOW, 86_400))
                .isEqualTo("own limit: waits 1 d before the next invitation (until 2026-11-22 10:00:00)");
        assertThat(waiting("odd", Why.TROUBLE, 2))
                .isEqualTo("server trouble: waits 2 s before the next call (odd) (until 10:00:02)");
    }

    private static String waiting(String bucket, Why why, int seconds) {
        var wait = new RunEvent.Waiting(bucket, why, Duration.ofSeconds(seconds), Printed.START.plusSeconds(seconds));
        return new Printed()
                .run(new End.Complete(), wait)
                .err()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyEndIsOneLineThatSaysWhatToDo() {
        assertThat(end(new End.Complete(), FAILED, SKIPPED))
                .isEqualTo("members pull finished: 1 skipped, 1 failed (bot 1, no_right 1).");
        assertThat(end(new End.TimeUp(), person(1, "a")))
                .isEqualTo("members pull stopped at its time limit. 1 done. Run the same command again to go on.");
        assertThat(end(new End.CapReached("200 messages a day", Instant.parse("2026-11-22T04:00:00Z"))))
                .isEqualTo("members pull stopped at a cap (200 messages a day). It opens again at 2026-11-22 04:00:00."
                        + " Run the same command again to go on.");
        assertThat(end(new End.LoginNeeded("Telegram ended the session.")))
                .isEqualTo("members pull needs a login: Telegram ended the session. Log in with: tgrow account login");
        assertThat(end(new End.Forbidden("'a\u001b[2Jb' has hidden members")))
                .isEqualTo("members pull is not allowed: 'ab' has hidden members.");
        assertThat(end(new End.Broken(new IllegalStateException("x"))))
                .isEqualTo("members pull failed by a fault of its own: java.lang.IllegalStateException: x."
                        + " The log file has the details.");
        assertThat(end(new End.Broken(new UncheckedIOException("can't write it: full", new IOException()))))
                .isEqualTo("members pull failed: can't write it: full.");
        for (End end : List.of(
                new End.Interrupted(),
                new End.AccountLimited("PEER_FLOOD"),
                new End.NotFound("no such chat"),
                new End.Misused("too long"),
                new End.Busy("pid 7 works"),
                new End.Failed("x"))) {
            assertThat(new Printed().run(end).err().lines()).hasSize(1);
        }
    }

    private static String end(End end, RunEvent... events) {
        return new Printed().run(end, events).err().strip();
    }

    @Test
    void quietRunsSayOnlyHowTheyFailed() {
        var good = new Printed();
        good.verbosity = Verbosity.QUIET;
        good.errTty = true;
        assertThat(good.run(new End.Complete(), person(1, "a"), summary("x"), new RunEvent.Note("y"))
                        .err())
                .isEmpty();
        var bad = new Printed();
        bad.verbosity = Verbosity.QUIET;
        assertThat(bad.run(new End.Complete(), FAILED).err())
                .isEqualTo("members pull finished: 1 failed (no_right 1).\n");
    }

    @Test
    void verboseRunsNameEveryItem() {
        var printed = new Printed();
        printed.verbosity = Verbosity.VERBOSE;
        assertThat(printed.run(new End.Complete(), person(1, "Ann"), FAILED).err())
                .startsWith("""
                listed: 1 Ann
                no_right: 5 Eve
                """);
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(coloured(Color.AUTO, true, "", "xterm")).isTrue();
        assertThat(coloured(Color.AUTO, true, "1", "xterm")).isFalse();
        assertThat(coloured(Color.AUTO, true, "", "dumb")).isFalse();
        assertThat(coloured(Color.AUTO, false, "", "xterm")).isFalse();
        assertThat(coloured(Color.ALWAYS, false, "1", "xterm")).isTrue();
        assertThat(coloured(Color.NEVER, true, "", "xterm")).isFalse();
    }

    private static boolean coloured(Color color, boolean tty, String noColor, String term) {
        var printed = new Printed();
        printed.color = color;
        printed.errTty = tty;
        printed.env.put("NO_COLOR", noColor);
        printed.env.put("TERM", term);
        return printed.run(new End.Complete(), new RunEvent.Note("x")).err().contains("\u001b[32m");
    }

    @Test
    void theStatusLineIsDrawnAtMostTenTimesASecondAndTakenAwayBeforeOtherText() throws InterruptedException {
        var printed = new Printed(Format.CSV);
        var time = new VirtualTime(Printed.START);
        printed.time = time;
        printed.errTty = true;
        printed.env.put("NO_COLOR", "1");
        try (var output = printed.open()) {
            output.accept(new RunEvent.Started("members pull"));
            output.accept(new RunEvent.Expected(1000));
            for (int i = 1; i <= 400; i++) {
                time.sleep(Duration.ofMillis(10));
                output.accept(person(i, "a"));
            }
            output.accept(new RunEvent.Note("look"));
        }
        var drawings = printed.err().split("\r\u001b\\[K", -1);
        assertThat(drawings).hasSizeBetween(41, 44);
        assertThat(drawings[1]).isEqualTo("members pull  0 of 1000");
        assertThat(drawings[drawings.length - 2]).isEqualTo("members pull  400 of 1000  100/s  6 s left");
        assertThat(drawings[drawings.length - 1]).isEqualTo("look\n");
    }

    @Test
    void withoutATerminalNothingIsDrawn() {
        assertThat(new Printed()
                        .run(new End.Complete(), new RunEvent.Expected(5), person(1, "a"))
                        .err())
                .doesNotContain("\r");
    }

    @Test
    void problemsOutsideOfARunLookTheSame() {
        var problem = new Problem("usage", 2, "bad \u001b[1mthing", Optional.empty());
        assertThat(problem.line(Format.TABLE)).isEqualTo("bad thing");
        assertThat(problem.line(Format.JSON))
                .isEqualTo(
                        "{\"type\":\"error\",\"code\":\"usage\",\"exit\":2,\"message\":\"bad thing\",\"retry_at\":null}");
    }
}
