package dev.tgrow.members;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.members.Invitation.Result;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Call.Added;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.UserId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the ledger knows of the invitations to one chat: nobody is asked twice. Used by one thread.
final class Invitations {
    /// Telegram said yes, and the person isn't there.
    private static final String NOT_ADDED = "not_added";

    private final Outbox outbox;
    private final Chat target;
    private final boolean again;
    private final Optional<Resolve> resolve;

    /// Whether a person is to be asked.
    sealed interface Turn {}

    record Ask(Action action) implements Turn {}

    record Not(Result why) implements Turn {}

    /// @param again whether people are asked again whom Telegram refused before
    Invitations(Outbox outbox, Chat target, boolean again, Optional<Resolve> resolve) {
        this.outbox = outbox;
        this.target = target;
        this.again = again;
        this.resolve = resolve;
    }

    /// Why somebody who is not in the chat is not asked, if the ledger knows.
    Optional<Result> before(UserId user) {
        return outbox.look(key(user)).flatMap(action -> switch (action.state()) {
            case DONE -> Optional.of(Result.left(action));
            case REFUSED -> refusedBefore(action);
            case PLANNED, INTENT, UNKNOWN -> Optional.empty();
        });
    }

    /// The invitation that brought somebody in who is in the chat, if the run that made it did not live to hear so.
    Optional<Result> leftOpen(UserId user) throws InterruptedException {
        var open = outbox.look(key(user)).filter(action -> switch (action.state()) {
            case INTENT, UNKNOWN -> true;
            case PLANNED, DONE, REFUSED -> false;
        });
        if (open.isEmpty()) return Optional.empty();
        return outbox.claim(key(user), target.label(), "") instanceof Claim.Done
                ? Optional.of(Result.addedBefore())
                : Optional.empty();
    }

    Turn claim(UserId user) throws InterruptedException {
        return turn(outbox.claim(key(user), target.label(), ""));
    }

    private Turn turn(Claim claim) {
        return switch (claim) {
            case Claim.Yours(var action) -> new Ask(action);
            case Claim.Done(var action) -> new Not(Result.left(action));
            case Claim.Held _ -> new Not(Result.elsewhere());
            case Claim.Refused(var action) ->
                refusedBefore(action).<Turn>map(Not::new).orElseGet(() -> turn(outbox.reclaim(action, "")));
            case Claim.Unknown(var action) -> unknown(action);
        };
    }

    private Turn unknown(Action action) {
        if (resolve.isEmpty()) return new Not(Result.unknown(action.reason().orElse("")));
        return switch (resolve.get()) {
            case AGAIN -> turn(outbox.reclaim(action, ""));
            case SKIP -> {
                outbox.refuse(action, Resolve.SKIPPED);
                yield new Not(Result.resolved());
            }
        };
    }

    /// People said no, or can't be added: that stands. What was wrong with the chat or the account may have passed.
    private Optional<Result> refusedBefore(Action action) {
        var code = action.reason().orElse("");
        if (code.equals(Resolve.SKIPPED)) return Optional.of(Result.resolved());
        if (again) return Optional.empty();
        if (code.equals(NOT_ADDED)) return Optional.of(Result.asked(action, Refusal.Person.ADD_FAILED));
        return Arrays.stream(Refusal.Person.values())
                .filter(person -> person.name().toLowerCase(Locale.ROOT).equals(code))
                .filter(person -> person != Refusal.Person.ALREADY_MEMBER)
                // The list of those who opted out was asked just now.
                .filter(person -> person != Refusal.Person.OPTED_OUT)
                .findFirst()
                .map(person -> Result.asked(action, person));
    }

    Reply<Added> perform(Action action, Call.AddMember call) throws InterruptedException {
        return outbox.perform(action, call);
    }

    void notAdded(Action action) {
        outbox.refuse(action, NOT_ADDED);
    }

    /// Whether an invitation whose outcome Telegram didn't tell has brought the person in.
    boolean happened(Action action) throws InterruptedException {
        return outbox.found(action).isPresent();
    }

    private Action.Key key(UserId user) {
        return Action.Key.invite(target.id().value(), user.value());
    }
}
