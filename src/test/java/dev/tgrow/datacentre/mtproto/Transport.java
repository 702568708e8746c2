package dev.tgrow.datacentre.mtproto;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/// Packets over a stream of bytes, obfuscated or not. One thread may read while another writes.
final class Transport {
    /// The random bytes with which an obfuscated stream begins.
    static final int HEADER = 64;

    private static final int TEST = 10_000;

    private final InputStream in;
    private final OutputStream out;
    private final Framing framing;
    private final @Nullable Cipher decrypting;
    private final @Nullable Cipher encrypting;
    private final int target;

    /// @param target the data centre that the client named, as it named it; 0 if it named none
    Transport(
            Framing framing,
            InputStream in,
            OutputStream out,
            @Nullable Cipher decrypting,
            @Nullable Cipher encrypting,
            int target) {
        this.framing = framing;
        this.in = in;
        this.out = out;
        this.decrypting = decrypting;
        this.encrypting = encrypting;
        this.target = target;
    }

    /// Finds out by the first bytes which transport the client speaks.
    static Transport accept(InputStream in, OutputStream out) throws IOException {
        byte first = read(in, 1)[0];
        if (first == Framing.ABRIDGED.tag()) {
            return new Transport(Framing.ABRIDGED, in, out, null, null, 0);
        }
        var start = Hash.concat(new byte[] {first}, read(in, 3));
        var plain = four(start, 0);
        return plain.isPresent()
                ? new Transport(plain.get(), in, out, null, null, 0)
                : obfuscated(Hash.concat(start, read(in, HEADER - 4)), in, out);
    }

    /// The header holds key and IV of what the client sends; read backwards, those of what it gets.
    private static Transport obfuscated(byte[] header, InputStream in, OutputStream out) throws IOException {
        var backwards = reversed(Hash.part(header, 8, 48));
        var decrypting = Aes.ctr(Hash.part(header, 8, 32), Hash.part(header, 40, 16));
        var encrypting = Aes.ctr(Hash.part(backwards, 0, 32), Hash.part(backwards, 32, 16));
        var plain = decrypting.update(header);
        var framing = four(plain, 56).orElseThrow(() -> new IOException("a transport that is none of MTProto's"));
        int target = (short) ((plain[60] & 0xff) | plain[61] << 8);
        return new Transport(framing, in, out, decrypting, encrypting, target);
    }

    Framing framing() {
        return framing;
    }

    boolean obfuscated() {
        return decrypting != null;
    }

    /// The number of the data centre that the client named, without the marks for media and for test servers.
    int dc() {
        return dc(target);
    }

    static int dc(int target) {
        return Math.abs(target) % TEST;
    }

    /// The next packet; [EOFException] if the stream ends before or in it.
    Framing.Packet read() throws IOException {
        return framing.read(this::decrypted);
    }

    void write(byte[] packet) throws IOException {
        raw(framing.frame(packet));
    }

    void quickAck(int token) throws IOException {
        raw(framing.quickAck(token));
    }

    private void raw(byte[] bytes) throws IOException {
        crypt(encrypting, bytes);
        out.write(bytes);
        out.flush();
    }

    private byte[] decrypted(int length) throws IOException {
        var bytes = read(in, length);
        crypt(decrypting, bytes);
        return bytes;
    }

    private static void crypt(@Nullable Cipher cipher, byte[] bytes) {
        if (cipher == null) {
            return;
        }
        try {
            cipher.update(bytes, 0, bytes.length, bytes, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a stream cipher gives as much as it takes", e);
        }
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended");
        }
        return bytes;
    }

    private static Optional<Framing> four(byte[] bytes, int at) {
        var tag = Arrays.copyOfRange(bytes, at, at + 4);
        return Framing.tagged(tag[0]).filter(_ -> tag[1] == tag[0] && tag[2] == tag[0] && tag[3] == tag[0]);
    }

    static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
