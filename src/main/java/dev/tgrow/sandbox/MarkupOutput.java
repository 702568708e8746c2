package dev.tgrow.sandbox;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import dev.tgrow.telegram.FormattedText.Style;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The text that comes out of markup, byte by byte, and its entities. Not safe for use by many threads.
final class MarkupOutput {
    private static final Comparator<Entity> ORDER = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed())
            .thenComparingInt(entity -> priority(entity.style()));

    private final byte[] bytes;
    private int size;
    private int offset;
    private final List<Entity> entities = new ArrayList<>();

    /// @param capacity how many bytes there will be at most
    MarkupOutput(int capacity) {
        bytes = new byte[capacity];
    }

    void put(int unit) {
        bytes[size++] = (byte) unit;
        // Four bytes and more make a surrogate pair.
        if (isFirst(unit)) offset += (unit & 0xFF) >= 0xF0 ? 2 : 1;
    }

    void putCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            put(codePoint);
        } else if (codePoint < 0x800) {
            put(0xC0 | codePoint >> 6);
            put(0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            put(0xE0 | codePoint >> 12);
            put(0x80 | ((codePoint >> 6) & 0x3F));
            put(0x80 | (codePoint & 0x3F));
        } else {
            put(0xF0 | codePoint >> 18);
            put(0x80 | ((codePoint >> 12) & 0x3F));
            put(0x80 | ((codePoint >> 6) & 0x3F));
            put(0x80 | (codePoint & 0x3F));
        }
    }

    /// Whether this byte begins a character of UTF-8.
    static boolean isFirst(int unit) {
        return (unit & 0xC0) != 0x80;
    }

    /// How much there is, in UTF-16 code units.
    int offset() {
        return offset;
    }

    /// How much there is, in bytes.
    int size() {
        return size;
    }

    /// The byte put last; 0 before the first.
    int last() {
        return size == 0 ? 0 : bytes[size - 1];
    }

    /// What was put since the output had this size.
    String since(int start) {
        return new String(bytes, start, size - start, StandardCharsets.UTF_8);
    }

    /// Marks everything since this offset.
    void mark(Style style, int since, String argument) {
        entities.add(new Entity(since, offset - since, style, argument));
    }

    /// The entity marked last, if it marks exactly what came since this offset, and is of this style.
    boolean justMarked(Style style, int since) {
        if (entities.isEmpty()) return false;
        var last = entities.getLast();
        return last.style() == style && last.offset() == since && last.length() == offset - since;
    }

    String lastArgument() {
        return entities.getLast().argument();
    }

    void unmark() {
        entities.removeLast();
    }

    /// @param finish how each entity is to be told
    FormattedText finish(java.util.function.UnaryOperator<Entity> finish) {
        return new FormattedText(
                text(), entities.stream().map(finish).sorted(ORDER).toList());
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Arrays.copyOf(bytes, size)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw Markup.error("Text contains invalid Unicode characters after decoding HTML entities, check for"
                    + " unmatched surrogate code units");
        }
    }

    /// Which of two entities of the same stretch is told first.
    private static int priority(Style style) {
        return switch (style) {
            case BLOCK_QUOTE, EXPANDABLE_BLOCK_QUOTE -> 0;
            case PRE_CODE -> 10;
            case PRE -> 11;
            case CODE -> 20;
            case TEXT_URL, MENTION_NAME -> 49;
            case BOLD -> 90;
            case ITALIC -> 91;
            case UNDERLINE -> 92;
            case STRIKETHROUGH -> 93;
            case SPOILER -> 94;
            case CUSTOM_EMOJI -> 99;
        };
    }
}
