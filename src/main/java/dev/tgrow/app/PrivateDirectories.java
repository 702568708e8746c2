package dev.tgrow.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Directories that only their owner can open.
final class PrivateDirectories {
    private PrivateDirectories() {}

    /// Makes the directory that `file` is to lie in.
    ///
    /// @throws IllegalArgumentException if it can't be made
    static void createFor(Path file) {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) create(directory);
    }

    /// Makes the directory and its parents where they are missing; those that are there stay as they are.
    ///
    /// @throws IllegalArgumentException if it can't be made
    static void create(Path directory) {
        try {
            if (Files.isDirectory(directory)) return;
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't make the directory %s: %s".formatted(directory, ConfigFile.reason(e)));
        }
    }
}
