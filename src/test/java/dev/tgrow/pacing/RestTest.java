package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.store.CoolDown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private static CoolDown strike(CoolDown before, Instant now) {
        return Rest.after(before, "PEER_FLOOD", now);
    }

    @Test
    void eachNewLimitMakesTheRestLonger() {
        var first = strike(CoolDown.NONE, START);
        var second = strike(first, first.until());
        var third = strike(second, second.until().plusSeconds(5));
        var fourth = strike(third, third.until());

        assertThat(Duration.between(START, first.until())).isEqualTo(Duration.ofHours(24));
        assertThat(Duration.between(first.until(), second.until())).isEqualTo(Duration.ofDays(3));
        assertThat(Duration.between(second.until().plusSeconds(5), third.until()))
                .isEqualTo(Duration.ofDays(7));
        assertThat(Duration.between(third.until(), fourth.until())).isEqualTo(Duration.ofDays(7));
        assertThat(fourth.strikes()).isEqualTo(4);
    }

    @Test
    void aRefusalDuringARestSaysNothingNew() {
        var first = strike(CoolDown.NONE, START);

        assertThat(strike(first, START.plusSeconds(3600))).isEqualTo(first);
    }

    @Test
    void aLongQuietTimeIsForgiven() {
        var first = strike(CoolDown.NONE, START);
        var quiet = first.until().plus(Rest.QUIET);

        assertThat(strike(first, quiet.minusSeconds(1)).strikes()).isEqualTo(2);
        assertThat(strike(first, quiet)).isEqualTo(new CoolDown("PEER_FLOOD", 1, quiet.plus(Duration.ofHours(24))));
    }
}
