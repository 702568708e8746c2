package dev.tgrow.world;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What happened in a world since its beginning: a file with one line of JSON for each change.
///
/// A line is written before its change is answered for, so killing the process loses nothing that was
/// acknowledged; a line that was cut short was not, and is dropped when the file is opened again. The file is
/// locked while it is open. Guarded by the world's lock.
final class Journal implements Closeable {
    /// The first line of every file: the number grows with changes of [Change] that make older files
    /// unreadable.
    private static final String FORMAT = "{\"format\":2}";

    private final Path path;
    /// Not a channel, because an interrupt of any caller would close that for all.
    private final RandomAccessFile file;
    private long end;

    private Journal(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /// Opens or makes it, in a directory that is made as well.
    ///
    /// @throws WorldBusyException if it is open already, here or in another process
    static Journal open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var file = new RandomAccessFile(new File(path.toString()), "rw");
            try {
                lock(path, file);
                return new Journal(path, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static void lock(Path path, RandomAccessFile file) throws IOException {
        try {
            if (file.getChannel().tryLock() != null) return;
        } catch (OverlappingFileLockException _) {
            // The same answer as for another process.
        }
        throw new WorldBusyException("another run uses this sandbox's state (" + path + ")");
    }

    /// All changes so far. To be called before the first [#append].
    ///
    /// @throws WorldException if the file is damaged, or of another version of the program
    List<Change> read() {
        try {
            file.seek(0);
            var bytes = new byte[Math.toIntExact(file.length())];
            file.readFully(bytes);
            end = bytes.length;
            while (end > 0 && bytes[(int) end - 1] != '\n') end--;
            file.setLength(end);
            return changes(new String(bytes, 0, (int) end, StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private List<Change> changes(List<String> lines) {
        var changes = new ArrayList<Change>();
        if (lines.isEmpty()) return changes;
        if (!lines.getFirst().equals(FORMAT)) {
            throw new WorldException("the sandbox's state in " + path
                    + " was written by another version of tgrow; reset the sandbox to start over");
        }
        for (int line = 1; line < lines.size(); line++) {
            changes.add(ChangeJson.read(lines.get(line), new Position(path.toString(), line + 1, 1)));
        }
        return changes;
    }

    void append(Change change) {
        var begin = end == 0 ? FORMAT + "\n" : "";
        var line = (begin + ChangeJson.write(change) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            file.seek(end);
            file.write(line);
            end += line.length;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Forgets everything.
    void clear() {
        try {
            file.setLength(0);
            end = 0;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static WorldException failed(Path path, IOException e) {
        return new WorldException("the sandbox's state can't be kept in " + path + ": " + e.getMessage(), e);
    }
}
