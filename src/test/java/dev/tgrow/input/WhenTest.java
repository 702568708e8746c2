package dev.tgrow.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-11-30T23:00:00Z",
        "2026-12-01T18:30, 2026-12-01T17:30:00Z",
        "2026-12-01T18:30Z, 2026-12-01T18:30:00Z",
        "2026-12-01T18:30+05:30, 2026-12-01T13:00:00Z",
        "3h, 2026-11-20T12:00:00Z",
        "10:01, 2026-11-20T09:01:00Z",
        "10:00, 2026-11-21T09:00:00Z",
        "9:59, 2026-11-21T08:59:00Z",
    })
    void aTimeAheadIsRead(String written, Instant moment) {
        assertThat(When.ahead(written, NOW, BERLIN)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "2026-13-01", "2026-12-01T25:00", "18:3", "-3h"})
    void whatIsNoTimeIsQuoted(String written) {
        assertThatThrownBy(() -> When.ahead(written, NOW, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + written + "' is not a date");
    }
}
