package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.run.Time;
import dev.tgrow.run.VirtualTime;
import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When calls really go out.
class PacedTimesTest {
    private static final ChatId CHAT = new ChatId(-1_000_000_000_001L);
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final Call<?> ADDITION = new Call.AddMember(CHAT, new UserId(1));
    private static final Call<?> HISTORY = new Call.GetHistory(CHAT, Optional.empty(), 100);

    /// Far more than any of this takes.
    private static final int PATIENCE_SECONDS = 20;

    private final List<RunEvent> events = new ArrayList<>();

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

    /// What somebody does with the paced Telegram.
    private interface Use {
        void with(Telegram telegram, RunScope run) throws InterruptedException;
    }

    /// What the Telegram below it says.
    private interface Below {
        Object answer(Call<?> call) throws InterruptedException;
    }

    private void run(Limits limits, Time time, RandomGenerator random, Below below, Use use) {
        var telegram = new Telegram() {
            @Override
            public <R> Reply<R> call(Call<R> call) throws InterruptedException {
                return switch (below.answer(call)) {
                    case Refusal reason -> new Reply.Refused<>(reason);
                    case Object value -> new Reply.Ok<>(call.reply().cast(value));
                };
            }
        };
        var report = RunScope.run(
                "test",
                run -> {
                    var pace = AccountPace.open(new LimitStore(database), "7", limits, run.now());
                    use.with(new PacedTelegram(telegram, pace, run, random), run);
                    return new End.Complete();
                },
                events::add,
                time,
                Duration.ofDays(30));
        assertThat(report.end()).isEqualTo(new End.Complete());
    }

    private static Object good(Call<?> call) {
        return switch (call) {
            case Call.AddMember(var _, var user) -> new Call.Added(user);
            case Call.GetHistory _ -> new HistoryPage(List.of());
            case Call.SendMessage _ -> new Sent(new MessageId(1), START, Optional.empty());
            default -> throw new IllegalArgumentException(call.toString());
        };
    }

    /// Remembers what it draws.
    private static final class Draws implements RandomGenerator {
        private final Random random;
        private final List<Double> drawn = new ArrayList<>();

        Draws(long seed) {
            random = new Random(seed);
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextDouble() {
            drawn.add(random.nextDouble());
            return drawn.getLast();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theWholeTakesNoLongerThanItsPausesAndItsForcedWaits(long seed) {
        var limits = new Limits(
                Duration.ofSeconds(45),
                Duration.ofSeconds(75),
                4,
                Duration.ofMinutes(20),
                Map.of(Bucket.SEND_TO_CHAT, List.of(new Window(3, Duration.ofMinutes(15)))));
        var time = new VirtualTime(START);
        var draws = new Draws(seed);
        var fate = new Random(seed);
        var answered = new ArrayList<Call<?>>();

        run(
                limits,
                time,
                draws,
                call -> {
                    answered.add(call);
                    var flooded = call.equals(HISTORY) && fate.nextInt(10) == 0;
                    return flooded ? new Refusal.FloodWait(Duration.ofSeconds(100)) : good(call);
                },
                (telegram, _) -> {
                    for (int i = 0; i < 150; i++) {
                        telegram.call(HISTORY);
                        telegram.call(PaceTest.send(new ChatId(CHAT.value() - fate.nextInt(4))));
                    }
                });

        // Every answer draws, but only a write's draw is a pause; after the last write nobody waits.
        var pauses = Duration.ZERO;
        var last = answered.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!(answered.get(i) instanceof Call.Write<?>)) continue;
            pauses = pauses.plusNanos(45_000_000_000L + (long) (draws.drawn.get(i) * 30_000_000_001L));
        }
        var forced = events.stream()
                .filter(RunEvent.Waiting.class::isInstance)
                .map(RunEvent.Waiting.class::cast)
                .filter(waiting -> waiting.why() != RunEvent.Why.DELAY)
                .map(RunEvent.Waiting::length)
                .reduce(Duration.ZERO, Duration::plus);
        var whole = Duration.between(START, time.now());
        assertThat(forced).isPositive();
        assertThat(whole).isGreaterThanOrEqualTo(pauses);
        assertThat(whole)
                .isLessThanOrEqualTo(pauses.multipliedBy(102).dividedBy(100).plus(forced));
    }

    /// A clock that stands still. Who sleeps for long, sleeps until something has happened.
    private record StandingTime(CountDownLatch happened) implements Time {
        @Override
        public Instant now() {
            return happened.getCount() == 0 ? START.plusSeconds(30) : START;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (!happened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("nothing happened");
        }

        @Override
        public boolean virtual() {
            return true;
        }
    }

    @Test
    void aFloodWaitOfOneKindOfWriteHoldsUpNoOther() {
        var limits = new Limits(Duration.ZERO, Duration.ZERO, 1, Duration.ofMinutes(1), Map.of());
        var flooded = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        var time = new StandingTime(sent);
        var sentAt = new ArrayList<Instant>();

        run(
                limits,
                time,
                new Random(1),
                call -> {
                    if (call instanceof Call.SendMessage) {
                        sentAt.add(time.now());
                        sent.countDown();
                    } else if (flooded.getCount() == 1) {
                        flooded.countDown();
                        return new Refusal.FloodWait(Duration.ofSeconds(30));
                    }
                    return good(call);
                },
                (telegram, run) -> {
                    var _ = run.fanOut(List.of(ADDITION, PaceTest.send(CHAT)), 2, call -> {
                        if (call instanceof Call.SendMessage) flooded.await();
                        return telegram.call(call).orThrow();
                    });
                });

        assertThat(sentAt).containsExactly(START);
    }

    @Test
    void callsThatWaitedForOthersKeepTheirWindowWhenTheyGoOut() {
        var minute = Duration.ofMinutes(1);
        var limits = new Limits(
                Duration.ZERO,
                Duration.ZERO,
                1,
                Duration.ofHours(1),
                Map.of(Bucket.HISTORY, List.of(new Window(1, minute))));
        var time = new VirtualTime(START);
        var busy = new CountDownLatch(1);
        var times = new ArrayList<Instant>();

        run(
                limits,
                time,
                new Random(1),
                call -> {
                    if (call instanceof Call.GetMe) {
                        busy.countDown();
                        // Who would go by now, by the clock, has time to say so.
                        for (int i = 0; i < 50 && time.now().equals(START); i++) Thread.sleep(10);
                        return new Refusal.BadRequest("no matter");
                    }
                    times.add(time.now());
                    return good(call);
                },
                (telegram, run) -> {
                    var _ = run.fanOut(List.of(new Call.GetMe(), HISTORY, HISTORY, HISTORY), 4, call -> {
                        if (!(call instanceof Call.GetMe)) busy.await();
                        return telegram.call(call);
                    });
                });

        assertThat(times).hasSize(3);
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(minute);
        assertThat(Duration.between(times.get(1), times.get(2))).isGreaterThanOrEqualTo(minute);
    }
}
