package dev.tgrow.render;

import java.util.regex.Pattern;

/// Makes untrusted text fit for a terminal: it can neither move the cursor nor change what other text seems to say.
public final class Printable {
    /// Whole sequences of ECMA-48 (with ESC or its one-character forms), so that no `[31m` stays behind.
    private static final Pattern SEQUENCE = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]"
            + "|(?:\u001b[\\]PX^_]|[\u0090\u0098\u009d\u009e\u009f])[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\\\|\u009c)"
            + "|\u001b[ -/]{0,16}[0-Z\\\\^-~]");

    private Printable() {}

    /// The text in one line: control characters, escape sequences and whatever turns the writing direction are gone,
    /// a line break is `⏎`, a tab a blank.
    public static String line(String text) {
        if (isPlain(text)) return text;
        var clean = new StringBuilder(text.length());
        SEQUENCE.matcher(text).replaceAll("").replace("\r\n", "\n").codePoints().forEach(c -> append(clean, c));
        return clean.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~') return false;
        }
        return true;
    }

    private static void append(StringBuilder clean, int c) {
        if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) clean.append('⏎');
        else if (c == '\t') clean.append(' ');
        else if (Character.isSurrogate((char) c) && c < 0x10000) clean.append('\uFFFD');
        else if (!isControl(c) && !isInvisible(c)) clean.appendCodePoint(c);
    }

    /// C0, DEL and C1.
    static boolean isControl(int c) {
        return c < ' ' || (c >= 0x7f && c <= 0x9f);
    }

    /// Marks that turn the direction of text or take no place at all. Joiners stay: emoji and many scripts need them.
    static boolean isInvisible(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0x200b
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c
                || c == 0xfeff;
    }
}
