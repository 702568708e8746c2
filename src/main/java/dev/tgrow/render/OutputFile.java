package dev.tgrow.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A file that is replaced as a whole or stays as it was.
///
/// What is written goes to a neighbour of the file. A symbolic link stays one, and what it leads to keeps its
/// mode. Devices and pipes can't be replaced and are written at once.
final class OutputFile {
    private final Path target;
    private final Optional<Path> neighbour;
    private final FileChannel channel;

    private OutputFile(Path target, Optional<Path> neighbour, FileChannel channel) {
        this.target = target;
        this.neighbour = neighbour;
        this.channel = channel;
    }

    static OutputFile open(Path file) throws IOException {
        var target = followed(file.toAbsolutePath());
        if (Files.isDirectory(target)) throw new FileSystemException(file.toString(), null, "is a directory");
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new OutputFile(target, Optional.empty(), FileChannel.open(target, StandardOpenOption.WRITE));
        }
        var mode = Optional.<Set<PosixFilePermission>>empty();
        if (Files.exists(target)) {
            // Somebody who took the right to write away from a file doesn't want it replaced.
            if (!Files.isWritable(target)) throw new AccessDeniedException(file.toString());
            mode = Optional.of(Files.getPosixFilePermissions(target));
        }
        var name =
                "." + target.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".tmp";
        var neighbour = target.resolveSibling(name);
        var channel = FileChannel.open(neighbour, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (mode.isPresent()) Files.setPosixFilePermissions(neighbour, mode.get());
        return new OutputFile(target, Optional.of(neighbour), channel);
    }

    /// Where a link leads, even to nothing.
    private static Path followed(Path file) throws IOException {
        var followed = file;
        for (int links = 0; Files.isSymbolicLink(followed); links++) {
            if (links == 40) throw new FileSystemException(file.toString(), null, "too many symbolic links");
            followed = followed.resolveSibling(Files.readSymbolicLink(followed));
        }
        return followed;
    }

    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /// Puts what was written in the file's place, safe from a power cut.
    void commit() throws IOException {
        if (neighbour.isPresent()) channel.force(true);
        channel.close();
        if (neighbour.isPresent()) Files.move(neighbour.get(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Leaves the file as it was.
    void discard() throws IOException {
        channel.close();
        if (neighbour.isPresent()) Files.deleteIfExists(neighbour.get());
    }

    /// What went wrong, in words.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such directory";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
