package dev.tgrow.telegram;

import java.util.Locale;
import java.util.regex.Pattern;

/// How an operator names a chat: `@name`, a `t.me` link, an invite link, or an id that the account knows.
public sealed interface ChatRef {

    /// A public chat or user by username, without the `@`, in lower case.
    record ByUsername(String username) implements ChatRef {
        @Override
        public String toString() {
            return "@" + username;
        }
    }

    /// A chat by TDLib's number; Telegram answers only if the account has met it before.
    record ById(ChatId id) implements ChatRef {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// A chat by the hash of an invite link.
    record ByInvite(String hash) implements ChatRef {
        /// The whole link.
        public String link() {
            return "https://t.me/+" + hash;
        }

        @Override
        public String toString() {
            return link();
        }
    }

    /// Reads what an operator wrote.
    ///
    /// @throws IllegalArgumentException if it names no chat; the message quotes the text and says what is accepted
    static ChatRef parse(String text) {
        var written = text.strip();
        if (Forms.ID.matcher(written).matches()) return byId(written, text);
        if (written.startsWith("@")) return username(written.substring(1), text);
        var link = Forms.LINK.matcher(written);
        if (link.matches()) return link(link.group(1), text);
        var resolve = Forms.TG_RESOLVE.matcher(written);
        if (resolve.matches()) return username(resolve.group(1), text);
        var join = Forms.TG_JOIN.matcher(written);
        if (join.matches()) return new ByInvite(join.group(1));
        return username(written, text);
    }

    private static ChatRef link(String path, String text) {
        var invite = Forms.INVITE.matcher(path);
        if (invite.matches()) {
            var hash = invite.group(1);
            if (hash.chars().allMatch(Character::isDigit)) {
                throw Forms.notAChat(text, "this link is a phone number");
            }
            return new ByInvite(hash);
        }
        var internal = Forms.PRIVATE.matcher(path);
        if (internal.matches()) return new ById(ChatId.ofSupergroup(Forms.number(internal.group(1), text)));
        var slash = path.indexOf('/');
        return username(slash < 0 ? path : path.substring(0, slash), text);
    }

    private static ChatRef byId(String number, String text) {
        long id = Forms.number(number, text);
        if (id == 0) throw Forms.notAChat(text, "0 is no id");
        return new ById(new ChatId(id));
    }

    private static ChatRef username(String name, String text) {
        if (!Forms.USERNAME.matcher(name).matches()) {
            throw Forms.notAChat(
                    text, "a username has 4 to 32 letters, digits or underscores and begins with a letter");
        }
        return new ByUsername(name.toLowerCase(Locale.ROOT));
    }
}

/// The accepted spellings.
final class Forms {
    static final Pattern ID = Pattern.compile("-?\\d+");
    static final Pattern USERNAME = Pattern.compile("[A-Za-z]\\w{3,31}", Pattern.CASE_INSENSITIVE);
    static final Pattern LINK = Pattern.compile(
            "(?:https?://)?(?:www\\.)?(?:t\\.me|telegram\\.me|telegram\\.dog)/(?:s/)?([^?#]+?)/?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);
    static final Pattern INVITE = Pattern.compile("(?:\\+|joinchat/)([A-Za-z0-9_-]+)");
    static final Pattern PRIVATE = Pattern.compile("c/(\\d+)(?:/.*)?");
    static final Pattern TG_RESOLVE = Pattern.compile("tg:(?://)?resolve\\?domain=(\\w+)(?:&.*)?");
    static final Pattern TG_JOIN = Pattern.compile("tg:(?://)?join\\?invite=([A-Za-z0-9_-]+)(?:&.*)?");

    private Forms() {}

    static long number(String digits, String text) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw notAChat(text, "the number is too large");
        }
    }

    static IllegalArgumentException notAChat(String text, String why) {
        return new IllegalArgumentException(
                "'%s' is not a chat: %s (use @name, t.me/name, an invite link or an id)".formatted(text, why));
    }
}
