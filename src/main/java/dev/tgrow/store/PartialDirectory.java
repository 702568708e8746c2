package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Where partial files lie, open to their owner alone: they hold people.
public record PartialDirectory(Path path) {
    private static final String ENDING = ".partial";

    /// The file of a key, whatever stands in the key's texts.
    Path file(PartialLists.Key key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.text().getBytes(UTF_8));
            return path.resolve(HexFormat.of().formatHex(digest, 0, 16) + ENDING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes the file if it isn't there, and opens it.
    static RandomAccessFile open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), owner("rwx------"));
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owner("rw-------"))
                .close();
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private static FileAttribute<?> owner(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    /// Deletes every partial file that names a person, and every one that can't be read to its end: it might.
    ///
    /// A run that reads such a list goes on without the file.
    ///
    /// @return how many were deleted
    /// @throws UncheckedIOException if one can't be
    public long forget(Peer person) {
        return delete(file -> PartialList.mayHold(file, person));
    }

    /// Deletes the files that nobody may go on with any more. Not while this process has a list open: reading a
    /// file a second time would end the lock on it.
    ///
    /// @return those that were deleted
    /// @throws UncheckedIOException if one can't be
    public Set<Path> sweep(Instant now) {
        return deleted(file -> PartialList.isStale(file, now));
    }

    /// Deletes what an account has read.
    ///
    /// @param account in the ledger
    /// @throws UncheckedIOException if one can't be
    public void forgetAccount(String account) {
        delete(file -> PartialList.mayBeOf(file, account));
    }

    /// Deletes all.
    public void clear() {
        delete(_ -> true);
    }

    private interface Wanted {
        boolean test(Path file) throws IOException;
    }

    private long delete(Wanted wanted) {
        return deleted(wanted).size();
    }

    private Set<Path> deleted(Wanted wanted) {
        var deleted = new HashSet<Path>();
        if (!Files.isDirectory(path)) return deleted;
        try {
            for (Path file : files()) {
                if (deleted(file, wanted)) deleted.add(file);
            }
            return deleted;
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete partial files in " + path + ": " + e.getMessage(), e);
        }
    }

    private static boolean deleted(Path file, Wanted wanted) throws IOException {
        try {
            return wanted.test(file) && Files.deleteIfExists(file);
        } catch (NoSuchFileException _) {
            // A run has just ended well and deleted it.
            return false;
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(path)) {
            return all.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .toList();
        }
    }
}
