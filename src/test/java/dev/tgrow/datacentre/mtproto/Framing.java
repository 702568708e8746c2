package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlWriter;
import java.io.EOFException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// How packets stand in a stream: what comes before each, and what follows it.
enum Framing {
    /// Four bytes of length.
    INTERMEDIATE(0xee),
    /// Four bytes of length, and up to 15 random bytes behind each packet that the length counts.
    PADDED(0xdd),
    /// The length in words, in one byte or in four.
    ABRIDGED(0xef);

    /// More than any packet has; a length beyond it is noise.
    static final int LARGEST = 1 << 22;

    private static final int QUICK_ACK = 1 << 31;
    private static final int LONG_LENGTH = 0x7f;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte tag;

    Framing(int tag) {
        this.tag = (byte) tag;
    }

    /// The byte that a client names the framing with.
    byte tag() {
        return tag;
    }

    static Optional<Framing> tagged(byte tag) {
        return Arrays.stream(values()).filter(each -> each.tag == tag).findFirst();
    }

    /// Where a packet's bytes come from.
    @FunctionalInterface
    interface Source {
        /// Exactly as many bytes, or an [EOFException].
        byte[] read(int length) throws IOException;
    }

    /// One packet of a client. Not a record, because it holds an array.
    static final class Packet {
        private final byte[] bytes;
        private final boolean quickAck;

        Packet(byte[] bytes, boolean quickAck) {
            this.bytes = bytes;
            this.quickAck = quickAck;
        }

        byte[] bytes() {
            return bytes;
        }

        /// Whether the client wants to know at once that it arrived.
        boolean quickAck() {
            return quickAck;
        }
    }

    Packet read(Source in) throws IOException {
        int head = this == ABRIDGED ? in.read(1)[0] : littleEndian(in.read(4));
        boolean quickAck = head < 0;
        int length = this == ABRIDGED ? words(head & LONG_LENGTH, in) * 4 : head & ~QUICK_ACK;
        if (length > LARGEST) {
            throw new IOException("a packet of %d bytes".formatted(length));
        }
        return new Packet(in.read(length), quickAck);
    }

    /// The packet as it stands in the stream.
    byte[] frame(byte[] packet) {
        return switch (this) {
            case INTERMEDIATE ->
                new TlWriter(packet.length + 4).int32(packet.length).raw(packet).toBytes();
            case PADDED -> {
                var padding = new byte[RANDOM.nextInt(16)];
                RANDOM.nextBytes(padding);
                yield new TlWriter(packet.length + 20)
                        .int32(packet.length + padding.length)
                        .raw(packet)
                        .raw(padding)
                        .toBytes();
            }
            case ABRIDGED -> abridged(packet);
        };
    }

    /// The answer to a packet that asked for a quick one.
    byte[] quickAck(int token) {
        return new TlWriter(4)
                .int32(this == ABRIDGED ? Integer.reverseBytes(token) : token)
                .toBytes();
    }

    private static byte[] abridged(byte[] packet) {
        int words = packet.length / 4;
        byte[] head = words < LONG_LENGTH
                ? new byte[] {(byte) words}
                : new byte[] {LONG_LENGTH, (byte) words, (byte) (words >> 8), (byte) (words >> 16)};
        return Hash.concat(head, packet);
    }

    private static int words(int head, Source in) throws IOException {
        return head == LONG_LENGTH ? littleEndian(in.read(3)) : head;
    }

    private static int littleEndian(byte[] bytes) {
        int value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }
}
