package dev.tgrow.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Which tgrow home this is, among all that share a ledger: an account's lock is good within one.
final class HomeId {
    private HomeId() {}

    /// The id that lies in the data directory, made when it is first asked for.
    static String of(Path data) {
        var file = data.resolve("home.id");
        PrivateDirectories.createFor(file);
        try {
            return Files.exists(file) ? read(file) : made(file);
        } catch (IOException e) {
            throw new RunEnded(new End.Failed("can't use " + file + ": " + ConfigFile.reason(e)));
        }
    }

    private static String made(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var id = UUID.randomUUID().toString();
        var draft = file.resolveSibling(".home.id-" + id);
        try (var channel =
                Files.newByteChannel(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(UTF_8.encode(id));
        }
        try {
            // A link is made whole or not at all, and never over another process's.
            Files.createLink(file, draft);
            return id;
        } catch (FileAlreadyExistsException _) {
            return read(file);
        } finally {
            Files.delete(draft);
        }
    }

    private static String read(Path file) throws IOException {
        var id = Files.readString(file, UTF_8).strip();
        if (id.isEmpty()) throw new IOException("it is empty");
        return id;
    }
}
