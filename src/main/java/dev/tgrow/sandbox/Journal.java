package dev.tgrow.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What happened in a world since its beginning: a file with one line of JSON for each change.
///
/// A line is written before its change is answered for, so killing the process loses nothing that was acknowledged; a
/// line that was cut short was not, and is dropped when the file is opened again. The file is locked while it is open.
/// Guarded by the world's lock.
final class Journal implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private long end;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Opens or makes it, in a directory that is made as well.
    ///
    /// @throws SandboxBusyException if it is open already, here or in another process
    static Journal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(file, channel);
                return new Journal(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) return;
        } catch (OverlappingFileLockException _) {
            // The same answer as for another process.
        }
        throw new SandboxBusyException("another run uses this sandbox's state (" + file + ")");
    }

    /// All changes so far. To be called once, before the first [#append].
    List<Change> read() {
        try {
            var bytes = readAll();
            end = bytes.length;
            while (end > 0 && bytes[(int) end - 1] != '\n') end--;
            channel.truncate(end);
            var changes = new ArrayList<Change>();
            for (String line : new String(bytes, 0, (int) end, StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                changes.add(ChangeJson.read(line, new Position(file.toString(), changes.size() + 1, 1)));
            }
            return changes;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private byte[] readAll() throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        return bytes.array();
    }

    void append(Change change) {
        var bytes = ByteBuffer.wrap((ChangeJson.write(change) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            var position = end;
            while (bytes.hasRemaining()) position += channel.write(bytes, position);
            end = position;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /// Forgets everything.
    void clear() {
        try {
            channel.truncate(0);
            end = 0;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static SandboxException failed(Path file, IOException e) {
        return new SandboxException("the sandbox's state can't be kept in " + file + ": " + e.getMessage(), e);
    }
}
