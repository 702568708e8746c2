package dev.tgrow.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the pieces of MarkdownV2 that are more than a byte. Not safe for use by many threads.
final class MarkdownSource {
    private final byte[] bytes;
    private int at;

    MarkdownSource(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at >= bytes.length;
    }

    /// Where the reader stands, in bytes.
    int place() {
        return at;
    }

    int length() {
        return bytes.length;
    }

    void skip(int count) {
        at += count;
    }

    /// The byte so many places on; 0 after the end.
    int unit(int ahead) {
        return at + ahead < bytes.length ? bytes[at + ahead] & 0xFF : 0;
    }

    /// Whether these two come after the byte here.
    boolean follows(char first, char second) {
        return unit(1) == first && unit(2) == second;
    }

    /// Whether the byte here hides the meaning of the next one.
    boolean isEscape() {
        return unit(0) == '\\' && unit(1) > 0 && unit(1) <= 126;
    }

    /// What stands between the parentheses after this place; goes on to the closing one.
    String url() {
        at += 2;
        var place = at;
        var url = new ByteArrayOutputStream();
        while (!isAtEnd() && unit(0) != ')') {
            if (isEscape()) at++;
            url.write(unit(0));
            at++;
        }
        if (unit(0) != ')') throw Markup.error("Can't find end of a URL at byte offset " + place);
        return url.toString(StandardCharsets.UTF_8);
    }

    /// The word here, if text follows it.
    String language() {
        int length = 0;
        while (!isSpace(unit(length)) && unit(length) != '`') length++;
        if (at + length >= bytes.length || unit(length) == '`') return "";
        var language = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return language;
    }

    /// Passes over one end of a line, of whatever system, if there is one.
    void skipLineEnd() {
        if (!isLineEnd(unit(0))) return;
        at += isLineEnd(unit(1)) && unit(0) != unit(1) ? 2 : 1;
    }

    private static boolean isLineEnd(int unit) {
        return unit == '\n' || unit == '\r';
    }

    private static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n' || unit == 0 || unit == 0x0B;
    }
}
