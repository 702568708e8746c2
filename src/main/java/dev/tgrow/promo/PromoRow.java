package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a promo says about each chat.
final class PromoRow {
    private static final Columns COLUMNS =
            Columns.of("promo", "chat", "title", "outcome", "message_id", "link", "due", "reason");

    /// Another run has it in hand.
    static final String ELSEWHERE = "elsewhere";

    /// Nobody can tell.
    static final String UNKNOWN = "unknown";

    private PromoRow() {}

    static RunEvent.Item sent(Destination to, MessageId message) {
        return item(to, message, new Outcome.Done("sent"), "");
    }

    /// Telegram has it and sends it at its time.
    static RunEvent.Item scheduled(Destination to, Instant due) {
        return unsent(to.label(), to.chat().title(), new Outcome.Done("scheduled"), due, "");
    }

    static RunEvent.Item sentBefore(Destination to, Action action) {
        var outcome = new Outcome.Skipped("already_sent");
        var when =
                action.decided().map(time -> " on " + time.truncatedTo(SECONDS)).orElse(" earlier");
        if (action.message().isPresent()) return item(to, action.message().get(), outcome, "sent" + when);
        var due = action.waiting().map(Action.Waiting::due).orElse(null);
        return unsent(to.label(), to.chat().title(), outcome, due, (due == null ? "sent" : "scheduled") + when);
    }

    /// It was sent, and taken back.
    static RunEvent.Item undone(Destination to, Action deletion) {
        var when = deletion.decided().map(time -> " on " + time.truncatedTo(SECONDS)).orElse("");
        return skipped(to, "already_sent", "sent, and deleted" + when);
    }

    /// An album of which not all arrived.
    static RunEvent.Item incomplete(Destination to, MessageId first, int arrived, int parts) {
        return item(
                to, first, new Outcome.Failed("incomplete"), "only %d of %d files arrived".formatted(arrived, parts));
    }

    static RunEvent.Item notPinned(Destination to, MessageId message, Refusal reason) {
        return item(to, message, new Outcome.Failed("not_pinned"), "sent, but not pinned: " + reason.text());
    }

    static RunEvent.Item elsewhere(Destination to) {
        return skipped(to, ELSEWHERE, "another run has this chat in hand");
    }

    static RunEvent.Item tooLate(Destination to) {
        return failed(to, "too_late", "the time to send at comes before its turn");
    }

    static RunEvent.Item unknown(Destination to, String why) {
        var reason = "nobody knows whether it was sent%s: look, then say --resolve again or --resolve skip"
                .formatted(why.isEmpty() ? "" : " (" + why + ")");
        return failed(to, UNKNOWN, reason);
    }

    static RunEvent.Item failed(Destination to, Refusal reason) {
        return failed(to, RefusalCode.of(reason), reason.text());
    }

    static RunEvent.Item failed(Target target, Optional<Chat> chat, String code, String reason) {
        var label = chat.map(known -> label(target, known)).orElseGet(target::name);
        return unsent(label, chat.map(Chat::title).orElse(null), new Outcome.Failed(code), null, reason);
    }

    private static RunEvent.Item failed(Destination to, String code, String reason) {
        return unsent(to.label(), to.chat().title(), new Outcome.Failed(code), null, reason);
    }

    static RunEvent.Item skipped(Destination to, String code, String reason) {
        return unsent(to.label(), to.chat().title(), new Outcome.Skipped(code), null, reason);
    }

    static RunEvent.Item skipped(Target target, Chat chat, String code, String reason) {
        return unsent(label(target, chat), chat.title(), new Outcome.Skipped(code), null, reason);
    }

    static RunEvent.Item planned(Destination to, Optional<Instant> at) {
        var reason = to.closedFor().isPositive()
                ? "slow mode opens in " + to.closedFor().toSeconds() + " s"
                : "";
        return unsent(to.label(), to.chat().title(), new Outcome.Done("planned"), at.orElse(null), reason);
    }

    private static String label(Target target, Chat chat) {
        return target.topic().map(topic -> chat.label() + ":" + topic).orElseGet(chat::label);
    }

    private static RunEvent.Item item(Destination to, MessageId message, Outcome outcome, String reason) {
        var link = to.chat().link(message).orElse(null);
        var row = COLUMNS.row(to.label(), to.chat().title(), outcome.code(), message.value(), link, null, reason);
        return new RunEvent.Item(row, outcome);
    }

    private static RunEvent.Item unsent(
            String label, @Nullable String title, Outcome outcome, @Nullable Instant due, String reason) {
        return new RunEvent.Item(COLUMNS.row(label, title, outcome.code(), null, null, due, reason), outcome);
    }
}
