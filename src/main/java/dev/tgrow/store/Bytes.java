package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// Bytes that grow while they are written.
final class Bytes {
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 15);

    void clear() {
        buffer.clear();
    }

    int length() {
        return buffer.position();
    }

    /// What was written, from the beginning; no copy.
    byte[] array() {
        return buffer.array();
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            buffer.flip();
            buffer = ByteBuffer.allocate(2 * Math.max(buffer.capacity(), buffer.limit() + more))
                    .put(buffer);
        }
        return buffer;
    }

    void put(int number) {
        room(Integer.BYTES).putInt(number);
    }

    /// Writes over what is there.
    void put(int at, int number) {
        buffer.putInt(at, number);
    }

    void put(long number) {
        room(Long.BYTES).putLong(number);
    }

    void put(byte number) {
        room(1).put(number);
    }

    void put(boolean is) {
        put((byte) (is ? 1 : 0));
    }

    void put(String text) {
        var bytes = text.getBytes(UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    void put(Optional<String> text) {
        put(text.isPresent());
        text.ifPresent(this::put);
    }

    void put(Instant time) {
        put(time.getEpochSecond());
        put(time.getNano());
    }

    static boolean is(ByteBuffer in) {
        return in.get() != 0;
    }

    static String text(ByteBuffer in) {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) throw new IllegalArgumentException("a text of " + length + " bytes");
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    static Optional<String> textIfAny(ByteBuffer in) {
        return is(in) ? Optional.of(text(in)) : Optional.empty();
    }

    static Instant time(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }
}
