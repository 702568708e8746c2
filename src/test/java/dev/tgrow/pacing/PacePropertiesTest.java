package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.Pace.Decision;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.telegram.Call;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A million random calls of all kinds, under limits of all kinds, with answers of all kinds, each looked at by an
/// [Observer] that knows only what was asked and answered.
class PacePropertiesTest {
    private static final int CALLS = 100_000;
    private static final int CALLS_UNDER_ONE_LIMIT = 5_000;

    /// Reads may be under way while other calls go out.
    private static final int MOST_UNDER_WAY = 3;

    private SplittableRandom random = new SplittableRandom();
    private RandomCalls calls = new RandomCalls(random);
    private Limits limits = calls.limits();
    private Observer observer = new Observer(limits);
    private Pace pace = Pace.FRESH;
    private Instant now = Instant.EPOCH;
    private final ArrayDeque<Call<?>> underWay = new ArrayDeque<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyCallGoesOutAsSoonAsItMayAndNoSooner(long seed) {
        random = new SplittableRandom(seed);
        calls = new RandomCalls(random);
        now = Instant.parse("2026-11-01T10:00:00Z");
        for (int i = 0; i < CALLS; i++) {
            if (i % CALLS_UNDER_ONE_LIMIT == 0) beginAnew();
            ask(calls.next());
            now = now.plus(calls.idle());
        }
    }

    private void beginAnew() {
        limits = calls.limits();
        observer = new Observer(limits);
        pace = Pace.FRESH;
        underWay.clear();
    }

    private void ask(Call<?> call) {
        observer.asks(now);
        now = awaited(call);
        observer.goes(call, now, pace);
        pace = pace.started(call, now, limits);
        if (call instanceof Call.Write<?>) {
            now = now.plus(calls.latency());
            answer(call);
        } else {
            underWay.add(call);
        }
        while (underWay.size() > random.nextInt(MOST_UNDER_WAY)) answer(underWay.remove());
    }

    /// When the call may go out. It is asked about again whenever it was told to, as those who wait do.
    private Instant awaited(Call<?> call) {
        var time = now;
        while (true) {
            var decision = pace.decide(call, time, limits);
            assertThat(onlyItsOwn(call).decide(call, time, limits))
                    .as("what happened in other buckets changes nothing")
                    .isEqualTo(decision);
            var opens = opens(call, decision);
            if (opens.isEmpty()) return time;
            assertThat(opens.get()).isAfter(time);
            time = opens.get();
        }
    }

    /// The state without what is remembered of other buckets than the call's own.
    private Pace onlyItsOwn(Call<?> call) {
        var own = new HashMap<String, Usage>();
        for (Bucket.Key key : Bucket.of(call)) {
            var usage = pace.usage().get(key.name());
            if (usage != null) own.put(key.name(), usage);
        }
        return new Pace(own, pace.nextWrite(), pace.rest());
    }

    private Optional<Instant> opens(Call<?> call, Decision decision) {
        return switch (decision) {
            case Decision.Go _ -> Optional.empty();
            case Decision.WaitUntil(var time, var bucket, var why) -> {
                assertThat(Bucket.of(call)).extracting(Bucket.Key::name).contains(bucket);
                if (why == Why.FLOOD) assertThat(time).isEqualTo(observer.floodEnd(bucket));
                yield Optional.of(time);
            }
            case Decision.Capped(var bucket, var cap, var opens) -> {
                assertThat(Bucket.of(call)).extracting(Bucket.Key::name).contains(bucket);
                assertThat(cap.isCap()).isTrue();
                yield Optional.of(opens);
            }
            case Decision.Resting _ -> throw new AssertionError("nothing limits the account");
        };
    }

    private void answer(Call<?> call) {
        var reply = calls.reply(call);
        var draw = random.nextDouble();
        var after = pace.answered(call, reply, now, limits, draw);
        observer.answered(call, reply, now, pace, after);
        pace = after;
    }
}
