package dev.tgrow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file that is fetched once. Beside it lies a `.pin` with its origin and its hash, so that a damaged file, and one
/// that came from elsewhere, is fetched again.
///
/// @param origin what it must be from: another text, another file
record KeptFile(Path file, String origin) {
    /// A way to get the file.
    @FunctionalInterface
    interface Fetch {
        /// Puts it at `file`, whole or not at all.
        void to(Path file) throws IOException, InterruptedException, Unavailable;
    }

    /// Leaves the file as it is, or fetches it.
    void orFetch(Fetch fetch) throws IOException, InterruptedException, Unavailable {
        var pin = file.resolveSibling(file.getFileName() + ".pin");
        if (Files.exists(file) && Files.exists(pin) && Files.readString(pin).equals(pin())) return;
        Files.deleteIfExists(pin);
        Files.deleteIfExists(file);
        fetch.to(file);
        var draft = Files.writeString(file.resolveSibling("new.pin"), pin());
        Files.move(draft, pin, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String pin() throws IOException {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return origin + "\n" + HexFormat.of().formatHex(hash) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
