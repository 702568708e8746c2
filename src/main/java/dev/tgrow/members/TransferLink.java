package dev.tgrow.members;

import static java.time.ZoneOffset.UTC;

import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.telegram.Call.CreateInviteLink;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.Telegram;
import java.time.LocalDate;
import java.util.Optional;

/// The way for everybody who is not added: a named invite link that the operator passes on.
final class TransferLink {
    private static final Columns LINK = Columns.of("invite_link", "chat", "link", "name", "for_people");

    private final Telegram telegram;
    private final RunScope run;

    TransferLink(Telegram telegram, RunScope run) {
        this.telegram = telegram;
        this.run = run;
    }

    /// Makes the link and says it, or only says what would be made.
    void offer(Chat target, int people, boolean dryRun) throws InterruptedException {
        if (!target.may(Right.MANAGE_INVITE_LINKS)) {
            throw new RefusedException(
                    target.label() + ": an invite link can't be made",
                    new Refusal.ChatRefused(Refusal.Place.ADMINISTRATORS_ONLY, "can_invite_users"));
        }
        var name = "tgrow " + LocalDate.ofInstant(run.now(), UTC);
        if (dryRun) {
            run.emit(new RunEvent.Note("would make an invite link for %d people".formatted(people)));
            return;
        }
        try {
            var call = new CreateInviteLink(target.id(), name, Optional.empty(), 0, false);
            var link = telegram.call(call).orThrow();
            run.emit(new RunEvent.Summary(
                    "%s: invite link for %d people: %s".formatted(target.label(), people, link.url()),
                    LINK.row(target.label(), link.url(), link.name(), people)));
        } catch (RefusedException e) {
            throw new RefusedException(target.label() + ": an invite link can't be made", e.reason());
        }
    }
}
