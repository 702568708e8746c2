package dev.tgrow.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Finds addresses in text.
final class Links {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

    private Links() {}

    static List<String> in(String text) {
        return in(text, List.of());
    }

    /// Each once, those that the text shows first.
    ///
    /// @param behindWords addresses that the text does not show
    static List<String> in(String text, List<String> behindWords) {
        var found = new LinkedHashSet<String>();
        URL.matcher(text).results().forEach(match -> found.add(match.group()));
        found.addAll(behindWords);
        return new ArrayList<>(found);
    }
}
