package dev.tgrow.members;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.ledger.Resolve;
import dev.tgrow.members.Candidates.Candidate;
import dev.tgrow.run.Alike;
import dev.tgrow.run.Outcome;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call.AddMember;
import dev.tgrow.telegram.Call.GetMember;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.UserId;
import java.util.Locale;
import java.util.Optional;

/// Asks one person into the target chat and finds out what came of it.
///
/// Telegram's "added" is not taken at its word: it also says so for people who were there already, and lists others as
/// not added without an error, so membership is looked up before and after. Used by one thread.
final class Invitation {
    /// What became of one person.
    ///
    /// @param reason for people
    /// @param linkHelps whether an invite link is the way for this person
    /// @param stop the refusal that the run ends after
    record Result(Outcome outcome, String reason, boolean linkHelps, Optional<Refusal> stop) {
        static final Result NEEDS_LINK = new Result(
                new Outcome.Skipped("needs_link"), "no consent to be added: needs the link", true, Optional.empty());

        /// Somebody whom a stored pull saw in the chat.
        static final Result LEFT = new Result(
                new Outcome.Skipped("left"), "was in the chat when it was pulled, and left", false, Optional.empty());

        static Result skipped(Refusal.Person why) {
            var linkHelps = switch (why) {
                case PRIVACY, PREMIUM_REQUIRED, NOT_MUTUAL_CONTACT, ADD_FAILED -> true;
                case TOO_MANY_GROUPS, REMOVED, ALREADY_MEMBER, DELETED, BLOCKED, BOT, NOT_WAITING, UNKNOWN, OPTED_OUT ->
                    false;
            };
            return new Result(new Outcome.Skipped(code(why)), why.text(), linkHelps, Optional.empty());
        }

        static Result addedBefore() {
            return done("added", "added by an earlier run");
        }

        static Result elsewhere() {
            return new Result(
                    new Outcome.Skipped("elsewhere"), "another run has them in hand", false, Optional.empty());
        }

        /// Somebody who came by an invitation of ours and is there no more.
        static Result left(Action action) {
            var when = action.decided()
                    .map(time -> " on " + time.truncatedTo(SECONDS))
                    .orElse("");
            return new Result(
                    new Outcome.Skipped("left"), "was added%s and left".formatted(when), false, Optional.empty());
        }

        /// Somebody whom Telegram refused before.
        static Result asked(Action action, Refusal.Person why) {
            var when = action.decided()
                    .map(time -> time.truncatedTo(SECONDS) + ": ")
                    .orElse("");
            var now = skipped(why);
            return new Result(now.outcome(), "asked on " + when + why.text(), now.linkHelps(), Optional.empty());
        }

        static Result resolved() {
            return new Result(
                    new Outcome.Skipped(Resolve.SKIPPED), "left out by --resolve skip", false, Optional.empty());
        }

        static Result unknown(String why) {
            var text = "nobody knows whether they were added%s: look, then say --resolve again or --resolve skip";
            return new Result(
                    new Outcome.Failed("unknown"),
                    text.formatted(why.isEmpty() ? "" : " (" + why + ")"),
                    false,
                    Optional.empty());
        }

        private static Result failed(String code, Refusal reason, boolean stops) {
            return new Result(
                    new Outcome.Failed(code), reason.text(), false, stops ? Optional.of(reason) : Optional.empty());
        }

        private static String code(Refusal.Person why) {
            return why.name().toLowerCase(Locale.ROOT);
        }
    }

    private final Telegram telegram;
    private final Invitations invitations;
    private final Chat target;
    private final boolean dryRun;
    private final Alike alike = new Alike();

    Invitation(Telegram telegram, Invitations invitations, Chat target, boolean dryRun) {
        this.telegram = telegram;
        this.invitations = invitations;
        this.target = target;
        this.dryRun = dryRun;
    }

    /// Why the person is not asked, as they stand in the target now and in the ledger.
    Optional<Result> standing(Candidate candidate) throws InterruptedException {
        return switch (status(user(candidate))) {
            case CREATOR, ADMINISTRATOR, MEMBER, RESTRICTED -> {
                var before = dryRun ? Optional.<Result>empty() : invitations.leftOpen(user(candidate));
                yield before.or(() -> Optional.of(Result.skipped(Refusal.Person.ALREADY_MEMBER)));
            }
            case BANNED -> Optional.of(Result.skipped(Refusal.Person.REMOVED));
            case LEFT -> invitations.before(user(candidate));
        };
    }

    Result add(Candidate candidate) throws InterruptedException {
        if (dryRun) return done("planned", "would be added");
        var user = user(candidate);
        return switch (invitations.claim(user)) {
            case Invitations.Not(var why) -> why;
            case Invitations.Ask(var action) -> ask(action, user);
        };
    }

    private Result ask(Action action, UserId user) throws InterruptedException {
        return switch (invitations.perform(action, new AddMember(target.id(), user))) {
            case Reply.Ok<?> _ -> verified(action, user);
            case Reply.Refused<?>(Refusal.OutcomeUnknown reason) -> lookedUp(action, reason);
            case Reply.Refused<?>(Refusal.ServerTrouble reason) -> lookedUp(action, reason);
            case Reply.Refused<?>(var reason) -> refused(reason);
        };
    }

    private Result verified(Action action, UserId user) throws InterruptedException {
        alike.broken();
        if (status(user).isMember()) return done("added", "added");
        invitations.notAdded(action);
        return new Result(
                new Outcome.Failed("not_added"),
                "Telegram took the request, but they are not in the chat",
                true,
                Optional.empty());
    }

    /// After an answer that proves nothing, the chat's list does.
    private Result lookedUp(Action action, Refusal reason) throws InterruptedException {
        return invitations.happened(action) ? done("added", "added") : Result.failed("unknown", reason, true);
    }

    private static Result done(String code, String reason) {
        return new Result(new Outcome.Done(code), reason, false, Optional.empty());
    }

    private Result refused(Refusal reason) {
        var result = switch (reason) {
            case Refusal.PersonRefused(var why, var _) -> Result.skipped(why);
            case Refusal.AccountLimited _ -> Result.failed("account_limited", reason, true);
            case Refusal.ChatRefused(var why, var _) ->
                Result.failed(why.name().toLowerCase(Locale.ROOT), reason, true);
            case Refusal.LoginNeeded _ -> Result.failed("login_needed", reason, true);
            case Refusal.AccountUnable _, Refusal.FloodWait _, Refusal.SlowMode _ ->
                Result.failed("refused", reason, true);
            case Refusal.BadRequest _, Refusal.Unrecognised _ -> Result.failed("refused", reason, false);
            case Refusal.ServerTrouble _, Refusal.OutcomeUnknown _ -> Result.failed("unknown", reason, true);
        };
        return unexplained(reason) && alike.tooMany(reason)
                ? new Result(result.outcome(), result.reason(), result.linkHelps(), Optional.of(reason))
                : result;
    }

    private static boolean unexplained(Refusal reason) {
        return switch (reason) {
            case Refusal.Unrecognised _, Refusal.BadRequest _ -> true;
            case Refusal.PersonRefused(var why, var _) -> why == Refusal.Person.ADD_FAILED;
            default -> false;
        };
    }

    private MemberStatus status(UserId user) throws InterruptedException {
        return switch (telegram.call(new GetMember(target.id(), user))) {
            case Reply.Ok<Member>(var member) -> member.status();
            case Reply.Refused<Member>(Refusal.PersonRefused _) -> MemberStatus.LEFT;
            case Reply.Refused<Member>(var reason) -> throw new RefusedException(target.label(), reason);
        };
    }

    private static UserId user(Candidate candidate) {
        return candidate.user().orElseThrow().id();
    }
}
