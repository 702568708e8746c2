package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.End;
import dev.tgrow.run.Report;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Task;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PacedTelegramTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final List<RunEvent> events = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final VirtualTime time = new VirtualTime(START);
    private final Limits limits = new Limits(
            Duration.ofSeconds(45), Duration.ofSeconds(75), 4, Duration.ofMinutes(1), Limits.DEFAULT_WINDOWS);

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
                run -> task.apply(new PacedTelegram(telegram, limits, Pace.FRESH, run, new Random(1)))
                        .run(run),
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
}
