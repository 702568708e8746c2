package dev.tgrow.input;

import java.io.InputStream;
import java.io.StringReader;
import java.util.Optional;

/// A YAML file as a tree.
public final class YamlFile {
    private static final long LIMIT = 16 << 20;

    private YamlFile() {}

    /// Reads the one document of a file, or of standard input for `-`; an empty file has none.
    ///
    /// @throws InputException if it can't be read or isn't YAML; also for aliases and for keys that are there twice
    public static Optional<Node> read(String file, InputStream stdin) {
        return parse(TextFile.name(file), TextFile.read(file, stdin, LIMIT));
    }

    static Optional<Node> parse(String name, String text) {
        try (var tokens = Tokens.yaml(new StringReader(text), name)) {
            var first = tokens.next();
            if (first == null) return Optional.empty();
            var document = tokens.node(first);
            if (tokens.next() != null) throw InputException.at(tokens.place(), "only one document is expected");
            return Optional.of(document);
        }
    }
}
