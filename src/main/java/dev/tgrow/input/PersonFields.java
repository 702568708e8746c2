package dev.tgrow.input;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Collects what a list says about one person, and makes a [Person] of it. Other columns are ignored.
final class PersonFields {
    static final Set<String> KEYS = Set.of("id", "username");

    private static final Set<String> KNOWN = Set.of("id", "username", "is_bot", "is_deleted", "status", "last_seen");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z]\\w{3,31}");

    /// A cell that a spreadsheet would run has one quote more in our CSV than its text.
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*");

    private record Field(String text, Place place) {}

    private final Map<String, Field> fields = new HashMap<>();

    /// @param text as it was written; empty means not known
    void put(String column, String text, Place place) {
        if (KNOWN.contains(column) && !text.isBlank())
            fields.put(column, new Field(unguarded(text).strip(), place));
    }

    /// Takes back what keeps spreadsheets from running a cell.
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /// @param where the line
    /// @throws InputException if a field can't be what it should, or there is neither id nor username
    Person person(Place where) {
        var id = id();
        var username = username();
        if (id.isEmpty() && username.isEmpty()) throw InputException.at(where, "has neither an id nor a username");
        return new Person(id, username, flag("is_bot"), flag("is_deleted"), lastSeen(), where.toString());
    }

    private Optional<UserId> id() {
        var field = fields.get("id");
        if (field == null) return Optional.empty();
        // Positive, and below what Telegram itself allows for a person's id.
        if (!field.text().matches("[1-9]\\d{0,17}"))
            throw InputException.at(field.place(), "'%s' is not the id of a person".formatted(field.text()));
        return Optional.of(new UserId(Long.parseLong(field.text())));
    }

    private Optional<String> username() {
        var field = fields.get("username");
        if (field == null) return Optional.empty();
        var name = field.text().startsWith("@") ? field.text().substring(1) : field.text();
        if (!USERNAME.matcher(name).matches())
            throw InputException.at(field.place(), "'%s' is not a username".formatted(field.text()));
        return Optional.of(name);
    }

    private boolean flag(String column) {
        var field = fields.get(column);
        if (field == null) return false;
        return switch (field.text().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw InputException.at(field.place(), "'%s' is neither true nor false".formatted(field.text()));
        };
    }

    /// A time, or else the word of the `status` column. What other programs write there is no reason to refuse the
    /// list: it says nothing.
    private LastSeen lastSeen() {
        var time = fields.get("last_seen");
        var status = fields.get("status");
        if (time != null) return time(time.text());
        if (status == null) return new LastSeen.Unknown();
        return switch (status.text().toLowerCase(Locale.ROOT)) {
            case "online" -> new LastSeen.Online();
            case "recently" -> new LastSeen.Recently();
            case "last_week" -> new LastSeen.WithinWeek();
            case "last_month" -> new LastSeen.WithinMonth();
            default -> new LastSeen.Unknown();
        };
    }

    private static LastSeen time(String text) {
        try {
            return new LastSeen.At(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return new LastSeen.Unknown();
        }
    }
}
