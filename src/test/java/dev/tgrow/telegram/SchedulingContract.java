package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Messages that wait for their time, and those that cost something.
interface SchedulingContract extends ContractStage {
    private static Call.SendMessage message(ChatId chat, String text, SendOptions options) {
        return new Call.SendMessage(
                chat, new OutgoingMessage(FormattedText.plain(text), Optional.empty(), true, false, options));
    }

    private static SendOptions at(Instant time) {
        return new SendOptions(Optional.empty(), Optional.of(time), 0);
    }

    private List<ScheduledList.Waiting> waiting(ChatId chat) throws InterruptedException {
        return alice().call(new MessageCall.ListScheduled(chat)).orThrow().messages();
    }

    private List<String> texts(ChatId chat) throws InterruptedException {
        return waiting(chat).stream().map(ScheduledList.Waiting::text).toList();
    }

    @Test
    default void letsMessagesWaitAndTakesThemBack() throws InterruptedException {
        var channel = chat("our_channel").id();
        var later = now().plus(2, ChronoUnit.HOURS);
        var sooner = now().plus(1, ChronoUnit.HOURS);
        var before = history(channel).size();

        var second = alice().call(message(channel, "later", at(later))).orThrow();
        var first = alice().call(message(channel, "sooner", at(sooner))).orThrow();

        assertThat(first.scheduled()).isTrue();
        assertThat(first.date()).isEqualTo(sooner);
        assertThat(second.date()).isEqualTo(later);
        assertThat(waiting(channel)).extracting(ScheduledList.Waiting::id).containsExactly(first.id(), second.id());
        assertThat(texts(channel)).containsExactly("sooner", "later");
        assertThat(waiting(channel)).extracting(ScheduledList.Waiting::at).containsExactly(sooner, later);
        assertThat(waiting(channel)).extracting(ScheduledList.Waiting::media).containsOnly("text");
        assertThat(history(channel)).hasSize(before);

        var gone = alice().call(new MessageCall.DeleteScheduled(channel, List.of(first.id(), new MessageId(4711))))
                .orThrow();

        assertThat(gone).isEqualTo(new MessageCall.Deleted(List.of(first.id()), List.of()));
        assertThat(texts(channel)).containsExactly("later");
        alice().call(new MessageCall.DeleteScheduled(channel, List.of(second.id())))
                .orThrow();
        assertThat(waiting(channel)).isEmpty();
        assertThat(alice().call(new MessageCall.DeleteScheduled(channel, List.of(second.id())))
                        .orThrow()
                        .deleted())
                .isEmpty();
        assertThat(history(channel)).hasSize(before);
    }

    @Test
    default void sendsAtOnceWhatIsDueAlready() throws InterruptedException {
        var target = chat("target_group").id();

        for (Instant time : List.of(now().minus(Duration.ofDays(3)), now().plusSeconds(3))) {
            var sent = alice().call(message(target, "right away", at(time))).orThrow();

            assertThat(sent.scheduled()).isFalse();
            assertThat(alice().call(new MessageCall.GetMessages(target, List.of(sent.id())))
                            .orThrow()
                            .posts())
                    .singleElement()
                    .extracting(Post::text)
                    .isEqualTo("right away");
        }
        assertThat(waiting(target)).isEmpty();
    }

    @Test
    default void letsNothingWaitTooLongOrWhereWeMayNotWrite() throws InterruptedException {
        assertThat(refusal(message(chat("target_group").id(), "some day", at(now().plus(Duration.ofDays(400))))))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(place(message(chat("readonly_group").id(), "later", at(now().plus(Duration.ofHours(1))))))
                .isEqualTo(Refusal.Place.MAY_NOT_WRITE);
        assertThat(place(new MessageCall.ListScheduled(NO_CHAT))).isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void paysNoMoreThanItMay() throws InterruptedException {
        var paid = chat("paid_group").id();

        assertThat(place(message(paid, "too dear", new SendOptions(Optional.empty(), Optional.empty(), 4))))
                .isEqualTo(Refusal.Place.PAID);
        var sent = alice().call(message(paid, "worth it", new SendOptions(Optional.empty(), Optional.empty(), 1000)))
                .orThrow();

        assertThat(history(paid)).extracting(Post::id).contains(sent.id());
        assertThat(history(paid)).extracting(Post::text).contains("worth it").doesNotContain("too dear");
    }

    @Test
    default void asksNoPriceOfAdministrators() throws InterruptedException {
        var ours = chat("dear_group");

        assertThat(ours.starsPerMessage()).isZero();
        assertThat(alice().call(message(ours.id(), "for nothing", SendOptions.NONE))
                        .orThrow()
                        .scheduled())
                .isFalse();
    }
}
