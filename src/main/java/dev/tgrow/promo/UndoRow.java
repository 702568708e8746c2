package dev.tgrow.promo;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Refusal;

/// What an undoing says about each message that a campaign sent.
final class UndoRow {
    private static final Columns COLUMNS = Columns.of("undo", "chat", "round", "outcome", "message_id", "reason");

    private UndoRow() {}

    static RunEvent.Item deleted(Action send) {
        return item(send, new Outcome.Done("deleted"), "");
    }

    /// It waited for its time, and isn't sent.
    static RunEvent.Item takenBack(Action send) {
        return item(send, new Outcome.Done("taken_back"), "");
    }

    static RunEvent.Item planned(Action send) {
        return item(send, new Outcome.Done("planned"), "");
    }

    static RunEvent.Item gone(Action send) {
        return item(send, new Outcome.Skipped("gone"), "it is gone already");
    }

    static RunEvent.Item before(Action send, Action undone) {
        var when = undone.decided()
                .map(time -> "deleted on " + time.truncatedTo(SECONDS))
                .orElse("deleted earlier");
        return item(send, new Outcome.Skipped("already_deleted"), when);
    }

    static RunEvent.Item elsewhere(Action send) {
        return item(send, new Outcome.Failed("elsewhere"), "another run has this chat in hand");
    }

    static RunEvent.Item foreign(Action send) {
        return item(
                send,
                new Outcome.Failed("other_account"),
                "the account %s sent it, and can take it back".formatted(send.account()));
    }

    static RunEvent.Item unknown(Action send) {
        return item(send, new Outcome.Failed("unknown"), "nobody knows whether it was sent, and it isn't there");
    }

    static RunEvent.Item lost(Action send) {
        return item(
                send,
                new Outcome.Failed("lost"),
                "it waits no more and isn't where Telegram was to send it: look for it in the chat");
    }

    static RunEvent.Item kept(Action send) {
        return item(send, new Outcome.Failed("kept"), "Telegram doesn't let this account delete it any more");
    }

    static RunEvent.Item failed(Action send, Refusal reason) {
        return item(send, new Outcome.Failed(RefusalCode.of(reason)), reason.text());
    }

    private static RunEvent.Item item(Action send, Outcome outcome, String reason) {
        var row = COLUMNS.row(
                send.label(),
                send.key().round(),
                outcome.code(),
                send.message().map(message -> message.value()).orElse(null),
                reason);
        return new RunEvent.Item(row, outcome);
    }
}
