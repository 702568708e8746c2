package dev.tgrow.ledger;

import dev.tgrow.run.RunScope;
import dev.tgrow.store.Action;
import dev.tgrow.store.ActionStore;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    private final ActionStore actions;
    private final RunScope run;
    private final LinkEvidence links;
    private final DecisionEvidence decisions;

    Evidence(Telegram telegram, ActionStore actions, RunScope run) {
        this.telegram = telegram;
        this.actions = actions;
        this.run = run;
        this.links = new LinkEvidence(telegram, actions);
        this.decisions = new DecisionEvidence(telegram);
    }

    /// What was found.
    sealed interface Finding {}

    /// @param message what was sent, if it is a message
    /// @param link what was made, if it is an invite link
    record Found(Optional<MessageId> message, Optional<String> link) implements Finding {}

    record Absent() implements Finding {}

    /// @param why one clause for people
    record Unreadable(String why) implements Finding {}

    /// Looks now.
    Finding of(Action action) throws InterruptedException {
        return switch (action.key().kind()) {
            case SEND -> inHistory(action);
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
        return finding instanceof Found && action.content().equals(APPROVE) ? membership(action) : finding;
    }

    private Finding membership(Action action) throws InterruptedException {
        var call = new Call.GetMember(
                new ChatId(action.key().chat()), new UserId(action.key().subject()));
        return switch (telegram.call(call)) {
            case Reply.Ok<Member>(var member) ->
                member.status().isMember() ? new Found(Optional.empty(), Optional.empty()) : new Absent();
            case Reply.Refused<Member>(Refusal.PersonRefused _) -> new Absent();
            case Reply.Refused<Member>(Refusal.ChatRefused reason) -> new Unreadable(reason.text());
            case Reply.Refused<Member>(var reason) -> throw new RefusedException(action.label(), reason);
        };
    }

    /// Walks the history back to before the message left.
    private Finding inHistory(Action action) throws InterruptedException {
        var chat = new ChatId(action.key().chat());
        var since = action.intended().orElse(Instant.MAX).minus(CLOCKS_APART);
        var before = Optional.<MessageId>empty();
        while (true) {
            HistoryPage page;
            switch (telegram.call(new Call.GetHistory(chat, before, HistoryPage.MAX_SIZE))) {
                case Reply.Ok<HistoryPage>(var read) -> page = read;
                case Reply.Refused<HistoryPage>(Refusal.ChatRefused reason) -> {
                    return new Unreadable(reason.text());
                }
                case Reply.Refused<HistoryPage>(var reason) -> throw new RefusedException(action.label(), reason);
            }
            for (Post post : page.posts()) {
                if (post.date().isBefore(since)) return new Absent();
                if (isIt(action, post)) return new Found(Optional.of(post.id()), Optional.empty());
            }
            if (page.posts().isEmpty()) return new Absent();
            before = Optional.of(page.posts().getLast().id());
        }
    }

    /// Ours, with the same words, and not the one that an earlier round sent.
    private boolean isIt(Action action, Post post) {
        return post.outgoing()
                && post.text().strip().equals(action.content().strip())
                && !actions.accounts(action.key().chat(), post.id());
    }
}
