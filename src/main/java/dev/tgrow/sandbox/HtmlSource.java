package dev.tgrow.sandbox;

import dev.tgrow.world.WorldError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the pieces of HTML: tag names, attributes, character references. Not safe for use by many threads.
final class HtmlSource {
    private final byte[] bytes;
    private int at;

    HtmlSource(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param given whether it has a value at all
    record Attribute(String name, String value, boolean given) {}

    boolean isAtEnd() {
        return at >= bytes.length;
    }

    /// Where the reader stands, in bytes.
    int place() {
        return at;
    }

    /// The byte here; 0 at the end, as well as where the text itself has a NUL.
    int unit() {
        return unit(at);
    }

    int unitAfter() {
        return unit(at + 1);
    }

    private int unit(int place) {
        return place < bytes.length ? bytes[place] & 0xFF : 0;
    }

    int next() {
        return unit(at++);
    }

    void skipSpaces() {
        while (unit() != 0 && isSpace(unit())) at++;
    }

    /// Everything up to a blank or the end of the tag, in lower case.
    String tagName() {
        var start = at;
        while (!isSpace(unit()) && unit() != '>') at++;
        return lower(start);
    }

    /// @param tag for messages, as `place` is where the tag begins
    Attribute attribute(String tag, int place) {
        var start = at;
        while (!isSpace(unit()) && "=>/\"'".indexOf(unit()) < 0) at++;
        if (at == start) {
            throw Markup.error("Empty attribute name in the tag \"%s\" at byte offset %d".formatted(tag, place));
        }
        var name = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        skipSpaces();
        if (unit() == 0) throw unclosed(tag, place);
        if (unit() != '=') return new Attribute(name, "", false);
        at++;
        skipSpaces();
        if (unit() == 0) throw unclosed(tag, place);
        var value = unit() == '\'' || unit() == '"' ? quoted() : token();
        if (unit() == 0) throw Markup.error("Unclosed start tag at byte offset " + place);
        return new Attribute(name, value, true);
    }

    private static WorldError unclosed(String tag, int place) {
        return Markup.error("Unclosed start tag \"%s\" at byte offset %d".formatted(tag, place));
    }

    private String token() {
        var start = at;
        while (isLetter(unit()) || isDigit(unit()) || unit() == '.' || unit() == '-') at++;
        if (!isSpace(unit()) && unit() != '>') {
            throw Markup.error("Unexpected end of name token at byte offset " + start);
        }
        return lower(start);
    }

    private String quoted() {
        var quote = next();
        var value = new ByteArrayOutputStream();
        while (unit() != quote && unit() != 0) {
            var character = unit() == '&' ? reference() : 0;
            if (character == 0) value.write(next());
            else value.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
        }
        if (unit() == quote) at++;
        return value.toString(StandardCharsets.UTF_8);
    }

    /// The character that a reference at this place stands for, which is passed over; 0 if there is none.
    int reference() {
        var end = at + 1;
        int character = 0;
        if (unit(end) == '#') {
            var radix = unit(end + 1) == 'x' ? 16 : 10;
            end += radix == 16 ? 2 : 1;
            while (digit(unit(end), radix) >= 0) character = character * radix + digit(unit(end++), radix);
            if (character <= 0 || character >= 0x10FFFF || end - at >= 10) return 0;
        } else {
            while (isLetter(unit(end))) end++;
            character = named(new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8));
            if (character == 0) return 0;
        }
        at = unit(end) == ';' ? end + 1 : end;
        return character;
    }

    private static int named(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
    }

    private static int digit(int unit, int radix) {
        return unit < 0x80 ? Character.digit(unit, radix) : -1;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLetter(int unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }

    private static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n' || unit == 0 || unit == 0x0B;
    }

    /// The text from a place to here, with ASCII letters in lower case.
    private String lower(int start) {
        var text = new byte[at - start];
        for (int i = 0; i < text.length; i++) {
            var unit = bytes[start + i];
            text[i] = unit >= 'A' && unit <= 'Z' ? (byte) (unit + 32) : unit;
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
