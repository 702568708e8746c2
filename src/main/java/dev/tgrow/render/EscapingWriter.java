package dev.tgrow.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Writes what a terminal must not see as `\\uXXXX`, for JSON and YAML whose strings are all quoted: the text stays the
/// same for whoever reads it back.
final class EscapingWriter extends FilterWriter {
    EscapingWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (isUnsafe(c)) out.write("\\u%04x".formatted(c));
        else out.write(c);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        var from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (!isUnsafe(text[i])) continue;
            out.write(text, from, i - from);
            write(text[i]);
            from = i + 1;
        }
        out.write(text, from, offset + length - from);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }

    /// C0 is not asked for: both generators escape it in strings, and outside of them it is the layout.
    private static boolean isUnsafe(int c) {
        return c >= 0x7f && (Printable.isControl(c) || Printable.isInvisible(c) || c == 0x2028 || c == 0x2029);
    }
}
