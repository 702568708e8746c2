package dev.tgrow.render;

import java.util.regex.Pattern;

/// How much room text takes in a terminal, where CJK and emoji are two cells wide and marks none.
final class Cells {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xfe0f;

    /// First and last of the ranges that East Asian Width calls wide or full-width; emoji are asked of the JDK.
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f,
        0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1aff0,
        0x1b2ff, 0x20000, 0x3fffd
    };

    private Cells() {}

    static int width(String text) {
        if (isAscii(text)) return text.length();
        return CLUSTER.matcher(text)
                .results()
                .mapToInt(found -> clusterWidth(found.group()))
                .sum();
    }

    /// The text, or as much of its beginning as fits together with `…`.
    static String cut(String text, int room) {
        if (width(text) <= room) return text;
        var kept = new StringBuilder();
        var left = room - 1;
        var clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            left -= clusterWidth(clusters.group());
            if (left < 0) break;
            kept.append(clusters.group());
        }
        return kept.append('…').toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x7f);
    }

    private static int clusterWidth(String cluster) {
        var first = cluster.codePointAt(0);
        if (cluster.indexOf(EMOJI_STYLE) > 0 || isWide(first)) return 2;
        // A flag is two regional indicators, which have no emoji presentation each.
        if (first >= 0x1f1e6 && first <= 0x1f1ff) return cluster.length() > 2 ? 2 : 1;
        return switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> 1;
        };
    }

    private static boolean isWide(int c) {
        if (c < WIDE[0]) return false;
        if (Character.isEmojiPresentation(c)) return c < 0x1f1e6 || c > 0x1f1ff;
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) return true;
        }
        return false;
    }
}
