package dev.tgrow.render;

import dev.tgrow.run.Row;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One value of a row, as text or as JSON. Times are UTC and whole seconds.
final class Values {
    private static final JsonFactory JSON = new JsonFactory();

    private Values() {}

    /// For a cell; null is empty, a list or map is JSON.
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant time -> time(time);
            case List<?> _, Map<?, ?> _ -> json(value);
            default -> value.toString();
        };
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String json(Object value) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case Instant time -> json.writeString(time(time));
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(element -> write(json, element));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, element) -> {
                    json.writeName(String.valueOf(name));
                    write(json, element);
                });
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("a row can't hold a " + value.getClass());
        }
    }

    /// A row as one object, its `type` first.
    static void writeRow(JsonGenerator json, String type, Row row) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
        var names = row.columns().names();
        for (int i = 0; i < names.size(); i++) {
            json.writeName(names.get(i));
            write(json, row.values().get(i));
        }
        json.writeEndObject();
    }
}
