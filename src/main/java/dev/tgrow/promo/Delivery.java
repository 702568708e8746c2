package dev.tgrow.promo;

import dev.tgrow.ledger.Claim;
import dev.tgrow.ledger.Outbox;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.ledger.Resolve;
import dev.tgrow.run.Alike;
import dev.tgrow.run.RunEvent;
import dev.tgrow.store.Action;
import dev.tgrow.telegram.Call.PinMessage;
import dev.tgrow.telegram.Call.Pinned;
import dev.tgrow.telegram.Call.SendMessage;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall.SendAlbum;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.SendOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Brings the announcement to one chat after the other, to each once. Used by one thread.
final class Delivery {
    private final Outbox outbox;
    private final Round round;
    private final SendPromo.Request request;
    private final Optional<Instant> at;
    private final Alike alike = new Alike();
    private List<? extends Media> media;

    /// What became of one chat.
    ///
    /// @param stop the refusal that the run ends after
    record Result(RunEvent.Item item, Optional<Refusal> stop) {
        static Result of(RunEvent.Item item) {
            return new Result(item, Optional.empty());
        }
    }

    /// @param at when Telegram sends it; now if absent
    Delivery(Outbox outbox, Round round, SendPromo.Request request, Optional<Instant> at) {
        this.outbox = outbox;
        this.round = round;
        this.request = request;
        this.at = at;
        this.media = request.media();
    }

    Result send(Destination to) throws InterruptedException {
        return answer(to, outbox.claim(round.send(to), to.label(), content(to)));
    }

    private Result answer(Destination to, Claim claim) throws InterruptedException {
        return switch (claim) {
            case Claim.Yours(var action) -> perform(to, action);
            case Claim.Done(var action) -> sentBefore(to, action);
            // The reason may have passed: the chat was looked at again just now.
            case Claim.Refused(var action) -> retry(to, action);
            case Claim.Held _ -> Result.of(PromoRow.elsewhere(to));
            case Claim.Unknown(var action) -> unknown(to, action);
        };
    }

    private Action.Content content(Destination to) {
        var kind = request.media().stream().findFirst().map(Media.Local::kind);
        var word = kind.map(what -> what.name().toLowerCase(Locale.ROOT)).orElse("text");
        return new Action.Content(to.text().text(), word, Math.max(1, request.media().size()));
    }

    private Result retry(Destination to, Action action) throws InterruptedException {
        return action.reason().filter(Resolve.SKIPPED::equals).isPresent()
                ? Result.of(PromoRow.skipped(to, Resolve.SKIPPED, "left out by --resolve skip"))
                : answer(to, outbox.reclaim(action, content(to)));
    }

    private Result unknown(Destination to, Action action) throws InterruptedException {
        if (request.resolve().isEmpty()) {
            return Result.of(PromoRow.unknown(to, action.reason().orElse("")));
        }
        return switch (request.resolve().get()) {
            case AGAIN -> answer(to, outbox.reclaim(action, content(to)));
            case SKIP -> {
                outbox.refuse(action, Resolve.SKIPPED);
                yield Result.of(PromoRow.skipped(to, Resolve.SKIPPED, "left out by --resolve skip"));
            }
        };
    }

    private Result sentBefore(Destination to, Action action) throws InterruptedException {
        var undone = outbox.look(round.undo(to)).filter(deletion -> deletion.state() == Action.State.DONE);
        if (undone.isPresent()) return Result.of(PromoRow.undone(to, undone.get()));
        var sent = Result.of(PromoRow.sentBefore(to, action));
        if (action.message().isEmpty()) return sent;
        var arrived = outbox.messages(action).size();
        return arrived < action.content().parts()
                ? Result.of(PromoRow.incomplete(to, action.message().get(), arrived, action.content().parts()))
                : pinned(to, action.message().get(), sent);
    }

    private Result perform(Destination to, Action action) throws InterruptedException {
        return switch (post(to, action)) {
            case Reply.Ok<Delivered>(var delivered) -> {
                alike.broken();
                // Files are uploaded once; afterwards Telegram has them.
                if (!delivered.files().isEmpty()) media = delivered.files();
                yield delivered(to, delivered);
            }
            case Reply.Refused<Delivered>(Refusal.OutcomeUnknown reason) -> lookedUp(to, action, reason);
            case Reply.Refused<Delivered>(Refusal.ServerTrouble reason) -> lookedUp(to, action, reason);
            case Reply.Refused<Delivered>(var reason) -> refused(to, reason);
        };
    }

    private Reply<Delivered> post(Destination to, Action action) throws InterruptedException {
        var options = new SendOptions(to.topic(), at, request.maxStars());
        var letter = new Letter(to.text(), media, request.silent(), request.linkPreview(), options);
        return letter.isAlbum()
                ? Delivered.album(outbox.perform(action, new SendAlbum(to.chat().id(), letter.album())))
                : Delivered.message(
                        outbox.perform(action, new SendMessage(to.chat().id(), letter.message())));
    }

    private Result delivered(Destination to, Delivered delivered) throws InterruptedException {
        if (delivered.due().isPresent()) {
            return Result.of(PromoRow.scheduled(to, delivered.due().get()));
        }
        var first = delivered.messages().getFirst();
        return pinned(to, first, Result.of(PromoRow.sent(to, first)));
    }

    /// After an answer that proves nothing, the chat's history may.
    private Result lookedUp(Destination to, Action action, Refusal reason) throws InterruptedException {
        var found = outbox.found(action);
        if (found.isEmpty()) return refused(to, reason);
        if (found.get().waiting().isPresent()) {
            return Result.of(PromoRow.scheduled(to, found.get().waiting().get().due()));
        }
        var messages = outbox.messages(found.get());
        var parts = found.get().content().parts();
        return messages.size() < parts
                ? Result.of(PromoRow.incomplete(to, messages.getFirst(), messages.size(), parts))
                : pinned(to, messages.getFirst(), Result.of(PromoRow.sent(to, messages.getFirst())));
    }

    private Result pinned(Destination to, MessageId message, Result sent) throws InterruptedException {
        if (!request.pin()) return sent;
        var claim = outbox.claim(round.pin(to), to.label(), "");
        // Pinning once more changes nothing, so whatever it came to before, it may be tried.
        if (claim instanceof Claim.Refused || claim instanceof Claim.Unknown) {
            claim = outbox.reclaim(claim.action(), "");
        }
        if (!(claim instanceof Claim.Yours(var action))) return sent;
        return switch (outbox.perform(action, new PinMessage(to.chat().id(), message, true))) {
            case Reply.Ok<Pinned> _ -> sent;
            case Reply.Refused<Pinned>(var reason) -> new Result(PromoRow.notPinned(to, message, reason), stop(reason));
        };
    }

    private Result refused(Destination to, Refusal reason) {
        var optedOut = reason instanceof Refusal.ChatRefused(var why, var _) && why == Refusal.Place.OPTED_OUT;
        return optedOut
                ? Result.of(PromoRow.skipped(to, RefusalCode.of(reason), reason.text()))
                : new Result(PromoRow.failed(to, reason), stop(reason));
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
