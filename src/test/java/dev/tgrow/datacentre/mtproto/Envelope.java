package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.tl.TlReader;
import dev.tgrow.datacentre.tl.TlWriter;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// An encrypted packet of MTProto 2.0, opened: the message in it, its session, and the salt that came with it.
///
/// @param quickAck what is sent back if the client wants to know at once that the packet arrived
record Envelope(long salt, long session, Message message, int quickAck) {
    /// The id of the key, and the key of the message.
    private static final int OUTSIDE = 24;

    /// Salt, session, message id, seqno and length.
    private static final int INSIDE = 32;

    private static final int LEAST_PADDING = 12;
    private static final int MOST_PADDING = 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    static byte[] seal(AuthKey key, long salt, long session, Message message, Direction direction) {
        int length = message.body().length;
        var padding = new byte[LEAST_PADDING + (-(INSIDE + length + LEAST_PADDING) & 15)];
        RANDOM.nextBytes(padding);
        var plain = new TlWriter(INSIDE + length + padding.length)
                .int64(salt)
                .int64(session)
                .int64(message.id())
                .int32(message.seqno())
                .int32(length)
                .raw(message.body())
                .raw(padding)
                .toBytes();
        var messageKey = Hash.part(large(key, plain, direction), 8, 16);
        var encrypted = AesKey.ofMessage(key.bytes(), messageKey, direction).encrypt(plain);
        return new TlWriter(OUTSIDE + plain.length)
                .int64(key.id())
                .raw(messageKey)
                .raw(encrypted)
                .toBytes();
    }

    /// Empty if the packet wasn't made with the key, or isn't made as it must be.
    static Optional<Envelope> open(AuthKey key, byte[] packet, Direction direction) {
        // A padded transport adds up to 15 bytes that belong to nothing.
        int length = (packet.length - OUTSIDE) & ~15;
        if (length < INSIDE + LEAST_PADDING) {
            return Optional.empty();
        }
        var messageKey = Hash.part(packet, 8, 16);
        var plain = AesKey.ofMessage(key.bytes(), messageKey, direction)
                .decrypt(Arrays.copyOfRange(packet, OUTSIDE, OUTSIDE + length));
        var large = large(key, plain, direction);
        return Arrays.equals(large, 8, 24, messageKey, 0, 16) ? read(plain, large) : Optional.empty();
    }

    private static Optional<Envelope> read(byte[] plain, byte[] large) {
        var in = new TlReader(plain);
        long salt = in.int64();
        long session = in.int64();
        long id = in.int64();
        int seqno = in.int32();
        int length = in.int32();
        int padding = in.left() - length;
        if (length < 4 || length % 4 != 0 || padding < LEAST_PADDING || padding > MOST_PADDING) {
            return Optional.empty();
        }
        int quickAck = new TlReader(large).int32() | 1 << 31;
        return Optional.of(new Envelope(salt, session, new Message(id, seqno, in.raw(length)), quickAck));
    }

    private static byte[] large(AuthKey key, byte[] plain, Direction direction) {
        return Hash.sha256(Hash.part(key.bytes(), 88 + direction.offset(), 32), plain);
    }
}
