package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/// The client's end of a connection, in each of the transports. Reads fail after ten seconds of silence.
final class TestWire implements AutoCloseable {
    private static final int PATIENCE = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Framing framing;
    private final @Nullable Cipher encrypting;
    private final @Nullable Cipher decrypting;
    private final List<Integer> quickAcks = new ArrayList<>();

    /// @param dc the data centre to name in an obfuscated header
    private TestWire(Socket socket, Framing framing, boolean obfuscated, int dc) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        this.framing = framing;
        if (!obfuscated) {
            encrypting = null;
            decrypting = null;
            out.write(start(framing));
            return;
        }
        var header = header(framing, dc);
        var backwards = Transport.reversed(Hash.part(header, 8, 48));
        encrypting = Aes.ctr(Hash.part(header, 8, 32), Hash.part(header, 40, 16));
        decrypting = Aes.ctr(Hash.part(backwards, 0, 32), Hash.part(backwards, 32, 16));
        var encrypted = encrypting.update(header);
        System.arraycopy(encrypted, 56, header, 56, 8);
        out.write(header);
    }

    static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    static TestWire direct(int port, Framing framing, boolean obfuscated, int dc) throws IOException {
        return new TestWire(connect(port), framing, obfuscated, dc);
    }

    /// Through the proxy, with a name and a password if the name isn't empty.
    static TestWire proxied(int port, String user) throws IOException {
        var socket = connect(port);
        greet(socket.getInputStream(), socket.getOutputStream(), user);
        return new TestWire(socket, Framing.INTERMEDIATE, true, 2);
    }

    private static void greet(InputStream in, OutputStream out, String user) throws IOException {
        out.write(new byte[] {5, 1, (byte) (user.isEmpty() ? 0 : 2)});
        in.readNBytes(2);
        if (!user.isEmpty()) {
            var name = user.getBytes(StandardCharsets.UTF_8);
            out.write(Hash.concat(new byte[] {1, (byte) name.length}, name, new byte[] {2, 'p', 'w'}));
            in.readNBytes(2);
        }
        out.write(new byte[] {5, 1, 0, 1, (byte) 149, (byte) 154, (byte) 175, 50, 1, (byte) 187});
        if (in.readNBytes(10)[1] != 0) {
            throw new IOException("the proxy refuses");
        }
    }

    void send(byte[] packet) throws IOException {
        raw(framing.frame(packet));
    }

    /// Sends a packet and asks for the quick answer to it.
    void sendForQuickAck(byte[] packet) throws IOException {
        var framed = framing.frame(packet);
        framed[framing == Framing.ABRIDGED ? 0 : 3] |= (byte) 0x80;
        raw(framed);
    }

    void raw(byte[] bytes) throws IOException {
        out.write(encrypting == null ? bytes : encrypting.update(bytes));
    }

    /// The next packet; quick answers that come before it are kept for [#quickAcks].
    byte[] receive() throws IOException {
        while (true) {
            var head = read(framing == Framing.ABRIDGED ? 1 : 4);
            if (head[head.length - 1] >= 0) {
                return read(length(head));
            }
            var token = framing == Framing.ABRIDGED ? Transport.reversed(Hash.concat(head, read(3))) : head;
            quickAcks.add(new TlReader(token).int32());
        }
    }

    List<Integer> quickAcks() {
        return quickAcks;
    }

    private int length(byte[] head) throws IOException {
        if (framing != Framing.ABRIDGED) {
            return new TlReader(head).int32();
        }
        if (head[0] != 0x7f) {
            return head[0] * 4;
        }
        return new TlReader(Hash.concat(read(3), new byte[1])).int32() * 4;
    }

    private byte[] read(int length) throws IOException {
        var bytes = new byte[length];
        in.readFully(bytes);
        return decrypting == null ? bytes : decrypting.update(bytes);
    }

    private static byte[] start(Framing framing) {
        byte tag = framing.tag();
        return framing == Framing.ABRIDGED ? new byte[] {tag} : new byte[] {tag, tag, tag, tag};
    }

    private static byte[] header(Framing framing, int dc) {
        var header = new byte[Transport.HEADER];
        RANDOM.nextBytes(header);
        // The first byte must not be that of another transport.
        header[0] = 'a';
        for (int i = 56; i < 60; i++) {
            header[i] = framing.tag();
        }
        header[60] = (byte) dc;
        header[61] = (byte) (dc >> 8);
        return header;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
