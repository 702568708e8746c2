package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pauses that are drawn.
class PauseTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final Call<Call.Added> WRITE = new Call.AddMember(new ChatId(-1_000_000_000_001L), new UserId(1));
    private static final Reply<Call.Added> DONE = new Reply.Ok<>(new Call.Added(new UserId(1)));

    private static final int DRAWS = 200_000;
    private static final int BINS = 20;

    /// Chi square of 19 degrees of freedom is above this once in more than 10⁹ times.
    private static final double UNLIKELY = 90;

    private static Duration pause(Duration min, Duration max, double draw) {
        var limits = new Limits(min, max, 1, Duration.ofMinutes(1), Map.of());
        return Duration.between(
                START, Pace.FRESH.answered(WRITE, DONE, START, limits, draw).nextWrite());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pausesAreUniform(long seed) {
        var random = new Random(seed);
        var min = Duration.ofMillis(random.nextInt(60_000));
        var width = Duration.ofMillis(random.nextInt(BINS, 60_000));
        var seen = new long[BINS];
        for (int i = 0; i < DRAWS; i++) {
            var above = pause(min, min.plus(width), random.nextDouble()).minus(min);
            assertThat(above).isBetween(Duration.ZERO, width);
            seen[(int) Math.min(BINS - 1, above.toNanos() * BINS / width.toNanos())]++;
        }

        var expected = (double) DRAWS / BINS;
        var chiSquare = Arrays.stream(seen)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(UNLIKELY);
    }

    @Test
    void pausesNeverLeaveTheirRange() {
        var random = new Random(6);
        for (int i = 0; i < 10_000; i++) {
            var min = Duration.ofNanos(random.nextLong(Duration.ofDays(1).toNanos()));
            var max = min.plusNanos(random.nextLong(Duration.ofDays(30).toNanos()));
            assertThat(pause(min, max, 0)).isEqualTo(min);
            assertThat(pause(min, max, random.nextDouble())).isBetween(min, max);
            assertThat(pause(min, max, Math.nextDown(1.0)))
                    .isBetween(max.minus(max.minus(min).dividedBy(1 << 20)), max);
            assertThat(pause(min, min, random.nextDouble())).isEqualTo(min);
        }
    }
}
