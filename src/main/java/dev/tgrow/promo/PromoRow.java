package dev.tgrow.promo;

import dev.tgrow.input.Target;
import dev.tgrow.promo.Destinations.Destination;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Sent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a promo says about each chat.
final class PromoRow {
    private static final Columns COLUMNS =
            Columns.of("promo", "chat", "title", "outcome", "message_id", "link", "reason");
    private static final Columns PLAN = Columns.of("plan", "chats", "least_seconds", "most_seconds");

    private PromoRow() {}

    static RunEvent.Item sent(Destination to, Sent sent) {
        return item(to, sent, new Outcome.Done("sent"), "");
    }

    static RunEvent.Item notPinned(Destination to, Sent sent, Refusal reason) {
        return item(to, sent, new Outcome.Failed("not_pinned"), "sent, but not pinned: " + reason.text());
    }

    private static RunEvent.Item item(Destination to, Sent sent, Outcome outcome, String reason) {
        var chat = to.chat();
        var link = chat.link(sent.id()).orElse(null);
        return new RunEvent.Item(
                COLUMNS.row(
                        chat.label(), chat.title(), outcome.code(), sent.id().value(), link, reason),
                outcome);
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

    /// The outcome code of a refusal.
    static String code(Refusal reason) {
        return switch (reason) {
            case Refusal.ChatRefused(var why, var _) -> why.name().toLowerCase(Locale.ROOT);
            case Refusal.PersonRefused(var why, var _) -> why.name().toLowerCase(Locale.ROOT);
            case Refusal.SlowMode _ -> "slow_mode";
            case Refusal.AccountLimited _ -> "account_limited";
            case Refusal.LoginNeeded _ -> "login_needed";
            case Refusal.OutcomeUnknown _, Refusal.ServerTrouble _ -> "unknown";
            case Refusal.AccountUnable _, Refusal.BadRequest _, Refusal.FloodWait _, Refusal.Unrecognised _ ->
                "refused";
        };
    }
}
