package dev.tgrow.promo;

import dev.tgrow.promo.Destinations.Destination;
import dev.tgrow.run.Alike;
import dev.tgrow.run.RunEvent;
import dev.tgrow.telegram.Call.PinMessage;
import dev.tgrow.telegram.Call.Pinned;
import dev.tgrow.telegram.Call.SendMessage;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.Telegram;
import java.util.Optional;

/// Sends to one chat after the other and finds out what came of it. Used by one thread.
final class Delivery {
    private final Telegram telegram;
    private final boolean pin;
    private final Alike alike = new Alike();

    /// What became of one chat.
    ///
    /// @param media the uploaded file, to be used for the next chat
    /// @param stop the refusal that the run ends after
    record Result(RunEvent.Item item, Optional<Media.Remote> media, Optional<Refusal> stop) {}

    Delivery(Telegram telegram, boolean pin) {
        this.telegram = telegram;
        this.pin = pin;
    }

    Result send(Destination destination, OutgoingMessage message) throws InterruptedException {
        return switch (telegram.call(new SendMessage(destination.chat().id(), message))) {
            case Reply.Ok<Sent>(var sent) -> sent(destination, sent);
            case Reply.Refused<Sent>(var reason) -> refused(destination, reason);
        };
    }

    private Result sent(Destination destination, Sent sent) throws InterruptedException {
        alike.broken();
        if (!pin) return new Result(PromoRow.sent(destination, sent), sent.media(), Optional.empty());
        var call = new PinMessage(destination.chat().id(), sent.id(), true);
        return switch (telegram.call(call)) {
            case Reply.Ok<Pinned> _ -> new Result(PromoRow.sent(destination, sent), sent.media(), Optional.empty());
            case Reply.Refused<Pinned>(var reason) ->
                new Result(PromoRow.notPinned(destination, sent, reason), sent.media(), stop(reason));
        };
    }

    private Result refused(Destination destination, Refusal reason) {
        var item = PromoRow.failed(
                destination.target(), Optional.of(destination.chat()), PromoRow.code(reason), reason.text());
        return new Result(item, Optional.empty(), stop(reason));
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
