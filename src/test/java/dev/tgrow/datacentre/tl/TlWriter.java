package dev.tgrow.datacentre.tl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes of TL as they grow: little-endian numbers, strings with their length, everything a multiple of four.
public final class TlWriter {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Lengths up to this stand in one byte; a longer one stands in three, after this number plus one.
    private static final int SHORT = 253;

    private static final int LONGEST = (1 << 24) - 1;

    private byte[] data;
    private int size;

    public TlWriter() {
        this(256);
    }

    public TlWriter(int capacity) {
        data = new byte[capacity];
    }

    public TlWriter int32(int value) {
        int at = grow(4);
        INT.set(data, at, value);
        return this;
    }

    public TlWriter int64(long value) {
        int at = grow(8);
        LONG.set(data, at, value);
        return this;
    }

    public TlWriter real(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    /// The bytes as they are, without a length.
    public TlWriter raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    public TlWriter raw(byte[] bytes, int from, int length) {
        int at = grow(length);
        System.arraycopy(bytes, from, data, at, length);
        return this;
    }

    /// A string or `bytes`: its length, its bytes, zeros up to the next multiple of four.
    public TlWriter bytes(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new TlException("%d bytes are more than TL can hold in one string".formatted(bytes.length));
        }
        int head = bytes.length <= SHORT ? 1 : 4;
        int at = grow((head + bytes.length + 3) & ~3);
        if (head == 1) {
            data[at] = (byte) bytes.length;
        } else {
            INT.set(data, at, (bytes.length << 8) | (SHORT + 1));
        }
        System.arraycopy(bytes, 0, data, at + head, bytes.length);
        return this;
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(data, size);
    }

    /// Makes room for `length` bytes of zeros at the end and returns where they begin; `data` may be another array
    /// afterwards.
    private int grow(int length) {
        int at = size;
        size = Math.addExact(size, length);
        if (size > data.length) {
            data = Arrays.copyOf(data, Math.max(size, data.length * 2));
        }
        return at;
    }
}
