package dev.tgrow.accounts;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files and directories that nobody but their owner may open. Where a file system keeps no permissions, nothing is
/// set or checked.
public final class OwnerOnly {
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /// Makes `directory` and its parents; what exists already keeps its permissions.
    public static void createDirectories(Path directory) {
        try {
            Files.createDirectories(directory, attributes(directory, DIRECTORY));
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't make the directory " + directory + ": " + reason(e)));
        }
    }

    /// Writes the whole file or nothing.
    static void write(Path file, byte[] content) {
        try {
            var draft = Files.createTempFile(parent(file), ".new-", "", attributes(file, FILE));
            try {
                Files.write(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't write " + file + ": " + reason(e)));
        }
    }

    /// @throws RunEnded if somebody else may open the file or directory
    static void check(Path path) {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) return;
        try {
            var others = EnumSet.copyOf(view.readAttributes().permissions());
            others.removeAll(DIRECTORY);
            if (!others.isEmpty()) {
                var mode = Files.isDirectory(path) ? "700" : "600";
                throw new RunEnded(
                        new End.Misused("%s can be opened by others: run chmod %s %s".formatted(path, mode, path)));
            }
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read the permissions of " + path + ": " + reason(e)));
        }
    }

    /// Deletes a directory with all it holds; links are deleted, not followed.
    static void deleteTree(Path directory) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                    if (e != null) throw e;
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + directory, e);
        }
    }

    static FileAttribute<?>[] fileAttributes(Path file) {
        return attributes(file, FILE);
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.NoSuchFileException _ -> "no such file or directory";
            case java.nio.file.FileAlreadyExistsException _ -> "something else is in its place";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) throw new IllegalArgumentException(file + " has no directory");
        return parent;
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
