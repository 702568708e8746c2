package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.promo.Destinations.Destination;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import java.time.Duration;
import java.util.Optional;

/// What a promo says about each chat.
final class PromoRow {
    private static final Columns COLUMNS =
            Columns.of("promo", "chat", "title", "outcome", "message_id", "link", "reason");
    private static final Columns PLAN = Columns.of("plan", "chats", "least_seconds", "most_seconds");

    private PromoRow() {}

    static RunEvent.Item sent(Destination to, MessageId message) {
        return item(to, message, new Outcome.Done("sent"), "");
    }

    static RunEvent.Item sentBefore(Destination to, Action action) {
        var when = action.decided()
                .map(time -> "sent on " + time.truncatedTo(SECONDS))
                .orElse("sent earlier");
        var outcome = new Outcome.Skipped("already_sent");
        return action.message().isPresent()
                ? item(to, action.message().get(), outcome, when)
                : unsent(to.target(), Optional.of(to.chat()), outcome, when);
    }

    static RunEvent.Item notPinned(Destination to, MessageId message, Refusal reason) {
        return item(to, message, new Outcome.Failed("not_pinned"), "sent, but not pinned: " + reason.text());
    }

    static RunEvent.Item elsewhere(Destination to) {
        return skipped(to, "elsewhere", "another run has this chat in hand");
    }

    static RunEvent.Item unknown(Destination to, String why) {
        var reason = "nobody knows whether it was sent%s: look, then say --resolve again or --resolve skip"
                .formatted(why.isEmpty() ? "" : " (" + why + ")");
        return failed(to.target(), Optional.of(to.chat()), "unknown", reason);
    }

    static RunEvent.Item failed(Destination to, Refusal reason) {
        return failed(to.target(), Optional.of(to.chat()), RefusalCode.of(reason), reason.text());
    }

    static RunEvent.Item skipped(Destination to, String code, String reason) {
        return skipped(to.target(), to.chat(), code, reason);
    }

    private static RunEvent.Item item(Destination to, MessageId message, Outcome outcome, String reason) {
        var chat = to.chat();
        var link = chat.link(message).orElse(null);
        return new RunEvent.Item(
                COLUMNS.row(chat.label(), chat.title(), outcome.code(), message.value(), link, reason), outcome);
    }

    static RunEvent.Item failed(Target target, Optional<Chat> chat, String code, String reason) {
        return unsent(target, chat, new Outcome.Failed(code), reason);
    }

    static RunEvent.Item skipped(Target target, Chat chat, String code, String reason) {
        return unsent(target, Optional.of(chat), new Outcome.Skipped(code), reason);
    }

    static RunEvent.Item planned(Destination to) {
        var reason = to.closedFor().isPositive()
                ? "slow mode opens in " + to.closedFor().toSeconds() + " s"
                : "";
        return unsent(to.target(), Optional.of(to.chat()), new Outcome.Done("planned"), reason);
    }

    private static RunEvent.Item unsent(Target target, Optional<Chat> chat, Outcome outcome, String reason) {
        var label = chat.map(Chat::label).orElseGet(() -> target.chat().toString());
        var title = chat.map(Chat::title).orElse(null);
        return new RunEvent.Item(COLUMNS.row(label, title, outcome.code(), null, null, reason), outcome);
    }

    static RunEvent.Summary plan(int chats, Duration minDelay, Duration maxDelay) {
        var pauses = Math.max(0, chats - 1);
        var least = minDelay.multipliedBy(pauses).toSeconds();
        var most = maxDelay.multipliedBy(pauses).toSeconds();
        return new RunEvent.Summary(
                "would write to %d chats, in %d to %d s".formatted(chats, least, most), PLAN.row(chats, least, most));
    }
}
