package dev.tgrow.sandbox;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.world.WorldError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Turns marked-up text into text and entities, by TDLib's rules and with its error texts.
final class Markup {
    private static final int LONGEST = 65_536;

    private Markup() {}

    /// @throws WorldError if it can't be parsed
    static FormattedText parse(String source, ParseMode mode) {
        var bytes = utf8(source);
        return switch (mode) {
            case MARKDOWN -> new MarkdownParser(checked(source, bytes)).parse();
            case HTML -> new HtmlParser(checked(source, bytes)).parse();
            case NONE -> FormattedText.plain(source);
        };
    }

    private static byte[] checked(String source, byte[] bytes) {
        if (source.codePointCount(0, source.length()) > LONGEST) throw error("Text is too long");
        return bytes;
    }

    static WorldError error(String problem) {
        return new WorldError(400, "Can't parse entities: " + problem);
    }

    private static byte[] utf8(String source) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(source));
            return ByteBuffer.allocate(bytes.remaining()).put(bytes).array();
        } catch (CharacterCodingException _) {
            throw new WorldError(400, "Strings must be encoded in UTF-8");
        }
    }
}
