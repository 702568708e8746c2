package dev.tgrow.input;

import dev.tgrow.input.Node.Entry;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// JSON, JSON lines or YAML: maps one after the other, a list of maps, or a map with the list as `rows`.
///
/// A list may hold bare ids and usernames too. Maps that say of what `type` they are and have neither id nor username
/// are left out: `members pull` writes such about chats and about itself.
final class PeopleTree implements People {
    private static final String ROWS = "rows";

    private final Tokens tokens;

    /// Whether the next token belongs to the list of people.
    private boolean inList;

    /// Whether that list is a value of the document's map.
    private boolean inMap;

    PeopleTree(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public @Nullable Person next() {
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            var person = inList ? ofList(token) : inMap ? ofMap(token, new HashMap<>(), tokens.place()) : ofRoot(token);
            if (person != null) return person;
        }
        return null;
    }

    private @Nullable Person ofList(JsonToken token) {
        if (token == JsonToken.END_ARRAY) {
            inList = false;
            return null;
        }
        return person(tokens.node(token));
    }

    private @Nullable Person ofRoot(JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            inList = true;
            return null;
        }
        if (token != JsonToken.START_OBJECT) throw unexpected(tokens.node(token));
        var place = tokens.place();
        var first = tokens.next();
        return first == null ? null : ofMap(first, new HashMap<>(), place);
    }

    /// Goes on in a map at the top: it is a person, unless it turns out to have the rows.
    private @Nullable Person ofMap(JsonToken first, Map<String, Entry> entries, Place place) {
        for (JsonToken token = first; token == JsonToken.PROPERTY_NAME; token = following(place)) {
            var key = tokens.name();
            var at = tokens.place();
            var value = following(at);
            if (key.equals(ROWS) && value == JsonToken.START_ARRAY) {
                inList = true;
                inMap = true;
                return null;
            }
            entries.put(key, new Entry(tokens.node(value), at));
        }
        if (inMap) {
            inMap = false;
            return null;
        }
        return person(entries, place);
    }

    private JsonToken following(Place place) {
        var token = tokens.next();
        if (token == null) throw InputException.at(place, "has no end");
        return token;
    }

    private @Nullable Person person(Node node) {
        return switch (node) {
            case Node.MapNode(var entries, var place) -> person(entries, place);
            case Node.Scalar(var text, var place)
            when text.isPresent() -> {
                var fields = new PersonFields();
                fields.put(text.get().matches("-?\\d+") ? "id" : "username", text.get(), place);
                yield fields.person(place);
            }
            case Node other -> throw unexpected(other);
        };
    }

    private static @Nullable Person person(Map<String, Entry> entries, Place place) {
        if (entries.containsKey("type") && Collections.disjoint(entries.keySet(), PersonFields.KEYS)) return null;
        var fields = new PersonFields();
        for (var entry : entries.entrySet()) {
            if (!(entry.getValue().value() instanceof Node.Scalar(var text, var at))) continue;
            fields.put(entry.getKey(), text.orElse(""), at);
        }
        return fields.person(place);
    }

    private static InputException unexpected(Node node) {
        return InputException.at(node.place(), "a person is expected, not " + node.described());
    }

    @Override
    public void close() {
        tokens.close();
    }
}
