package dev.tgrow.promo;

import dev.tgrow.telegram.ParseMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// A message as written, with `{{names}}` of what is different for each chat. `\{{` is two braces and no name.
///
/// Values are put in as words: nothing in them is taken for formatting.
final class Template {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_NAME = 100;

    /// ASCII punctuation, all of which Markdown may know.
    private static final String RESERVED = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final ParseMode mode;
    private final List<Piece> pieces;

    private sealed interface Piece {
        record Words(String text) implements Piece {}

        record Variable(String name) implements Piece {}
    }

    private Template(ParseMode mode, List<Piece> pieces) {
        this.mode = mode;
        this.pieces = pieces;
    }

    /// Reads a message.
    ///
    /// @throws IllegalArgumentException if a name doesn't end or is none; the message quotes it
    static Template parse(String source, ParseMode mode) {
        var pieces = new ArrayList<Piece>();
        var words = new StringBuilder();
        var at = 0;
        while (true) {
            var open = source.indexOf(OPEN, at);
            if (open < 0) break;
            if (isEscaped(source, at, open)) {
                words.append(source, at, open - 1).append(braces(mode));
                at = open + OPEN.length();
                continue;
            }
            var close = source.indexOf(CLOSE, open);
            var name = close < 0
                    ? ""
                    : source.substring(open + OPEN.length(), close).strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.contains("\n") || name.contains(OPEN)) {
                throw new IllegalArgumentException(
                        "the message: '%s' is not a variable like {{title}} (for braces, write \\{{)"
                                .formatted(quoted(source.substring(open))));
            }
            pieces.add(new Piece.Words(words.append(source, at, open).toString()));
            words.setLength(0);
            pieces.add(new Piece.Variable(name));
            at = close + CLOSE.length();
        }
        pieces.add(new Piece.Words(words.append(source.substring(at)).toString()));
        return new Template(mode, List.copyOf(pieces));
    }

    private static boolean isEscaped(String source, int from, int brace) {
        var backslashes = 0;
        while (brace - backslashes > from && source.charAt(brace - backslashes - 1) == '\\') backslashes++;
        return backslashes % 2 == 1;
    }

    private static String braces(ParseMode mode) {
        return mode == ParseMode.MARKDOWN ? "\\{\\{" : OPEN;
    }

    private static String quoted(String rest) {
        var line = rest.lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= 20
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 20)) + "…";
    }

    /// The names that it needs values for.
    SequencedSet<String> variables() {
        var names = new LinkedHashSet<String>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable(var name)) names.add(name);
        }
        return names;
    }

    /// The message for one chat.
    ///
    /// @param values one for each of [#variables]
    String filled(Map<String, String> values) {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Words(var words) -> words;
                        case Piece.Variable(var name) -> escaped(values.getOrDefault(name, ""));
                    });
        }
        return text.toString();
    }

    private String escaped(String value) {
        return switch (mode) {
            case NONE -> value;
            case HTML ->
                value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
            case MARKDOWN -> {
                var text = new StringBuilder();
                value.chars()
                        .forEach(c ->
                                text.append(RESERVED.indexOf(c) < 0 ? "" : "\\").append((char) c));
                yield text.toString();
            }
        };
    }
}
