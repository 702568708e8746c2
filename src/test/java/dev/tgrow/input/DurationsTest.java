package dev.tgrow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "45s,PT45S",
        "2m,PT2M",
        "1h30m,PT1H30M",
        "3d,PT72H",
        "500ms,PT0.5S",
        "0,PT0S",
        "1d2h3m4s5ms,PT26H3M4.005S",
        "' 90s ',PT1M30S",
        "10M,PT10M"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5", "5 minutes", "-5s", "1.5h", "30m1h", "s", "9999999999s", "1m 30s", "٣s"})
    void everythingElseIsQuotedAndExplained(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a duration (write it like 45s, 2m or 1h30m)");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            var duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 40)));
            assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
        }
        assertThat(Durations.text(Duration.ofMinutes(90))).isEqualTo("1h30m");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01,2026-10-31T23:00:00Z",
        "2026-11-01T10:00Z,2026-11-01T10:00:00Z",
        "2026-11-01T10:00:30+02:00,2026-11-01T08:00:30Z",
        "2026-11-01T10:00,2026-11-01T09:00:00Z",
        "3d,2026-11-18T10:00:00Z"
    })
    void readsDates(String text, Instant time) {
        assertThat(When.parse(text, NOW, BERLIN)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01",
                "2026-02-30",
                "2026-11-01T25:00Z",
                "01.11.2026",
                "2026",
                "2026-11-01T"
            })
    void otherDatesAreQuotedAndExplained(String text) {
        assertThatThrownBy(() -> When.parse(text, NOW, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a date (write it like 2026-11-01, ");
    }
}
