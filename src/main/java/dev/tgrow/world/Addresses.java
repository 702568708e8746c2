package dev.tgrow.world;

import java.util.List;
import java.util.regex.Pattern;

/// Finds addresses in text, as Telegram's server marks them.
public final class Addresses {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

    private Addresses() {}

    /// Where an address stands, in UTF-16 code units.
    public record Span(int offset, int length) {
        public String of(String text) {
            return text.substring(offset, offset + length);
        }
    }

    public static List<Span> in(String text) {
        return URL.matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end() - match.start()))
                .toList();
    }
}
