package dev.tgrow.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;
import java.util.function.Consumer;

/// A file of frames: those that are there are read, and then others added.
///
/// A frame is written by one call, so a process that is killed leaves whole frames, and at worst a last one that is
/// short, which is cut off when the file is read again. Nothing is forced to the disk on the way, because that would
/// make every page wait for it: after a power cut the file may end earlier or in garbage, which the checksums find, and
/// then pages are asked for again, which is slower and not wrong.
///
/// Not a channel, which an interrupt would close in the middle of a frame.
final class Frames implements AutoCloseable {
    private final RandomAccessFile file;
    private final FrameReader reader;
    private final Bytes bytes = new Bytes();
    private boolean atEnd;

    Frames(RandomAccessFile file) throws IOException {
        this.file = file;
        // Shares the file's place in it, and is closed with it.
        this.reader = new FrameReader(new FileInputStream(file.getFD()));
    }

    /// The next frame, or nothing where the whole and readable ones end. The file ends there then, too, and frames
    /// can be added.
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
    void add(Consumer<Bytes> content) throws IOException {
        bytes.clear();
        bytes.put(0L);
        content.accept(bytes);
        var length = bytes.length() - FrameReader.HEAD;
        if (length > FrameReader.LONGEST) throw new IOException("a frame of " + length + " bytes");
        bytes.put(0, length);
        bytes.put(Integer.BYTES, FrameReader.checksum(bytes.array(), FrameReader.HEAD, length));
        file.write(bytes.array(), 0, bytes.length());
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
