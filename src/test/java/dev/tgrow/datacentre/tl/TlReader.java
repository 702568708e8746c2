package dev.tgrow.datacentre.tl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Reads numbers and strings of TL from hostile bytes: nothing outside the given range is touched, and no length is
/// believed before as many bytes are there.
public final class TlReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONG_LENGTH = 254;

    private final byte[] data;
    private final int end;
    private int at;

    public TlReader(byte[] data) {
        this(data, 0, data.length);
    }

    public TlReader(byte[] data, int from, int length) {
        Objects.checkFromIndexSize(from, length, data.length);
        this.data = data;
        this.at = from;
        this.end = from + length;
    }

    public int int32() {
        return (int) INT.get(data, advance(4));
    }

    public long int64() {
        return (long) LONG.get(data, advance(8));
    }

    public double real() {
        return Double.longBitsToDouble(int64());
    }

    public byte[] raw(int length) {
        int from = advance(length);
        return Arrays.copyOfRange(data, from, from + length);
    }

    /// A string or `bytes`.
    public byte[] bytes() {
        int head = 1;
        int length = data[advance(1)] & 0xff;
        if (length >= LONG_LENGTH) {
            int from = advance(3);
            head = 4;
            length = (data[from] & 0xff) | (data[from + 1] & 0xff) << 8 | (data[from + 2] & 0xff) << 16;
        }
        var bytes = raw(length);
        advance(-(head + length) & 3);
        return bytes;
    }

    /// A string, which must be UTF-8.
    public String string() {
        var bytes = bytes();
        var text = new String(bytes, StandardCharsets.UTF_8);
        // Only text with the character that stands for broken bytes can have been broken.
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(bytes);
        }
        return text;
    }

    /// How many bytes are left.
    public int left() {
        return end - at;
    }

    /// Where the next byte is in the array.
    public int position() {
        return at;
    }

    private int advance(int length) {
        if (length < 0 || length > end - at) {
            throw new TlException("%d bytes of TL wanted where %d are left".formatted(length, end - at));
        }
        int from = at;
        at += length;
        return from;
    }

    private static void requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new TlException("a string that isn't UTF-8", e);
        }
    }
}
