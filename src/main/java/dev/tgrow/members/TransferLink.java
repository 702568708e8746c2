package dev.tgrow.members;

import static java.time.ZoneOffset.UTC;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.members.TransferMembers.Request;
import dev.tgrow.members.TransferMembers.Route;
import dev.tgrow.run.End;
import dev.tgrow.run.Outcome;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.store.LinkStore;
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
///
/// A name stands for one link. One that no longer works was meant to end, so only who asks for it again gets
/// another: the next round of the name in the ledger.
final class TransferLink {
    private final Outbox outbox;
    private final LinkStore links;
    private final LinkStanding standing;
    private final RunScope run;
    private final Request request;
    private final Chat target;
    private final String name;
    private final LinkRounds rounds;

    TransferLink(Request request, Telegram telegram, Outbox outbox, LinkStore links, Chat target, RunScope run) {
        this.request = request;
        this.outbox = outbox;
        this.links = links;
        this.standing = new LinkStanding(telegram, links, run);
        this.target = target;
        this.run = run;
        this.name = request.campaign().orElseGet(() -> "tgrow " + LocalDate.ofInstant(run.now(), UTC));
        this.rounds = new LinkRounds(outbox, target.id(), name);
    }

    /// Finds out, before anybody is added, that the link which works under this name is another than is asked for.
    ///
    /// @throws RunEnded if it is
    void check() throws InterruptedException {
        if (!target.may(Right.MANAGE_INVITE_LINKS)) return;
        var made = outbox.look(rounds.newest())
                .filter(action -> action.state() == Action.State.DONE)
                .filter(action -> !isAsWished(action));
        if (made.isEmpty()) return;
        var now = standing.of(target, made.get().link().orElse(""));
        if (!(now instanceof LinkStanding.Over)) throw another(made.get());
    }

    private boolean isAsWished(Action action) {
        return action.content().text().equals(request.link().words());
    }

    private RunEnded another(Action action) {
        return new RunEnded(new End.Misused("%s: the invite link '%s' was made %s, not %s: name another with --campaign"
                .formatted(
                        target.label(),
                        name,
                        with(action.content().text()),
                        with(request.link().words()))));
    }

    private static String with(String words) {
        return words.isEmpty() ? "for everybody, for ever" : "with " + words;
    }

    /// Makes the link and says it, or only says what would be made.
    void offer(int people) throws InterruptedException {
        if (!target.may(Right.MANAGE_INVITE_LINKS)) {
            refused(people, new Refusal.ChatRefused(Refusal.Place.ADMINISTRATORS_ONLY, "can_invite_users"));
        } else if (request.dryRun()) {
            rehearse(people);
        } else {
            make(people);
        }
    }

    private void rehearse(int people) throws InterruptedException {
        var made = outbox.look(rounds.newest()).filter(action -> action.state() == Action.State.DONE);
        var now = made.isEmpty()
                ? Optional.<LinkStanding.Standing>empty()
                : Optional.of(standing.of(target, made.get().link().orElse("")));
        switch (now.orElse(null)) {
            case LinkStanding.Works(var link) -> run.emit(LinkRow.told(target, link, people));
            case LinkStanding.Over(var why) when !request.again() -> over(people, why);
            case null, default ->
                run.emit(new RunEvent.Note("would make an invite link for %d people".formatted(people)));
        }
    }

    private void make(int people) throws InterruptedException {
        var key = rounds.newest();
        while (!made(key, people)) key = LinkRounds.after(key);
    }

    /// Whether this round's link has been said, or why it can't be; not if another is to be made in its place.
    private boolean made(Action.Key key, int people) throws InterruptedException {
        switch (outbox.claim(key, target.label(), request.link().words())) {
            case Claim.Yours(var action) -> create(action, people);
            case Claim.Held _ -> elsewhere(people);
            case Claim.Refused(var action) -> again(action, people);
            case Claim.Unknown(var action) -> unknown(action, people);
            case Claim.Done(var action) -> {
                return told(action, people);
            }
        }
        return true;
    }

    private void create(Action action, int people) throws InterruptedException {
        var wish = request.link();
        var call = new CreateInviteLink(target.id(), name, wish.expires(), wish.limit(), wish.requests());
        switch (outbox.perform(action, call)) {
            case Reply.Ok<InviteLink>(var link) -> {
                links.count(target.id(), link, run.now());
                tell(link.url(), LinkRow.told(target, link, people));
            }
            case Reply.Refused<InviteLink>(Refusal.OutcomeUnknown reason) -> lookedUp(action, people, reason);
            case Reply.Refused<InviteLink>(Refusal.ServerTrouble reason) -> lookedUp(action, people, reason);
            case Reply.Refused<InviteLink>(var reason) -> refused(people, reason);
        }
    }

    /// After an answer that proves nothing, the list of links does.
    private void lookedUp(Action action, int people, Refusal reason) throws InterruptedException {
        var found = outbox.found(action);
        if (found.isEmpty() || !told(found.get(), people)) refused(people, reason);
    }

    /// Says a link that was made before, or that it no longer works, unless another is wanted then.
    private boolean told(Action action, int people) throws InterruptedException {
        var url = action.link().orElse("");
        switch (standing.of(target, url)) {
            case LinkStanding.Over(var why) when !request.again() -> over(people, why);
            case LinkStanding.Over(var why) -> {
                run.emit(new RunEvent.Note(
                        "%s: the invite link '%s' %s: a new one is made".formatted(target.label(), name, why)));
                return false;
            }
            case LinkStanding.Works(var link) -> {
                if (!isAsWished(action)) throw another(action);
                tell(url, LinkRow.told(target, link, people));
            }
            case LinkStanding.Unseen(var why) -> {
                if (!isAsWished(action)) throw another(action);
                run.emit(new RunEvent.Note("%s: whether the invite link '%s' still works can't be seen: %s"
                        .formatted(target.label(), name, why)));
                tell(url, LinkRow.told(target, url, name, people));
            }
        }
        return true;
    }

    /// A link that is full, has expired or was revoked did what it was made for: another would let in more than
    /// were meant. After people were added it is one failed item of the run.
    ///
    /// @throws RunEnded if the link was all that was wanted
    private void over(int people, String why) {
        var told = "%s: the invite link '%s' %s: --again makes a new one, or another --campaign"
                .formatted(target.label(), name, why);
        if (request.route() == Route.LINK) throw new RunEnded(new End.Misused(told));
        run.emit(new RunEvent.Note(told));
        run.emit(LinkRow.none(target, name, people, new Outcome.Failed("link_over")));
    }

    private void tell(String url, RunEvent.Summary told) {
        links.tell(RunScope.currentId(), url);
        run.emit(told);
    }

    private void again(Action refused, int people) throws InterruptedException {
        var left = refused.reason().filter(Resolve.SKIPPED::equals).isPresent() && !request.again();
        if (left) resolved(people);
        else reclaim(refused, people);
    }

    private void reclaim(Action decided, int people) throws InterruptedException {
        if (outbox.reclaim(decided, request.link().words()) instanceof Claim.Yours(var action)) create(action, people);
        else elsewhere(people);
    }

    private void unknown(Action action, int people) throws InterruptedException {
        if (request.resolve().isEmpty()) {
            run.emit(new RunEvent.Note(
                    "%s: nobody knows whether the invite link '%s' was made (%s): look, then say --resolve again or --resolve skip"
                            .formatted(target.label(), name, action.reason().orElse("no answer"))));
            run.emit(LinkRow.none(target, name, people, new Outcome.Failed("unknown")));
            return;
        }
        switch (request.resolve().get()) {
            case AGAIN -> reclaim(action, people);
            case SKIP -> {
                outbox.refuse(action, Resolve.SKIPPED);
                resolved(people);
            }
        }
    }

    private void resolved(int people) {
        run.emit(new RunEvent.Note(
                "%s: the invite link '%s' was left out by --resolve skip; --again makes it, or another --campaign"
                        .formatted(target.label(), name)));
        run.emit(LinkRow.none(target, name, people, new Outcome.Skipped(Resolve.SKIPPED)));
    }

    private void elsewhere(int people) {
        run.emit(new RunEvent.Note("%s: another run makes the invite link '%s'".formatted(target.label(), name)));
        run.emit(LinkRow.none(target, name, people, new Outcome.Skipped("elsewhere")));
    }

    /// After people were added the run has done its work, and the missing link is one failed item of it, unless it
    /// tells of the account.
    private void refused(int people, Refusal reason) {
        var about = target.label() + ": an invite link can't be made";
        var alone = reason.meaning() != Refusal.Meaning.LOG_IN_AGAIN && !(reason instanceof Refusal.AccountLimited);
        if (request.route() == Route.LINK || !alone) {
            throw new RefusedException(about, reason);
        }
        run.emit(new RunEvent.Note(about + ": " + reason.text()));
        run.emit(LinkRow.none(target, name, people, new Outcome.Failed("no_link")));
    }
}
