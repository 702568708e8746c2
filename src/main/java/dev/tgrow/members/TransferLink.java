package dev.tgrow.members;

import static java.time.ZoneOffset.UTC;

import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.telegram.Call.CreateInviteLink;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.Telegram;
import java.time.LocalDate;
import java.util.Optional;

/// The way for everybody who is not added: a named invite link that the operator passes on.
final class TransferLink {
    private static final Columns LINK = Columns.of("invite_link", "chat", "link", "name", "for_people");

    private final Telegram telegram;
    private final RunScope run;
    private final boolean required;

    /// @param required whether the link is what the run is for, so that it fails without one
    TransferLink(Telegram telegram, RunScope run, boolean required) {
        this.telegram = telegram;
        this.run = run;
        this.required = required;
    }

    /// Makes the link and says it, or only says what would be made.
    void offer(Chat target, int people, boolean dryRun) throws InterruptedException {
        if (!target.may(Right.MANAGE_INVITE_LINKS)) {
            refused(target, people, new Refusal.ChatRefused(Refusal.Place.ADMINISTRATORS_ONLY, "can_invite_users"));
        } else if (dryRun) {
            run.emit(new RunEvent.Note("would make an invite link for %d people".formatted(people)));
        } else {
            make(target, people);
        }
    }

    private void make(Chat target, int people) throws InterruptedException {
        var name = "tgrow " + LocalDate.ofInstant(run.now(), UTC);
        switch (telegram.call(new CreateInviteLink(target.id(), name, Optional.empty(), 0, false))) {
            case Reply.Ok<InviteLink>(var link) ->
                run.emit(new RunEvent.Summary(
                        "%s: invite link for %d people: %s".formatted(target.label(), people, link.url()),
                        LINK.row(target.label(), link.url(), link.name(), people),
                        true));
            case Reply.Refused<InviteLink>(var reason) -> refused(target, people, reason);
        }
    }

    /// After people were added the run has done its work, and the missing link is one failed item of it.
    private void refused(Chat target, int people, Refusal reason) {
        var about = target.label() + ": an invite link can't be made";
        if (required || reason.meaning() == Refusal.Meaning.LOG_IN_AGAIN) throw new RefusedException(about, reason);
        run.emit(new RunEvent.Note(about + ": " + reason.text()));
        run.emit(new RunEvent.Item(LINK.row(target.label(), null, null, people), new Outcome.Failed("no_link")));
    }
}
