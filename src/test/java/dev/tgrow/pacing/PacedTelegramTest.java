package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.store.CoolDown;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedTelegramTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final List<RunEvent> events = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final VirtualTime time = new VirtualTime(START);
    private final Limits limits = new Limits(
            Duration.ofSeconds(45), Duration.ofSeconds(75), 4, Duration.ofMinutes(1), Limits.DEFAULT_WINDOWS);

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void openTheStore() {
        database = Database.open(directory.resolve("tgrow.db"));
    }

    @AfterEach
    void closeTheStore() {
        database.close();
    }

    private LimitStore store() {
        return new LimitStore(database);
    }

    /// Answers with what `answer` says for the n-th call, counted from 1.
    private Telegram answering(Function<Integer, Object> answer) {
        return new Telegram() {
            @Override
            public <R> Reply<R> call(Call<R> call) {
                asked.add(time.now());
                return switch (answer.apply(asked.size())) {
                    case Refusal reason -> new Reply.Refused<>(reason);
                    case Object value -> new Reply.Ok<>(call.reply().cast(value));
                };
            }
        };
    }

    private Report run(Telegram telegram, Function<Telegram, Task> task) {
        return RunScope.run(
                "test",
                run -> {
                    var pace = AccountPace.open(store(), "7", limits, run.now());
                    return task.apply(new PacedTelegram(telegram, pace, run, new Random(1)))
                            .run(run);
                },
                events::add,
                time,
                Duration.ofHours(1));
    }

    @Test
    void drawsAPauseBetweenTwoWrites() {
        run(answering(_ -> new Call.Added(new UserId(1))), telegram -> _ -> {
            telegram.call(new Call.AddMember(CHAT, new UserId(1))).orThrow();
            telegram.call(new Call.AddMember(CHAT, new UserId(1))).orThrow();
            return new End.Complete();
        });

        assertThat(asked.getFirst()).isEqualTo(START);
        assertThat(Duration.between(START, asked.getLast())).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
        assertThat(events)
                .anyMatch(event -> event instanceof RunEvent.Waiting waiting && waiting.why() == RunEvent.Why.DELAY);
    }

    @Test
    void waitsAFloodWaitThatIsShortEnoughAndRepeatsTheCall() {
        var report = run(
                answering(n -> n == 1 ? new Refusal.FloodWait(Duration.ofSeconds(30)) : new HistoryPage(List.of())),
                telegram -> _ -> {
                    telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100))
                            .orThrow();
                    return new End.Complete();
                });

        assertThat(report.end()).isEqualTo(new End.Complete());
        assertThat(asked).containsExactly(START, START.plusSeconds(30));
        assertThat(events)
                .contains(new RunEvent.Waiting(
                        "history", RunEvent.Why.FLOOD, Duration.ofSeconds(30), START.plusSeconds(30)));
    }

    @Test
    void endsTheRunAtAFloodWaitThatIsTooLong() {
        var report = run(answering(_ -> new Refusal.FloodWait(Duration.ofMinutes(2))), telegram -> _ -> {
            telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            return new End.Complete();
        });

        assertThat(report.end())
                .isEqualTo(new End.RetryLater("Telegram asked for a pause (history)", START.plusSeconds(120)));
        assertThat(asked).hasSize(1);
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void repeatsAReadThatMeetsServerTroubleButNeverAWrite() {
        var trouble = new Refusal.ServerTrouble("down");

        run(answering(n -> n < 3 ? trouble : new HistoryPage(List.of())), telegram -> _ -> {
            telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            return new End.Complete();
        });
        var reads = asked.size();
        run(answering(_ -> trouble), telegram -> _ -> {
            telegram.call(new Call.AddMember(CHAT, new UserId(1)));
            return new End.Complete();
        });

        assertThat(reads).isEqualTo(3);
        assertThat(asked).hasSize(4);
    }

    @Test
    void leavesAChatToTheTaskWhoseSlowModeIsTooLongToWaitFor() {
        var slow = new ArrayList<Object>();

        run(answering(_ -> new Refusal.SlowMode(Duration.ofMinutes(5))), telegram -> _ -> {
            slow.add(telegram.call(PaceTest.send(CHAT)));
            slow.add(telegram.call(PaceTest.send(CHAT)));
            return new End.Complete();
        });

        assertThat(slow).hasSize(2).allMatch(reply -> reply instanceof Reply.Refused<?>(Refusal.SlowMode _));
        assertThat(asked).hasSize(1);
    }

    private Report adding(Telegram telegram, int people) {
        return run(telegram, paced -> _ -> {
            for (int i = 0; i < people; i++) paced.call(new Call.AddMember(CHAT, new UserId(1 + i)));
            return new End.Complete();
        });
    }

    @Test
    void theCapOfADayHoldsAcrossRunsAndEndsThem() {
        var telegram = answering(_ -> new Call.Added(new UserId(1)));

        assertThat(adding(telegram, 30).end()).isEqualTo(new End.Complete());
        var second = adding(telegram, 30);

        assertThat(asked).hasSize(40);
        assertThat(second.end()).isEqualTo(new End.CapReached("invite 40/1d", START.plus(Duration.ofDays(1))));
    }

    @Test
    void whatTelegramRefusedCountsAsACallAllTheSame() {
        adding(
                answering(n -> n == 1 ? new Refusal.FloodWait(Duration.ofSeconds(30)) : new Refusal.BadRequest("no")),
                1);

        assertThat(store().calls("7", START.minusSeconds(1)).get("invite")).hasSize(2);
    }

    @Test
    void aLongFloodWaitHoldsForTheNextRunWithoutACall() {
        run(answering(_ -> new Refusal.FloodWait(Duration.ofMinutes(30))), telegram -> _ -> {
            telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            return new End.Complete();
        });
        var next = run(answering(_ -> new HistoryPage(List.of())), telegram -> _ -> {
            telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            return new End.Complete();
        });

        assertThat(asked).hasSize(1);
        assertThat(next.end())
                .isEqualTo(
                        new End.RetryLater("Telegram asked for a pause (history)", START.plus(Duration.ofMinutes(30))));
    }

    @Test
    void anAccountThatTelegramLimitsWritesNothingMoreButReads() {
        var limited = new Refusal.AccountLimited("PEER_FLOOD");

        var report = run(answering(_ -> limited), telegram -> _ -> {
            telegram.call(new Call.AddMember(CHAT, new UserId(1)));
            telegram.call(new Call.GetHistory(CHAT, Optional.empty(), 100));
            telegram.call(new Call.AddMember(CHAT, new UserId(1)));
            return new End.Complete();
        });

        var until = START.plus(Duration.ofHours(24));
        assertThat(asked).hasSize(2);
        assertThat(report.end())
                .isEqualTo(new End.AccountLimited(
                        "Telegram limits this account (PEER_FLOOD), so it writes nothing until " + until, until));
        assertThat(events)
                .contains(new RunEvent.Note(
                        "Telegram limits this account (PEER_FLOOD): it writes nothing until " + until));
        assertThat(store().of("7").coolDown()).isEqualTo(new CoolDown("PEER_FLOOD", 1, until));
    }

    @Test
    void aLearnedIntervalHoldsForTheNextRun() {
        var page = new HistoryPage(List.of());
        Function<Telegram, Task> twice = paced -> _ -> {
            paced.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            paced.call(new Call.GetHistory(CHAT, Optional.empty(), 100)).orThrow();
            return new End.Complete();
        };

        run(answering(n -> n == 1 ? new Refusal.FloodWait(Duration.ofSeconds(3)) : page), twice);
        asked.clear();
        run(answering(_ -> page), twice);

        assertThat(Duration.between(asked.getFirst(), asked.getLast())).isEqualTo(Duration.ofSeconds(1));
        assertThat(store().of("7").of("history").successes()).isEqualTo(4);
    }
}
