package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRefusalTest {
    private static final ChatId CHAT = ChatId.ofSupergroup(5001);
    private static final Call.Write<Sent> SEND = new Call.SendMessage(
            CHAT, new OutgoingMessage(FormattedText.plain("hello"), Optional.empty(), false, false));
    private static final Call.Write<Call.Added> ADD = new Call.AddMember(CHAT, new UserId(2001));

    private static Refusal read(Call.Write<?> call, int seconds, boolean bot) {
        return WriteRefusal.of(call, Refusal.of(429, "Too Many Requests: retry after " + seconds), bot);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32})
    void aWaitInWhichAFailingServersRepetitionsEndProvesNothing(int seconds) {
        assertThat(read(SEND, seconds, false)).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(read(ADD, seconds, false)).isInstanceOf(Refusal.ServerTrouble.class);
        assertThat(WriteRefusal.of(SEND, new Refusal.SlowMode(Duration.ofSeconds(seconds)), false))
                .isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 30, 60, 61, 64, 300})
    void otherWaitsWereAskedFor(int seconds) {
        var asked = new Refusal.FloodWait(Duration.ofSeconds(seconds));
        var slow = new Refusal.SlowMode(Duration.ofSeconds(seconds));

        for (boolean bot : List.of(false, true)) {
            assertThat(read(SEND, seconds, bot)).isEqualTo(asked);
            assertThat(read(ADD, seconds, bot)).isEqualTo(asked);
            assertThat(WriteRefusal.of(SEND, slow, bot)).isEqualTo(slow);
        }
    }

    @Test
    void botsGiveUpSoonerSoTheirLongerWaitsWereAskedFor() {
        assertThat(read(SEND, 8, true)).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(read(SEND, 16, true)).isEqualTo(new Refusal.FloodWait(Duration.ofSeconds(16)));
    }

    @Test
    void aMessageThatMetServerTroubleMayBeThere() {
        var trouble = new Refusal.ServerTrouble("it failed");

        assertThat(WriteRefusal.of(SEND, trouble, false)).isEqualTo(new Refusal.OutcomeUnknown("it failed"));
        assertThat(WriteRefusal.of(ADD, trouble, false)).isEqualTo(trouble);
    }

    @Test
    void refusalsThatAreCertainStay() {
        for (Refusal reason : List.of(
                new Refusal.AccountLimited("PEER_FLOOD"),
                new Refusal.ChatRefused(Refusal.Place.PAID, "PAID"),
                new Refusal.OutcomeUnknown("already"))) {
            assertThat(WriteRefusal.of(SEND, reason, false)).isEqualTo(reason);
        }
    }
}
