package dev.tgrow.tdlib;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// TDLib's JSON: how it is made, written and looked into.
///
/// Absent object fields are how TDLib writes null, so everything here reads a missing field as its type's empty
/// value.
final class Json {
    /// Only ASCII leaves us, so no encoding can spoil what is sent.
    private static final JsonMapper MAPPER = new JsonMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private static final String TYPE = "{\"@type\":\"";

    private Json() {}

    static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("@type", type);
    }

    static String write(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException("TDLib sent what is not JSON", e);
        }
    }

    /// The `@type` of an unparsed object, which TDLib writes first; empty if it isn't there.
    static String peekType(String text) {
        if (!text.startsWith(TYPE)) return "";
        var end = text.indexOf('"', TYPE.length());
        return end < 0 ? "" : text.substring(TYPE.length(), end);
    }

    /// The number of a top-level field that TDLib writes at the end of an object, or -1.
    ///
    /// Inside strings quotes are escaped, so the quoted name can be nothing but a name.
    static long peekNumber(String text, String field) {
        var name = "\"" + field + "\":";
        var at = text.lastIndexOf(name);
        if (at < 0) return -1;
        var from = at + name.length();
        var to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) to++;
        return to == from || to - from > 18 ? -1 : Long.parseLong(text, from, to, 10);
    }

    static String type(JsonNode object) {
        return object.path("@type").asString("");
    }

    static boolean is(JsonNode object, String type) {
        return type(object).equals(type);
    }

    static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }

    /// TDLib writes 53-bit numbers as numbers and 64-bit numbers as strings; both are read.
    static long number(JsonNode object, String field) {
        return object.path(field).asLong(0);
    }

    static int integer(JsonNode object, String field) {
        return object.path(field).asInt(0);
    }

    static boolean flag(JsonNode object, String field) {
        return object.path(field).asBoolean(false);
    }
}
