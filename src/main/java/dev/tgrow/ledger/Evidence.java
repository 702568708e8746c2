package dev.tgrow.ledger;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;

/// Finds out at Telegram whether a write happened: a message by the chat's history, an invitation by membership, an
/// invite link by its name.
final class Evidence {
    /// How long Telegram may take to do what a client asked that has gone since.
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    /// How far this machine's clock and Telegram's may be apart.
    static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    /// The content of the decision to let somebody in.
    private static final String APPROVE = "approve";

    private final Telegram telegram;
    private final MessageSearch search;
    private final RunScope run;
    private final LinkEvidence links;
    private final DecisionEvidence decisions;

    Evidence(Telegram telegram, ActionStore actions, MessageSearch search, RunScope run) {
        this.telegram = telegram;
        this.search = search;
        this.run = run;
        this.links = new LinkEvidence(telegram, actions);
        this.decisions = new DecisionEvidence(telegram);
    }

    /// What was found.
    sealed interface Finding {}

    record Found(Action.Result result) implements Finding {}

    record Absent() implements Finding {}

    /// @param why one clause for people
    record Unreadable(String why) implements Finding {}

    /// Looks now.
    Finding of(Action action) throws InterruptedException {
        return switch (action.key().kind()) {
            case SEND -> message(action);
            case INVITE -> membership(action);
            // Doing these once more changes nothing.
            case PIN, DELETE -> new Absent();
            case DECIDE -> decided(action);
            case LINK -> links.find(action);
        };
    }

    /// Looks, and if nothing is there, once more when nothing can be on its way.
    Finding settled(Action action) throws InterruptedException {
        var first = of(action);
        if (!(first instanceof Absent)) return first;
        var rest = Duration.between(
                run.now(), action.intended().orElse(Instant.MIN).plus(ON_ITS_WAY));
        if (!rest.isPositive()) return first;
        run.sleep(rest);
        return of(action);
    }

    /// Who waits no more was let in or not.
    private Finding decided(Action action) throws InterruptedException {
        var finding = decisions.find(action);
        return finding instanceof Found && action.content().text().equals(APPROVE) ? membership(action) : finding;
    }

    private Finding membership(Action action) throws InterruptedException {
        var call = new Call.GetMember(
                new ChatId(action.key().chat()), new UserId(action.key().subject()));
        return switch (telegram.call(call)) {
            case Reply.Ok<Member>(var member) ->
                member.status().isMember() ? new Found(Action.Result.NONE) : new Absent();
            case Reply.Refused<Member>(Refusal.PersonRefused _) -> new Absent();
            case Reply.Refused<Member>(Refusal.ChatRefused reason) -> new Unreadable(reason.text());
            case Reply.Refused<Member>(var reason) -> throw new RefusedException(action.label(), reason);
        };
    }

    /// In the chat, or waiting for its time there.
    private Finding message(Action action) throws InterruptedException {
        try {
            var since = action.intended().orElse(Instant.MAX).minus(CLOCKS_APART);
            var messages = search.inHistory(action, since, Instant.MAX);
            if (!messages.isEmpty()) return new Found(Action.Result.of(messages.getFirst()));
            return search.waiting(action).<Finding>map(Found::new).orElseGet(Absent::new);
        } catch (RefusedException e) {
            // What has no meaning for the run as a whole says that this can't be seen.
            if (e.reason().meaning() == Refusal.Meaning.SKIP_CHAT || e.reason().meaning() == Refusal.Meaning.BUG) {
                return new Unreadable(e.reason().text());
            }
            throw new RefusedException(action.label(), e.reason());
        }
    }
}
