package dev.tgrow.promo;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.Call.GetChatDetails;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.Telegram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns the targets that an operator named into chats that may be written to, and reports those that may not.
final class Destinations {
    private final Telegram telegram;
    private final RunScope run;
    private final OptOutStore optOuts;
    private final Set<ChatId> met = new HashSet<>();

    Destinations(Telegram telegram, RunScope run, OptOutStore optOuts) {
        this.telegram = telegram;
        this.run = run;
        this.optOuts = optOuts;
    }

    /// A chat that may be written to.
    ///
    /// @param closedFor how long its slow mode still keeps it closed
    record Destination(Target target, Chat chat, Duration closedFor) {}

    /// Looks every target up. Those that can't be written to are reported and left out; open chats come first.
    List<Destination> check(List<Target> targets, OutgoingMessage message, boolean pin) throws InterruptedException {
        var open = new ArrayList<Destination>();
        for (Target target : targets) {
            switch (telegram.call(new ResolveChat(target.chat()))) {
                case Reply.Ok<Chat>(var chat) ->
                    check(target, chat, message, pin).ifPresent(open::add);
                case Reply.Refused<Chat>(var reason)
                when reason.meaning() == Refusal.Meaning.SKIP_CHAT ->
                    run.emit(PromoRow.failed(target, Optional.empty(), RefusalCode.of(reason), reason.text()));
                case Reply.Refused<Chat>(var reason) ->
                    throw new RefusedException(target.chat().toString(), reason);
            }
        }
        open.sort(Comparator.comparing(Destination::closedFor));
        return open;
    }

    private Optional<Destination> check(Target target, Chat chat, OutgoingMessage message, boolean pin)
            throws InterruptedException {
        if (!met.add(chat.id())) {
            run.emit(PromoRow.skipped(target, chat, "duplicate", "named twice"));
            return Optional.empty();
        }
        if (optOuts.holdsNow(new Peer(Optional.of(chat.id().value()), chat.username()))) {
            run.emit(PromoRow.skipped(target, chat, "opted_out", Refusal.Place.OPTED_OUT.text()));
            return Optional.empty();
        }
        var missing = missing(chat, message, pin);
        if (missing.isPresent()) {
            run.emit(PromoRow.failed(target, Optional.of(chat), missing.get(), text(missing.get())));
            return Optional.empty();
        }
        return Optional.of(new Destination(target, chat, closedFor(chat)));
    }

    private Duration closedFor(Chat chat) throws InterruptedException {
        if (!chat.slowMode() || chat.self().isAdministrator()) return Duration.ZERO;
        return telegram.call(new GetChatDetails(chat.id())).orThrow().slowModeLeft();
    }

    /// The code of what keeps us from writing there.
    private static Optional<String> missing(Chat chat, OutgoingMessage message, boolean pin) {
        if (chat.kind() == Chat.Kind.PRIVATE) return Optional.of("private_chat");
        if (chat.starsPerMessage() > 0) return Optional.of("paid");
        var needed = message.media().map(Media::kind).map(Destinations::right).orElse(Right.SEND_TEXT);
        if (!chat.may(needed)) return Optional.of(needed == Right.SEND_TEXT ? "may_not_write" : "media_forbidden");
        return pin && !chat.may(Right.PIN_MESSAGES) ? Optional.of("no_right") : Optional.empty();
    }

    private static Right right(Media.Kind kind) {
        return switch (kind) {
            case PHOTO -> Right.SEND_PHOTOS;
            case DOCUMENT -> Right.SEND_DOCUMENTS;
        };
    }

    private static String text(String code) {
        return switch (code) {
            case "private_chat" -> "this is a person, not a group or channel; tgrow writes only to chats";
            case "paid" -> Refusal.Place.PAID.text();
            case "may_not_write" -> Refusal.Place.MAY_NOT_WRITE.text();
            case "media_forbidden" -> Refusal.Place.MEDIA_FORBIDDEN.text();
            case "no_right" -> "this account may not pin messages there";
            default -> throw new IllegalStateException(code);
        };
    }
}
