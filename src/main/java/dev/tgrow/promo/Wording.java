package dev.tgrow.promo;

import dev.tgrow.input.Target;
import dev.tgrow.telegram.Call.GetMessageLimits;
import dev.tgrow.telegram.Call.ParseText;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.MessageLimits;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.RefusedException;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Telegram;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that each chat gets. All of them are checked before the first leave.
final class Wording {
    private final Telegram telegram;
    private final ParseMode mode;
    private final Template template;
    private final boolean underMedia;
    private final MessageLimits limits;
    private final Optional<FormattedText> same;

    /// There are no words that can be sent. The message is one clause for people.
    static final class NoWords extends Exception {
        NoWords(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private Wording(Telegram telegram, SendPromo.Request request, MessageLimits limits)
            throws NoWords, InterruptedException {
        this.telegram = telegram;
        this.mode = request.mode();
        this.template = request.template();
        this.underMedia = !request.media().isEmpty();
        this.limits = limits;
        this.same =
                template.variables().isEmpty() ? Optional.of(checked(template.filled(Map.of()), "")) : Optional.empty();
    }

    /// @throws NoWords if the words are the same for all and can't be sent
    static Wording of(SendPromo.Request request, Telegram telegram) throws NoWords, InterruptedException {
        var limits = telegram.call(new GetMessageLimits()).orThrow();
        return new Wording(telegram, request, limits);
    }

    /// The words for one chat.
    ///
    /// @throws NoWords if a variable has no value for it, or what comes out can't be sent
    FormattedText to(Target target, Chat chat) throws NoWords, InterruptedException {
        if (same.isPresent()) return same.get();
        var values = new HashMap<String, String>();
        for (String variable : template.variables()) {
            values.put(variable, value(variable, target, chat));
        }
        return checked(template.filled(values), " for " + target.name() + " (" + target.where() + ")");
    }

    /// What the list says goes before what Telegram says.
    private static String value(String variable, Target target, Chat chat) throws NoWords {
        var listed = target.columns().entrySet().stream()
                .filter(column -> column.getKey().equalsIgnoreCase(variable))
                .map(Map.Entry::getValue)
                .filter(text -> !text.isBlank())
                .findFirst();
        return listed.or(() -> known(variable, chat))
                .orElseThrow(() -> new NoWords(
                        "{{%s}} has no value for %s (%s)".formatted(variable, target.name(), target.where())));
    }

    private static Optional<String> known(String variable, Chat chat) {
        return switch (variable.toLowerCase(Locale.ROOT)) {
            case "title" -> Optional.of(chat.title()).filter(title -> !title.isBlank());
            case "username" -> chat.username();
            case "chat" -> Optional.of(chat.label());
            default -> Optional.empty();
        };
    }

    private FormattedText checked(String source, String whose) throws NoWords, InterruptedException {
        // YAML can write one, and not every database could keep it.
        if (source.indexOf('\0') >= 0) throw new NoWords("the message%s has a NUL character".formatted(whose));
        var text = parsed(source, whose);
        var most = underMedia ? limits.caption() : limits.text();
        if (text.codePoints() > most) {
            throw new NoWords("the message%s has %,d characters, and Telegram allows %,d%s"
                    .formatted(whose, text.codePoints(), most, underMedia ? " under a file" : ""));
        }
        if (text.text().isBlank() && !underMedia) {
            throw new NoWords("the message%s is empty once its formatting is read".formatted(whose));
        }
        return text;
    }

    private FormattedText parsed(String source, String whose) throws NoWords, InterruptedException {
        if (mode == ParseMode.NONE) return FormattedText.plain(source);
        return switch (telegram.call(new ParseText(source, mode))) {
            case Reply.Ok<FormattedText>(var text) -> text;
            case Reply.Refused<FormattedText>(Refusal.BadRequest reason) ->
                throw new NoWords("the message" + whose + ": " + reason.text());
            case Reply.Refused<FormattedText>(var reason) -> throw new RefusedException("the message" + whose, reason);
        };
    }
}
