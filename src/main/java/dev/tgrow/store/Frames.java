package dev.tgrow.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A file of frames: those that are there are read, and then others added.
///
/// A frame is written by one call, so a process that is killed leaves whole frames, and at worst a last one that is
/// short, which is cut off when the file is read again. Nothing is forced to the disk on the way, because that would make
/// every page wait for it: after a power cut the file may end earlier or in garbage, which the checksums find, and then
/// pages are asked for again, which is slower and not wrong.
///
/// Not a channel, which an interrupt would close in the middle of a frame.
final class Frames implements AutoCloseable {
    private final RandomAccessFile file;
    private final FrameReader reader;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean atEnd;

    Frames(RandomAccessFile file) throws IOException {
        this.file = file;
        // Shares the file's place in it, and is closed with it.
        this.reader = new FrameReader(new FileInputStream(file.getFD()));
    }

    /// Writes what a frame is to hold.
    @FunctionalInterface
    interface Content {
        void write(DataOutputStream frame) throws IOException;
    }

    /// The next frame, or nothing where the whole and readable ones end. The file ends there then, too, and frames can
    /// be added.
    <R> Optional<R> next(FrameReader.Content<R> content) throws IOException {
        if (atEnd) return Optional.empty();
        var next = reader.next(content);
        if (next.isEmpty()) cut(reader.good());
        return next;
    }

    /// Whether something else than a frame that was cut short stood behind the last whole one.
    boolean damaged() {
        return reader.damaged();
    }

    /// Forgets every frame.
    void clear() throws IOException {
        cut(0);
    }

    private void cut(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
        atEnd = true;
    }

    /// Adds a frame behind those that were read.
    void add(Content content) throws IOException {
        bytes.reset();
        bytes.write(new byte[FrameReader.HEAD]);
        content.write(new DataOutputStream(bytes));
        var frame = bytes.toByteArray();
        var length = frame.length - FrameReader.HEAD;
        if (length > FrameReader.LONGEST) throw new IOException("a frame of " + length + " bytes");
        ByteBuffer.wrap(frame).putInt(length).putInt(FrameReader.checksum(frame, FrameReader.HEAD, length));
        file.write(frame);
    }

    /// Puts what was added on the disk.
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
