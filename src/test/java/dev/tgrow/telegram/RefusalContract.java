package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What errors of the server mean.
interface RefusalContract extends ContractStage {
    @Test
    default void readsEveryRefusalOfAnAddition() throws InterruptedException {
        var call =
                new Call.AddMember(chat("target_group").id(), user("odd_user").id());

        assertThat(person(call)).isEqualTo(Refusal.Person.ADD_FAILED);
        assertThat(person(call)).isEqualTo(Refusal.Person.DELETED);
        assertThat(person(call)).isEqualTo(Refusal.Person.BLOCKED);
        assertThat(person(call)).isEqualTo(Refusal.Person.BOT);
        assertThat(refusal(call)).isInstanceOf(Refusal.AccountUnable.class);
        assertThat(refusal(call)).isEqualTo(new Refusal.AccountLimited("FROZEN_METHOD_INVALID"));
        assertThat(refusal(call)).isEqualTo(new Refusal.Unrecognised(400, "SOMETHING_NEW"));
        assertThat(refusal(call)).isInstanceOf(Refusal.AccountUnable.class);
        assertThat(alice().call(call).orThrow().user()).isEqualTo(new UserId(2014));
    }

    @Test
    default void readsEveryRefusalOfAMessage() throws InterruptedException {
        var call = text(chat("odd_group").id(), "hello");

        assertThat(place(call)).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(place(call)).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(place(call)).isEqualTo(Refusal.Place.TOPIC);
        assertThat(refusal(call)).isEqualTo(new Refusal.FloodWait(Duration.ofMinutes(5)));
        assertThat(refusal(call)).isEqualTo(new Refusal.AccountLimited("USER_BANNED_IN_CHANNEL"));
        assertThat(refusal(call)).isEqualTo(new Refusal.AccountLimited("PEER_FLOOD"));
        assertThat(refusal(call)).isEqualTo(new Refusal.Unrecognised(400, "SOMETHING_NEW"));
        assertThat(place(call)).isEqualTo(Refusal.Place.SCHEDULE_FULL);
        assertThat(alice().call(call).orThrow().id().value()).isPositive();
    }

    @Test
    default void givesUpOnAServerThatAlwaysFails() throws InterruptedException {
        var call =
                new Call.GetMember(chat("source_group").id(), user("lost_user").id());

        assertThat(refusal(call)).isInstanceOf(Refusal.ServerTrouble.class);
    }

    @Test
    default void doesNotKnowWhatAFailingServerDidWithAMessage() throws InterruptedException {
        assertThat(refusal(text(chat("dead_group").id(), "hello"))).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    /// A bot's client gives up sooner, and says that it was asked to wait.
    @Test
    default void doesNotKnowWhatAFailingServerDidWithABotsMessage() throws InterruptedException {
        var robot = as("robot");
        var dead =
                robot.call(new Call.ResolveChat(ChatRef.parse("@dead_group"))).orThrow();

        assertThat(robot.call(text(dead.id(), "hello")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(Refusal.OutcomeUnknown.class));
    }

    @Test
    default void asksForALoginOnceTheSessionIsRevoked() throws InterruptedException {
        var rita = as("rita");

        for (int i = 0; i < 2; i++) {
            assertThat(rita.call(new Call.CheckSession()))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.reason()).isInstanceOf(Refusal.LoginNeeded.class));
        }
    }
}
