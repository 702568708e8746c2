package dev.tgrow.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads frames, each with its length and checksum, from the beginning of a file as far as they are whole.
final class FrameReader implements AutoCloseable {
    /// Far above what a page of members takes.
    static final int LONGEST = 4 << 20;

    /// A frame's length and its checksum.
    static final int HEAD = 8;

    private final DataInputStream in;
    private long good;
    private boolean damaged;

    FrameReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    /// Reads what a frame holds.
    @FunctionalInterface
    interface Content<R> {
        R read(ByteBuffer frame) throws IOException;
    }

    /// The next frame, or nothing where the whole and readable ones end.
    <R> Optional<R> next(Content<R> content) {
        try {
            var length = in.readInt();
            var checksum = in.readInt();
            // Zeros, which a power cut leaves, are no frame.
            if (length < 1 || length > LONGEST) throw new IOException("a frame of " + length + " bytes");
            var frame = in.readNBytes(length);
            if (frame.length < length) return Optional.empty();
            if (checksum(frame, 0, length) != checksum) throw new IOException("a wrong checksum");
            var read = content.read(ByteBuffer.wrap(frame));
            good += HEAD + length;
            return Optional.of(read);
        } catch (EOFException _) {
            return Optional.empty();
        } catch (IOException | RuntimeException _) {
            // Whatever is in there, it isn't what was written.
            damaged = true;
            return Optional.empty();
        }
    }

    static int checksum(byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /// Where the last whole frame ends, in bytes from the beginning.
    long good() {
        return good;
    }

    /// Whether something else than a frame that was cut short stood behind the last whole one.
    boolean damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
