package dev.tgrow.world;

import java.util.List;
import java.util.Map;

/// A piece of a YAML file that knows where it stands.
sealed interface YamlNode {
    Position position();

    /// A text, number, truth value or nothing, as written.
    record Scalar(Position position, String text) implements YamlNode {}

    record Items(Position position, List<YamlNode> nodes) implements YamlNode {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /// Keys and values.
    ///
    /// @param entries in the order of the file
    record Keys(Position position, Map<String, Entry> entries) implements YamlNode {}

    /// What a key has.
    ///
    /// @param position where the key stands
    record Entry(Position position, YamlNode value) {}
}
