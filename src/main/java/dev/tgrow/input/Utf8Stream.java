package dev.tgrow.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Lets only well-formed UTF-8 up to a size through, and says at which byte it ends being so.
final class Utf8Stream extends FilterInputStream {
    private final String file;
    private final long limit;
    private long offset;
    private int expected;
    private int lowest = 0x80;
    private int highest = 0xbf;

    /// @param limit the largest size in bytes
    Utf8Stream(InputStream in, String file, long limit) {
        super(in);
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        if (count < 0 && expected > 0) throw malformed();
        for (int i = from; i < from + count; i++) {
            check(bytes[i] & 0xff);
            offset++;
        }
        if (offset > limit) throw problem("is larger than " + size(limit));
        return count;
    }

    /// The table of well-formed byte sequences of the Unicode standard (table 3-7).
    private void check(int b) {
        if (expected > 0) {
            if (b < lowest || b > highest) throw malformed();
            expected--;
            lowest = 0x80;
            highest = 0xbf;
            return;
        }
        if (b == 0) throw problem("has a NUL character, which no text has (byte " + offset + ", counted from 0)");
        if (b < 0x80) return;
        if (b < 0xc2 || b > 0xf4) throw malformed();
        expected = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        if (b == 0xe0) lowest = 0xa0;
        if (b == 0xed) highest = 0x9f;
        if (b == 0xf0) lowest = 0x90;
        if (b == 0xf4) highest = 0x8f;
    }

    private InputException malformed() {
        return problem("is not UTF-8 text (byte " + offset + ", counted from 0)");
    }

    private InputException problem(String problem) {
        return new InputException(List.of(file + " " + problem));
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("what is skipped would not be checked");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
