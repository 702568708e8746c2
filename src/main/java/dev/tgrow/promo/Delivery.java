package dev.tgrow.promo;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.promo.Destinations.Destination;
import dev.tgrow.run.Alike;
import dev.tgrow.run.RunEvent;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call.PinMessage;
import dev.tgrow.telegram.Call.Pinned;
import dev.tgrow.telegram.Call.SendMessage;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Sent;
import java.util.Optional;

/// Brings the announcement to one chat after the other, to each once. Used by one thread.
final class Delivery {
    private final Outbox outbox;
    private final Round round;
    private final boolean pin;
    private final Optional<Resolve> resolve;
    private final Alike alike = new Alike();

    /// What became of one chat.
    ///
    /// @param media the uploaded file, to be used for the next chat
    /// @param stop the refusal that the run ends after
    record Result(RunEvent.Item item, Optional<Media.Remote> media, Optional<Refusal> stop) {
        static Result of(RunEvent.Item item) {
            return new Result(item, Optional.empty(), Optional.empty());
        }
    }

    Delivery(Outbox outbox, Round round, boolean pin, Optional<Resolve> resolve) {
        this.outbox = outbox;
        this.round = round;
        this.pin = pin;
        this.resolve = resolve;
    }

    Result send(Destination to, OutgoingMessage message) throws InterruptedException {
        var text = message.text().text();
        return answer(to, message, outbox.claim(round.send(to), to.chat().label(), text));
    }

    private Result answer(Destination to, OutgoingMessage message, Claim claim) throws InterruptedException {
        return switch (claim) {
            case Claim.Yours(var action) -> perform(to, message, action);
            case Claim.Done(var action) -> sentBefore(to, action);
            // The reason may have passed: the chat was looked at again just now.
            case Claim.Refused(var action) -> retry(to, message, action);
            case Claim.Held _ -> Result.of(PromoRow.elsewhere(to));
            case Claim.Unknown(var action) -> unknown(to, message, action);
        };
    }

    private Result retry(Destination to, OutgoingMessage message, Action action) throws InterruptedException {
        return action.reason().filter(Resolve.SKIPPED::equals).isPresent()
                ? Result.of(PromoRow.skipped(to, Resolve.SKIPPED, "left out by --resolve skip"))
                : answer(to, message, outbox.reclaim(action, message.text().text()));
    }

    private Result unknown(Destination to, OutgoingMessage message, Action action) throws InterruptedException {
        if (resolve.isEmpty())
            return Result.of(PromoRow.unknown(to, action.reason().orElse("")));
        return switch (resolve.get()) {
            case AGAIN ->
                answer(to, message, outbox.reclaim(action, message.text().text()));
            case SKIP -> {
                outbox.refuse(action, Resolve.SKIPPED);
                yield Result.of(PromoRow.skipped(to, Resolve.SKIPPED, "left out by --resolve skip"));
            }
        };
    }

    private Result sentBefore(Destination to, Action action) throws InterruptedException {
        var item = PromoRow.sentBefore(to, action);
        return action.message().isPresent()
                ? pinned(to, action.message().get(), new Result(item, Optional.empty(), Optional.empty()))
                : Result.of(item);
    }

    private Result perform(Destination to, OutgoingMessage message, Action action) throws InterruptedException {
        return switch (outbox.perform(action, new SendMessage(to.chat().id(), message))) {
            case Reply.Ok<Sent>(var sent) -> {
                alike.broken();
                yield pinned(to, sent.id(), new Result(PromoRow.sent(to, sent.id()), sent.media(), Optional.empty()));
            }
            case Reply.Refused<Sent>(Refusal.OutcomeUnknown reason) -> lookedUp(to, action, reason);
            case Reply.Refused<Sent>(Refusal.ServerTrouble reason) -> lookedUp(to, action, reason);
            case Reply.Refused<Sent>(var reason) -> refused(to, reason);
        };
    }

    /// After an answer that proves nothing, the chat's history may.
    private Result lookedUp(Destination to, Action action, Refusal reason) throws InterruptedException {
        var found = outbox.found(action).flatMap(Action::message);
        if (found.isEmpty()) return refused(to, reason);
        return pinned(to, found.get(), Result.of(PromoRow.sent(to, found.get())));
    }

    private Result pinned(Destination to, MessageId message, Result sent) throws InterruptedException {
        if (!pin) return sent;
        var claim = outbox.claim(round.pin(to), to.chat().label(), "");
        // Pinning once more changes nothing, so whatever it came to before, it may be tried.
        if (claim instanceof Claim.Refused || claim instanceof Claim.Unknown)
            claim = outbox.reclaim(claim.action(), "");
        if (!(claim instanceof Claim.Yours(var action))) return sent;
        return switch (outbox.perform(action, new PinMessage(to.chat().id(), message, true))) {
            case Reply.Ok<Pinned> _ -> sent;
            case Reply.Refused<Pinned>(var reason) ->
                new Result(PromoRow.notPinned(to, message, reason), sent.media(), stop(reason));
        };
    }

    private Result refused(Destination to, Refusal reason) {
        var optedOut = reason instanceof Refusal.ChatRefused(var why, var _) && why == Refusal.Place.OPTED_OUT;
        return optedOut
                ? Result.of(PromoRow.skipped(to, RefusalCode.of(reason), reason.text()))
                : new Result(PromoRow.failed(to, reason), Optional.empty(), stop(reason));
    }

    private Optional<Refusal> stop(Refusal reason) {
        var stops = switch (reason) {
            case Refusal.AccountLimited _, Refusal.AccountUnable _, Refusal.LoginNeeded _ -> true;
            // Nobody knows whether it was sent, and the next one may fare the same.
            case Refusal.OutcomeUnknown _, Refusal.ServerTrouble _, Refusal.FloodWait _ -> true;
            // The content is wrong, and it is the same for every chat.
            case Refusal.BadRequest _ -> true;
            case Refusal.ChatRefused _, Refusal.PersonRefused _, Refusal.SlowMode _ -> false;
            case Refusal.Unrecognised _ -> alike.tooMany(reason);
        };
        return stops ? Optional.of(reason) : Optional.empty();
    }
}
