package dev.tgrow.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a power cut leaves of a SQLite database: its file and its write-ahead log as they lay there at one moment.
///
/// See SQLite's file format, "The WAL File": a header of 32 bytes, then frames of a header of 24 bytes and a page. A
/// frame belongs to the log if it repeats the log's salts; one that ends a transaction has the database's size in it.
final class WalImage {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final Path file;
    private final Path log;
    private final int pageSize;
    private final List<Frame> frames = new ArrayList<>();

    private record Frame(int page, boolean commits, long end) {}

    private WalImage(Path file, Path log, int pageSize) {
        this.file = file;
        this.log = log;
        this.pageSize = pageSize;
    }

    /// Copies a database that nobody changes meanwhile.
    static WalImage of(Path database, Path copy) throws IOException {
        Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(Path.of(copy + "-shm"));
        var log = Path.of(copy + "-wal");
        Files.copy(Path.of(database + "-wal"), log, StandardCopyOption.REPLACE_EXISTING);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        if (bytes.capacity() < HEADER) return new WalImage(copy, log, 0);
        var image = new WalImage(copy, log, bytes.getInt(8));
        long salts = bytes.getLong(16);
        int at = HEADER;
        while (at + FRAME_HEADER + image.pageSize <= bytes.capacity() && bytes.getLong(at + 8) == salts) {
            int end = at + FRAME_HEADER + image.pageSize;
            image.frames.add(new Frame(bytes.getInt(at), bytes.getInt(at + 4) != 0, end));
            at = end;
        }
        return image;
    }

    Path file() {
        return file;
    }

    /// Where the log ends if the last `count` transactions of it were never written.
    long endWithoutLast(int count) {
        int left = count;
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).commits() && left-- == 0) return frames.get(i).end();
        }
        return frames.isEmpty() ? Math.min(HEADER, size()) : HEADER;
    }

    private long size() {
        return log.toFile().length();
    }

    /// Damages what was not yet known to lie on the disk: everything behind `durable`.
    void tear(long durable, Random random) throws IOException {
        try (var wal = new RandomAccessFile(log.toFile(), "rw")) {
            long end = durable + random.nextLong(Math.max(0, wal.length() - durable) + 2L * pageSize + 1);
            switch (random.nextInt(3)) {
                case 0 -> wal.setLength(Math.min(end, wal.length()));
                // The file had been made longer, but its content was not written.
                case 1 -> {
                    wal.setLength(Math.min(end, wal.length()));
                    wal.setLength(end + pageSize);
                }
                default -> {
                    var noise = new byte[1 + random.nextInt(3 * pageSize + 1)];
                    random.nextBytes(noise);
                    wal.seek(end);
                    wal.write(noise);
                }
            }
        }
    }

    /// Damages half a page of the file that a checkpoint may have been writing: one that the durable log holds too.
    void tearPage(long durable, Random random) throws IOException {
        var pages = frames.stream()
                .filter(frame -> frame.end() <= lastCommit(durable))
                .map(Frame::page)
                .toList();
        if (pages.isEmpty()) return;
        try (var database = new RandomAccessFile(file.toFile(), "rw")) {
            long at = (pages.get(random.nextInt(pages.size())) - 1L) * pageSize;
            if (at + pageSize > database.length()) return;
            var noise = new byte[pageSize / 2];
            random.nextBytes(noise);
            database.seek(at + (random.nextBoolean() ? 0 : pageSize / 2));
            database.write(noise);
        }
    }

    private long lastCommit(long durable) {
        return frames.stream()
                .filter(frame -> frame.commits() && frame.end() <= durable)
                .mapToLong(Frame::end)
                .max()
                .orElse(0);
    }
}
