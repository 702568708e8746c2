package dev.tgrow.telegram;

import java.util.List;

/// Text with its formatting, ready to be sent.
public record FormattedText(String text, List<Entity> entities) {

    /// A formatted stretch of the text.
    ///
    /// @param offset where it begins, in UTF-16 code units (Java's `String` index)
    /// @param length how long it is, in UTF-16 code units
    /// @param argument the address of a `TEXT_URL`, the user id of a `MENTION_NAME`, the language of a `PRE_CODE`,
    ///     the id of a `CUSTOM_EMOJI`; empty otherwise
    public record Entity(int offset, int length, Style style, String argument) {}

    /// TDLib's `textEntityType…` that an operator's text can hold.
    public enum Style {
        BOLD,
        ITALIC,
        UNDERLINE,
        STRIKETHROUGH,
        SPOILER,
        CODE,
        PRE,
        PRE_CODE,
        BLOCK_QUOTE,
        EXPANDABLE_BLOCK_QUOTE,
        TEXT_URL,
        MENTION_NAME,
        CUSTOM_EMOJI
    }

    public FormattedText {
        entities = List.copyOf(entities);
    }

    public static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /// The length that Telegram's limits count: Unicode code points.
    public int codePoints() {
        return text.codePointCount(0, text.length());
    }
}
