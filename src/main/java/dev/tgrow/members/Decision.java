package dev.tgrow.members;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.run.Alike;
import dev.tgrow.run.Outcome;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.JoinRequest;
import dev.tgrow.telegram.LinkCall.ProcessJoinRequest;
import dev.tgrow.telegram.LinkCall.Processed;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.util.Optional;

/// Lets people in who wait, or doesn't. Each request is one write in the ledger: whoever asks again is decided again.
/// Used by one thread.
final class Decision {
    /// What became of one person.
    ///
    /// @param reason for people
    /// @param stop the refusal that the run ends after
    record Result(Outcome outcome, String reason, Optional<Refusal> stop) {
        static Result skipped(String code, String reason) {
            return new Result(new Outcome.Skipped(code), reason, Optional.empty());
        }

        static Result notWaiting() {
            return skipped("not_waiting", Refusal.Person.NOT_WAITING.text());
        }

        private static Result failed(Refusal reason, boolean stops) {
            return new Result(
                    new Outcome.Failed(RefusalCode.of(reason)),
                    reason.text(),
                    stops ? Optional.of(reason) : Optional.empty());
        }
    }

    private final Outbox outbox;
    private final Chat chat;
    private final Verdict verdict;
    private final Alike alike = new Alike();

    Decision(Outbox outbox, Chat chat, Verdict verdict) {
        this.outbox = outbox;
        this.chat = chat;
        this.verdict = verdict;
    }

    Result on(JoinRequest request) throws InterruptedException {
        var claim = outbox.claim(key(request), chat.label(), verdict.word());
        return switch (claim) {
            case Claim.Yours(var action) -> decide(action, request);
            case Claim.Held _ -> elsewhere();
            // They still wait, so whatever was done before came to nothing, and once more does no harm.
            case Claim.Done _, Claim.Refused _, Claim.Unknown _ -> again(claim.action(), request);
        };
    }

    private Result again(Action decided, JoinRequest request) throws InterruptedException {
        return outbox.reclaim(decided, verdict.word()) instanceof Claim.Yours(var action)
                ? decide(action, request)
                : elsewhere();
    }

    private static Result elsewhere() {
        return Result.skipped("elsewhere", "another run has them in hand");
    }

    /// The time tells one request of a person from the next.
    private Action.Key key(JoinRequest request) {
        return new Action.Key(
                Action.Kind.DECIDE,
                "",
                request.date().getEpochSecond(),
                chat.id().value(),
                request.user().id().value());
    }

    private Result decide(Action action, JoinRequest request) throws InterruptedException {
        var call = new ProcessJoinRequest(chat.id(), request.user().id(), verdict == Verdict.APPROVE);
        return switch (outbox.perform(action, call)) {
            case Reply.Ok<Processed> _ -> {
                alike.broken();
                yield done(verdict.past());
            }
            case Reply.Refused<Processed>(Refusal.OutcomeUnknown reason) -> lookedUp(action, reason);
            case Reply.Refused<Processed>(Refusal.ServerTrouble reason) -> lookedUp(action, reason);
            case Reply.Refused<Processed>(var reason) -> refused(reason);
        };
    }

    Result done(String reason) {
        return new Result(new Outcome.Done(verdict.past()), reason, Optional.empty());
    }

    /// After an answer that proves nothing, the chat's lists do.
    private Result lookedUp(Action action, Refusal reason) throws InterruptedException {
        return outbox.found(action).isPresent() ? done(verdict.past()) : Result.failed(reason, true);
    }

    /// Whether nobody waits any more.
    private static boolean isSettled(Refusal.Person why) {
        return why == Refusal.Person.NOT_WAITING || why == Refusal.Person.ALREADY_MEMBER;
    }

    private Result refused(Refusal reason) {
        return switch (reason) {
            case Refusal.PersonRefused(var why, var _) when isSettled(why) ->
                Result.skipped(RefusalCode.of(reason), reason.text());
            // They go on waiting, and no further run will do better by itself.
            case Refusal.PersonRefused _ -> Result.failed(reason, false);
            case Refusal.BadRequest _, Refusal.Unrecognised _ -> Result.failed(reason, alike.tooMany(reason));
            case Refusal.AccountLimited _,
                    Refusal.AccountUnable _,
                    Refusal.ChatRefused _,
                    Refusal.LoginNeeded _,
                    Refusal.FloodWait _,
                    Refusal.SlowMode _,
                    Refusal.ServerTrouble _,
                    Refusal.OutcomeUnknown _ -> Result.failed(reason, true);
        };
    }
}
