package dev.tgrow.world;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The keys of one thing in a YAML file. A key that it doesn't have is an error, as is a value of the wrong
/// kind.
final class Fields {
    private final YamlNode.Keys node;
    private final String what;

    /// @param what the thing in words, for messages: `a chat`
    /// @param keys all that it may have
    Fields(YamlNode node, String what, List<String> keys) {
        this.what = what;
        if (!(node instanceof YamlNode.Keys mapping)) {
            throw node.position().error(what + " is written as keys and values (" + String.join(", ", keys) + ")");
        }
        this.node = mapping;
        mapping.entries().forEach((key, entry) -> {
            if (!keys.contains(key)) {
                throw entry.position().error("'%s' is no key of %s (%s)".formatted(key, what, String.join(", ", keys)));
            }
        });
    }

    Position position() {
        return node.position();
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(node.entries().get(key)).map(YamlNode.Entry::value);
    }

    Optional<String> text(String key) {
        return node(key).map(value -> text(value, key));
    }

    String text(YamlNode value, String key) {
        if (value instanceof YamlNode.Scalar(var _, var text) && !text.isBlank()) return text;
        throw value.position().error("'%s' of %s is a text".formatted(key, what));
    }

    String needed(String key) {
        return text(key).orElseThrow(missing(key));
    }

    long neededWhole(String key, long least, long most) {
        if (node(key).isEmpty()) throw missing(key).get();
        return whole(key, 0, least, most);
    }

    private Supplier<WorldException> missing(String key) {
        return () -> position().error(what + " needs '" + key + "'");
    }

    long whole(String key, long otherwise, long least, long most) {
        return node(key).map(value -> whole(value, key, least, most)).orElse(otherwise);
    }

    long whole(YamlNode value, String key, long least, long most) {
        var written = value instanceof YamlNode.Scalar(var _, var text) ? text.replace("_", "") : "";
        if (written.matches("-?\\d{1,18}")) {
            var number = Long.parseLong(written);
            if (number >= least && number <= most) return number;
        }
        throw value.position().error("'%s' of %s is a whole number from %d to %d".formatted(key, what, least, most));
    }

    /// From 0 to 1.
    double share(String key, double otherwise) {
        return node(key)
                .map(value -> {
                    if (value instanceof YamlNode.Scalar(var _, var text) && text.matches("0|1|0?\\.\\d{1,9}|1\\.0+")) {
                        return Double.parseDouble(text);
                    }
                    throw value.position().error("'%s' of %s is a number from 0 to 1".formatted(key, what));
                })
                .orElse(otherwise);
    }

    boolean flag(String key) {
        return node(key)
                .map(value -> {
                    if (value instanceof YamlNode.Scalar(var _, var text) && text.matches("true|false")) {
                        return text.equals("true");
                    }
                    throw value.position().error("'%s' of %s is true or false".formatted(key, what));
                })
                .orElse(false);
    }

    /// A moment (`2026-11-20T09:00:00Z`) or a day, which begins at midnight UTC.
    Optional<Instant> time(String key) {
        return node(key).map(value -> {
            var written = value instanceof YamlNode.Scalar(var _, var text) ? text : "";
            try {
                return written.length() == 10
                        ? LocalDate.parse(written).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : Instant.parse(written);
            } catch (DateTimeException _) {
                throw value.position().error("'%s' of %s is a time like 2026-11-20T09:00:00Z".formatted(key, what));
            }
        });
    }

    List<YamlNode> items(String key) {
        return node(key)
                .map(value -> {
                    if (value instanceof YamlNode.Items(var _, var nodes)) return nodes;
                    throw value.position().error("'%s' of %s is a list".formatted(key, what));
                })
                .orElse(List.of());
    }

    Map<String, YamlNode.Entry> entries(String key) {
        return node(key)
                .map(value -> {
                    if (value instanceof YamlNode.Keys(var _, var entries)) return entries;
                    throw value.position().error("'%s' of %s is written as keys and values".formatted(key, what));
                })
                .orElse(Map.of());
    }

    /// One of several words.
    <T> T word(YamlNode value, String key, Map<String, T> words) {
        if (value instanceof YamlNode.Scalar(var _, var text) && words.containsKey(text)) return words.get(text);
        throw value.position()
                .error("'%s' of %s is one of: %s".formatted(key, what, String.join(", ", words.keySet())));
    }
}
