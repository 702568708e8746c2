package dev.tgrow.datacentre.tl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads definitions in the JSON form of the package `@mtcute/tl`.
final class TlJson {
    private TlJson() {}

    static List<Combinator> read(JsonNode entries) {
        var found = new ArrayList<Combinator>();
        for (var entry : entries) {
            found.add(combinator(entry));
        }
        return found;
    }

    private static Combinator combinator(JsonNode entry) {
        var fields = new ArrayList<TlField>();
        for (var argument : entry.required("arguments")) {
            fields.add(field(argument));
        }
        return Combinator.of(
                entry.required("name").asString(),
                id(entry.required("id")),
                entry.required("kind").asString().equals("method"),
                fields,
                entry.required("type").asString(),
                set(entry, "isVector"));
    }

    private static TlField field(JsonNode argument) {
        // "!X" is an X that is a query; what it means is the same.
        var type = argument.required("type").asString().replace("!", "");
        var bare = set(argument, "isBareType")
                ? id(argument.required("typeModifiers").required("constructorId"))
                : null;
        return new TlField(
                argument.required("name").asString(),
                type,
                TlType.of(type),
                condition(argument),
                vector(argument),
                bare);
    }

    private static TlField.@Nullable Condition condition(JsonNode argument) {
        var predicate = argument.path("typeModifiers").path("predicate");
        if (predicate.isMissingNode()) {
            return null;
        }
        var parts = predicate.asString().split("\\.", 2);
        return new TlField.Condition(parts[0], Integer.parseInt(parts[1]));
    }

    private static TlField.@Nullable Vector vector(JsonNode argument) {
        return set(argument, "isBareVector")
                ? TlField.Vector.BARE
                : set(argument, "isVector") ? TlField.Vector.BOXED : null;
    }

    private static boolean set(JsonNode node, String modifier) {
        return node.path("typeModifiers").path(modifier).asBoolean(false);
    }

    /// Ids stand there as unsigned numbers.
    private static Integer id(JsonNode id) {
        return (int) id.asLong();
    }
}
