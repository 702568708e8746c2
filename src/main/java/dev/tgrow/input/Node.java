package dev.tgrow.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A value of a YAML or JSON file, and where it stands.
public sealed interface Node {
    Place place();

    /// Anything that is neither list nor map, as it was written; absent for null and for nothing.
    record Scalar(Optional<String> text, Place place) implements Node {}

    record ListNode(List<Node> items, Place place) implements Node {
        public ListNode {
            items = List.copyOf(items);
        }
    }

    /// No key is there twice.
    record MapNode(SequencedMap<String, Entry> entries, Place place) implements Node {
        public MapNode {
            entries = new LinkedHashMap<>(entries);
        }
    }

    /// The value of a key.
    ///
    /// @param place where the key stands
    record Entry(Node value, Place place) {}

    /// For messages: `a list`, `a map`, `'text'`.
    default String described() {
        return switch (this) {
            case ListNode _ -> "a list";
            case MapNode _ -> "a map";
            case Scalar(var text, var _) -> text.map(value -> "'" + value + "'").orElse("nothing");
        };
    }
}
