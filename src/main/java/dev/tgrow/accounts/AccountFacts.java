package dev.tgrow.accounts;

import static java.util.Objects.requireNonNull;

import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// Who an account is, as remembered from its login, so that a list of accounts needs no network. Never a phone
/// number.
///
/// @param name first and last name, as Telegram had them then
public record AccountFacts(UserId id, Optional<String> username, String name, boolean bot, Instant loggedIn) {
    public AccountFacts {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
        requireNonNull(name, "name");
        requireNonNull(loggedIn, "loggedIn");
    }

    public static AccountFacts of(User user, Instant loggedIn) {
        var name = (user.firstName() + " " + user.lastName()).strip();
        return new AccountFacts(user.id(), user.username(), name, user.kind() == User.Kind.BOT, loggedIn);
    }

    /// One property a line, in the form that [Properties] reads.
    String write() {
        var lines = new StringBuilder();
        line(lines, "id", id.toString());
        username.ifPresent(value -> line(lines, "username", value));
        line(lines, "name", name);
        line(lines, "kind", bot ? "bot" : "user");
        line(lines, "logged_in", loggedIn.toString());
        return lines.toString();
    }

    /// @throws IllegalArgumentException if the text is not what [#write] writes
    static AccountFacts read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
            return new AccountFacts(
                    new UserId(Long.parseLong(properties.getProperty("id", ""))),
                    Optional.ofNullable(properties.getProperty("username")),
                    properties.getProperty("name", ""),
                    properties.getProperty("kind", "").equals("bot"),
                    Instant.parse(properties.getProperty("logged_in", "")));
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void line(StringBuilder lines, String key, String value) {
        lines.append(key).append('=');
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            // Everything that the reader could take for more than itself: names are Telegram's text.
            if (c > ' ' && c < 0x7f && c != '\\' && c != '#' && c != '!' && c != '=' && c != ':') {
                lines.append(c);
            } else {
                lines.append("\\u%04x".formatted((int) c));
            }
        }
        lines.append('\n');
    }
}
