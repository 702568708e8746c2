package dev.tgrow.promo;

import dev.tgrow.input.Target;
import dev.tgrow.ledger.RefusalCode;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.run.RunScope;
import dev.tgrow.store.OptOutStore;
import dev.tgrow.store.Peer;
import dev.tgrow.telegram.Call.GetChatDetails;
import dev.tgrow.telegram.Call.ResolveChat;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TopicId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns the targets that an operator named into chats that may be written to, and reports those that may not.
final class Destinations {
    private static final int MOST_PROBLEMS = 5;

    private final SendPromo.Request request;
    private final Telegram telegram;
    private final RunScope run;
    private final OptOutStore optOuts;
    private final Wording wording;
    private final Topics topics;
    private final Set<Place> met = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /// Where a message would be.
    private record Place(ChatId chat, Optional<TopicId> topic) {}

    Destinations(SendPromo.Request request, Wording wording, Telegram telegram, RunScope run, OptOutStore optOuts) {
        this.request = request;
        this.telegram = telegram;
        this.run = run;
        this.optOuts = optOuts;
        this.wording = wording;
        this.topics = new Topics(telegram);
    }

    /// Looks every target up. Those that can't be written to are reported and left out; open chats come first.
    ///
    /// @throws RunEnded if there are no words for one of them
    List<Destination> check() throws InterruptedException {
        var open = new ArrayList<Destination>();
        for (Target target : request.targets()) {
            switch (telegram.call(new ResolveChat(target.chat()))) {
                case Reply.Ok<Chat>(var chat) -> check(target, chat).ifPresent(open::add);
                case Reply.Refused<Chat>(var reason)
                when reason.meaning() == Refusal.Meaning.SKIP_CHAT ->
                    run.emit(PromoRow.failed(target, Optional.empty(), RefusalCode.of(reason), reason.text()));
                case Reply.Refused<Chat>(var reason) -> throw new RefusedException(target.name(), reason);
            }
        }
        if (!problems.isEmpty()) throw new RunEnded(new End.Misused(told()));
        open.sort(Comparator.comparing(Destination::closedFor));
        return open;
    }

    private String told() {
        var most = String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
        return problems.size() <= MOST_PROBLEMS ? most : most + "; and " + (problems.size() - MOST_PROBLEMS) + " more";
    }

    private Optional<Destination> check(Target target, Chat chat) throws InterruptedException {
        if (optOuts.holdsNow(new Peer(Optional.of(chat.id().value()), chat.username()))) {
            run.emit(PromoRow.skipped(target, chat, "opted_out", Refusal.Place.OPTED_OUT.text()));
            return Optional.empty();
        }
        var missing = missing(chat);
        if (missing.isPresent()) {
            run.emit(PromoRow.failed(target, Optional.of(chat), missing.get(), text(missing.get())));
            return Optional.empty();
        }
        if (request.price(chat) > request.maxStars()) {
            run.emit(PromoRow.skipped(
                    target,
                    chat,
                    "paid",
                    "the chat charges %,d Telegram Stars%s"
                            .formatted(request.price(chat), request.maxStars() > 0 ? ", more than --max-stars" : "")));
            return Optional.empty();
        }
        return switch (topic(target, chat)) {
            case Topics.Finding.None(var why) -> {
                run.emit(PromoRow.failed(target, Optional.of(chat), "topic", why));
                yield Optional.empty();
            }
            case Topics.Finding.Found(var topic) -> worded(target, chat, topic);
        };
    }

    private Topics.Finding topic(Target target, Chat chat) throws InterruptedException {
        return target.topic().isPresent() ? topics.find(chat, target.topic().get()) : Topics.Finding.GENERAL;
    }

    private Optional<Destination> worded(Target target, Chat chat, Optional<TopicId> topic)
            throws InterruptedException {
        if (!met.add(new Place(chat.id(), topic))) {
            run.emit(PromoRow.skipped(target, chat, "duplicate", "named twice"));
            return Optional.empty();
        }
        try {
            var words = wording.to(target, chat);
            return closedFor(target, chat).map(closed -> new Destination(target, chat, topic, words, closed));
        } catch (Wording.NoWords e) {
            problems.add(e.why());
            return Optional.empty();
        }
    }

    /// How long slow mode still keeps the chat closed; absent, and reported, if the chat can't be looked at.
    private Optional<Duration> closedFor(Target target, Chat chat) throws InterruptedException {
        if (!chat.slowMode() || chat.self().isAdministrator()) return Optional.of(Duration.ZERO);
        return switch (telegram.call(new GetChatDetails(chat.id()))) {
            case Reply.Ok<ChatDetails>(var details) -> Optional.of(details.slowModeLeft());
            case Reply.Refused<ChatDetails>(var reason)
            when reason.meaning() == Refusal.Meaning.SKIP_CHAT -> {
                run.emit(PromoRow.failed(target, Optional.of(chat), RefusalCode.of(reason), reason.text()));
                yield Optional.empty();
            }
            case Reply.Refused<ChatDetails>(var reason) -> throw new RefusedException(target.name(), reason);
        };
    }

    /// The code of what keeps us from writing there.
    private Optional<String> missing(Chat chat) {
        if (chat.kind() == Chat.Kind.PRIVATE) return Optional.of("private_chat");
        var needed = request.media().stream()
                .findFirst()
                .map(Media::kind)
                .map(Destinations::right)
                .orElse(Right.SEND_TEXT);
        if (!chat.may(needed)) return Optional.of(needed == Right.SEND_TEXT ? "may_not_write" : "media_forbidden");
        return request.pin() && !chat.may(Right.PIN_MESSAGES) ? Optional.of("no_right") : Optional.empty();
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
            case "may_not_write" -> Refusal.Place.MAY_NOT_WRITE.text();
            case "media_forbidden" -> Refusal.Place.MEDIA_FORBIDDEN.text();
            case "no_right" -> "this account may not pin messages there";
            default -> throw new IllegalStateException(code);
        };
    }
}
