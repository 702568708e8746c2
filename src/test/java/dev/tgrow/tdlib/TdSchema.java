package dev.tgrow.tdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Compares requests with TDLib's schema, because TDLib itself ignores what it does not know.
final class TdSchema {
    static final TdSchema OURS = new TdSchema();

    private final Map<String, Map<String, String>> fields = new HashMap<>();
    private final Set<String> methods = new TreeSet<>();
    private final Map<String, List<String>> members = new HashMap<>();

    private TdSchema() {
        for (String line : text().lines().toList()) {
            var words = List.of(line.split(" ", -1));
            switch (words.getFirst()) {
                case "method" -> {
                    methods.add(words.get(1));
                    fields.put(words.get(1), fields(words));
                }
                case "type" -> fields.put(words.get(1), fields(words));
                case "class" -> members.put(words.get(1), words.subList(2, words.size()));
                default -> {}
            }
        }
    }

    private static String text() {
        try (var in = TdSchema.class.getResourceAsStream("schema-1.8.62.txt")) {
            if (in == null) throw new IllegalStateException("no schema");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(List<String> words) {
        var map = new HashMap<String, String>();
        words.stream().skip(2).map(word -> word.split(":", 2)).forEach(pair -> map.put(pair[0], pair[1]));
        return map;
    }

    Set<String> methods() {
        return methods;
    }

    /// The kind of each field, of methods and types.
    Map<String, Map<String, String>> fields() {
        return fields;
    }

    /// Abstract types, and those of their members that are used.
    Map<String, List<String>> members() {
        return members;
    }

    /// What is wrong with a request; empty if nothing is.
    List<String> complaints(JsonNode request) {
        var found = new ArrayList<String>();
        if (!methods.contains(Json.type(request))) found.add(Json.type(request) + " is no method");
        check(request, Json.type(request), found);
        return found;
    }

    private void check(JsonNode object, String place, List<String> found) {
        var known = fields.get(Json.type(object));
        if (known == null) {
            found.add(place + ": there is no " + Json.type(object));
            return;
        }
        object.properties().forEach(property -> {
            var name = property.getKey();
            if (name.startsWith("@")) return;
            var type = known.get(name);
            if (type == null) found.add(place + " has no field " + name);
            else checkValue(property.getValue(), type, place + "." + name, found);
        });
    }

    private void checkValue(JsonNode value, String type, String place, List<String> found) {
        if (type.endsWith("[]")) {
            if (!value.isArray()) found.add(place + " is no array");
            for (JsonNode element : value) checkValue(element, type.substring(0, type.length() - 2), place, found);
            return;
        }
        var right = switch (type) {
            case "number" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "int64" -> value.isString() || value.isIntegralNumber();
            default -> value.isObject() && belongs(Json.type(value), type);
        };
        if (!right) found.add(place + " is no " + type + ": " + value);
        else if (value.isObject()) check(value, place, found);
    }

    private boolean belongs(String type, String wanted) {
        return type.equals(wanted) || members.getOrDefault(wanted, List.of()).contains(type);
    }

    @Override
    public String toString() {
        return Arrays.toString(methods.toArray());
    }
}
