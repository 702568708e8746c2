package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.world.Fault.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultRulesTest {
    private static final String WORLD = """
            accounts: [{name: ann, id: 1, first_name: Ann}, {name: ben, id: 2, first_name: Ben}]
            faults:
            """;
    private static final Optional<Effect> NONE = Optional.empty();

    @TempDir
    Path directory;

    private static Optional<Effect> strike(Play play, String call, long account) {
        var occasion = new Fault.Occasion(call, account, OptionalLong.empty(), OptionalLong.empty());
        return play.world().strike(occasion);
    }

    private static Optional<Effect> refuse(String text) {
        return Optional.of(new Effect.Refuse(ErrorCodes.of(text), text));
    }

    @Test
    void aRateRefusesWhatIsTooMuchInItsWindow() {
        try (var play = new Play(directory, WORLD + "  - {call: AddMember, limit: 2, window: 60}\n")) {
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
            play.pass(Duration.ofSeconds(20));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
            play.pass(Duration.ofSeconds(10));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("FLOOD_WAIT_30"));
            assertThat(strike(play, "AddMember", 2)).isEqualTo(NONE);
            assertThat(strike(play, "SendMessage", 1)).isEqualTo(NONE);
            play.reopen();
            play.pass(Duration.ofSeconds(29));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("FLOOD_WAIT_1"));
            play.pass(Duration.ofSeconds(1));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("FLOOD_WAIT_20"));
        }
    }

    @Test
    void aFaultCanLastForSomeTime() {
        try (var play = new Play(directory, WORLD + "  - {call: AddMember, after: 1, for: 60, error: PEER_FLOOD}\n")) {
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
            play.pass(Duration.ofHours(1));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("PEER_FLOOD"));
            play.reopen();
            play.pass(Duration.ofSeconds(59));
            assertThat(strike(play, "AddMember", 2)).isEqualTo(refuse("PEER_FLOOD"));
            play.pass(Duration.ofSeconds(1));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
        }
    }

    @Test
    void aRateCountsOnlyWhatNothingElseRefused() {
        var faults = "  - {call: AddMember, times: 2, error: PEER_FLOOD}\n  - {call: any, limit: 1, window: 10}\n";
        try (var play = new Play(directory, WORLD + faults)) {
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("PEER_FLOOD"));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("PEER_FLOOD"));
            assertThat(strike(play, "AddMember", 1)).isEqualTo(NONE);
            assertThat(strike(play, "AddMember", 1)).isEqualTo(refuse("FLOOD_WAIT_10"));
        }
    }

    @Test
    void aConnectionCanBreakAfterTheWorkIsDone() {
        try (var play = new Play(directory, WORLD + "  - {call: SendMessage, lose: connection}\n")) {
            assertThat(strike(play, "SendMessage", 1)).isEqualTo(Optional.of(new Effect.LoseConnection()));
            assertThat(strike(play, "SendMessage", 1)).isEqualTo(NONE);
        }
    }

    @Test
    void aRevokedSessionHasItsCode() {
        try (var play = new Play(directory, WORLD + "  - {call: any, account: ben, error: SESSION_REVOKED}\n")) {
            assertThat(strike(play, "GetHistory", 1)).isEqualTo(NONE);
            assertThat(strike(play, "GetHistory", 2)).isEqualTo(Optional.of(new Effect.Refuse(401, "SESSION_REVOKED")));
        }
    }
}
