package dev.tgrow.world;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A [Change] as a line of JSON: `{"Joined":{"chat":…}}`.
final class ChangeJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final Map<String, Class<?>> KINDS =
            kinds(Change.class).collect(Collectors.toUnmodifiableMap(Class::getSimpleName, kind -> kind));

    private ChangeJson() {}

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(ChangeJson::kinds) : Stream.of(type);
    }

    static String write(Change change) {
        return MAPPER.writeValueAsString(Map.of(change.getClass().getSimpleName(), change));
    }

    static Change read(String line, Position position) {
        try {
            var tree = MAPPER.readTree(line);
            var name = tree.isObject() && tree.size() == 1
                    ? tree.propertyNames().iterator().next()
                    : "";
            var kind = KINDS.get(name);
            if (kind != null) return (Change) MAPPER.treeToValue(tree.get(name), kind);
        } catch (JacksonException _) {
            // Whatever is wrong with it, the advice is the same.
        }
        throw position.error("the sandbox's state is damaged; reset the sandbox to start over");
    }
}
