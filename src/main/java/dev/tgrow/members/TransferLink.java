package dev.tgrow.members;

import static java.time.ZoneOffset.UTC;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call.CreateInviteLink;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import java.time.LocalDate;
import java.util.Optional;

/// The way for everybody who is not added: a named invite link that the operator passes on.
final class TransferLink {
    private static final Columns LINK = Columns.of("invite_link", "chat", "link", "name", "for_people");

    private final Outbox outbox;
    private final RunScope run;
    private final Optional<String> campaign;
    private final boolean required;

    /// @param campaign the link's name; made of the day if absent
    /// @param required whether the link is what the run is for, so that it fails without one
    TransferLink(Outbox outbox, RunScope run, Optional<String> campaign, boolean required) {
        this.outbox = outbox;
        this.run = run;
        this.campaign = campaign;
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
        var name = campaign.orElseGet(() -> "tgrow " + LocalDate.ofInstant(run.now(), UTC));
        var key = new Action.Key(Action.Kind.LINK, name, 1, target.id().value(), 0);
        var claim = outbox.claim(key, target.label(), "");
        if (claim instanceof Claim.Refused(var action)) claim = outbox.reclaim(action, "");
        switch (claim) {
            case Claim.Yours(var action) -> create(action, target, name, people);
            case Claim.Done(var action) -> tell(target, action.link().orElse(""), name, people);
            case Claim.Held _, Claim.Refused _ ->
                run.emit(new RunEvent.Note(
                        "%s: another run makes the invite link '%s'".formatted(target.label(), name)));
            case Claim.Unknown(var action) ->
                refused(
                        target,
                        people,
                        new Refusal.OutcomeUnknown(action.reason().orElse("")));
        }
    }

    private void create(Action action, Chat target, String name, int people) throws InterruptedException {
        var call = new CreateInviteLink(target.id(), name, Optional.empty(), 0, false);
        switch (outbox.perform(action, call)) {
            case Reply.Ok<InviteLink>(var link) -> tell(target, link.url(), link.name(), people);
            case Reply.Refused<InviteLink>(var reason) -> refused(target, people, reason);
        }
    }

    private void tell(Chat target, String url, String name, int people) {
        run.emit(new RunEvent.Summary(
                "%s: invite link for %d people: %s".formatted(target.label(), people, url),
                LINK.row(target.label(), url, name, people),
                true));
    }

    /// After people were added the run has done its work, and the missing link is one failed item of it.
    private void refused(Chat target, int people, Refusal reason) {
        var about = target.label() + ": an invite link can't be made";
        if (required || reason.meaning() == Refusal.Meaning.LOG_IN_AGAIN) throw new RefusedException(about, reason);
        run.emit(new RunEvent.Note(about + ": " + reason.text()));
        run.emit(new RunEvent.Item(LINK.row(target.label(), null, null, people), new Outcome.Failed("no_link")));
    }
}
