package dev.tgrow.tdlib;

import it.tdlight.jni.TdApi;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// TDLib's JSON to tdlight's generated classes and back, by reflection: `chat_id` is the field `chatId`, `getChat`
/// the class `GetChat`. A request with a field that its class lacks is a bug here, not silence as in TDLib.
final class TdApiJson {
    private static final Map<Class<?>, Map<String, Field>> FIELDS = new ConcurrentHashMap<>();

    private TdApiJson() {}

    static TdApi.Function<?> function(JsonNode request) {
        return (TdApi.Function<?>) build(request);
    }

    static ObjectNode object(Object value) {
        var name = value.getClass().getSimpleName();
        var object = Json.object(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        fields(value.getClass()).forEach((key, field) -> {
            try {
                var held = field.get(value);
                if (held != null) object.set(key, node(held));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
        return object;
    }

    /// Numbers of 64 bits are strings in TDLib's JSON and numbers here: our reader takes both.
    private static JsonNode node(Object held) {
        var nodes = JsonNodeFactory.instance;
        return switch (held) {
            case String text -> nodes.stringNode(text);
            case Boolean flag -> nodes.booleanNode(flag);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case byte[] bytes -> nodes.stringNode(Base64.getEncoder().encodeToString(bytes));
            case Object array
            when array.getClass().isArray() -> {
                var list = nodes.arrayNode();
                for (int i = 0; i < Array.getLength(array); i++) {
                    var element = Array.get(array, i);
                    if (element == null) list.addNull();
                    else list.add(node(element));
                }
                yield list;
            }
            default -> object(held);
        };
    }

    private static Object build(JsonNode json) {
        var name = Json.type(json);
        try {
            var type = Class.forName(
                    TdApi.class.getName() + "$" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            var object = empty(type);
            for (var property : json.properties()) {
                if (property.getKey().startsWith("@")) continue;
                var field = fields(type).get(property.getKey());
                if (field == null) throw new IllegalStateException(name + " has no field " + property.getKey());
                field.set(object, value(property.getValue(), field.getType()));
            }
            return object;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("tdlight has no " + name, e);
        }
    }

    /// A new object whose texts and lists are empty rather than null, as they are where TDLib reads JSON.
    private static Object empty(Class<?> type) throws ReflectiveOperationException {
        var object = type.getConstructor().newInstance();
        for (Field field : fields(type).values()) {
            if (field.getType() == String.class) field.set(object, "");
            if (field.getType().isArray())
                field.set(object, Array.newInstance(field.getType().getComponentType(), 0));
        }
        return object;
    }

    private static @Nullable Object value(JsonNode json, Class<?> type) {
        if (json.isNull()) return null;
        if (type == byte[].class) return Base64.getDecoder().decode(json.asString());
        if (type.isArray()) {
            var array = Array.newInstance(type.getComponentType(), json.size());
            for (int i = 0; i < json.size(); i++) Array.set(array, i, value(json.get(i), type.getComponentType()));
            return array;
        }
        if (type == String.class) return json.asString();
        if (type == boolean.class) return json.asBoolean();
        if (type == int.class) return json.asInt();
        if (type == long.class) return json.asLong();
        if (type == double.class) return json.asDouble();
        return build(json);
    }

    /// The fields of a class by their names in JSON.
    private static Map<String, Field> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(type, _ -> {
            var fields = new LinkedHashMap<String, Field>();
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) fields.put(snake(field.getName()), field);
            }
            return fields;
        });
    }

    private static String snake(String name) {
        return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
