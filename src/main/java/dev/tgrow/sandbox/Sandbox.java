package dev.tgrow.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// A world to rehearse in, and what tells its state from that of other worlds.
///
/// State is kept per text of a world file: an edited file begins a new world, and undoing the edit finds the old
/// state again. [#reset] forgets the state of this text alone.
public final class Sandbox {
    private static final String BUILT_IN = "garden.yaml";
    private static final int LARGEST_FILE = 16 << 20;

    private final String key;
    private final WorldPlan plan;

    private Sandbox(String name, byte[] yaml) {
        this.key = name.replaceAll("[^A-Za-z0-9-]+", "-") + "-" + hash(yaml);
        this.plan = WorldReader.read(name, utf8(name, yaml));
    }

    /// Whose time the world goes by.
    public enum Clock {
        /// Moves only when somebody waits, and then at once; goes on where the last session stopped.
        VIRTUAL,
        /// The machine's. Whoever waits really does.
        REAL
    }

    /// The world that comes with the program.
    public static Sandbox builtIn() {
        try (var yaml = Objects.requireNonNull(Sandbox.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return new Sandbox(BUILT_IN, yaml.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The world of a YAML file.
    ///
    /// @throws SandboxException if the file can't be read or is no world; the message names line, column and key
    public static Sandbox of(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) throw new SandboxException(file + " is too large for a world's file");
            return new Sandbox(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            throw new SandboxException("there is no sandbox world " + file);
        } catch (IOException e) {
            throw new SandboxException("the sandbox world " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    /// What tells this world's files from those of other worlds.
    public String key() {
        return key;
    }

    /// Opens the world as it was left, alone: nobody else can open it with this directory until it is closed.
    ///
    /// @param stateDirectory where worlds keep what happened in them; made if it isn't there
    /// @throws SandboxBusyException if it is open already
    /// @throws SandboxException if the state can't be read or written
    public SandboxSession open(Path stateDirectory, Clock clock) {
        return SandboxSession.open(plan, Journal.open(stateFile(stateDirectory)), clock);
    }

    /// Forgets all that happened in this world.
    ///
    /// @throws SandboxBusyException if it is open
    public void reset(Path stateDirectory) {
        try (var journal = Journal.open(stateFile(stateDirectory))) {
            journal.clear();
        }
    }

    private Path stateFile(Path directory) {
        return directory.resolve(key + ".jsonl");
    }

    private static String hash(byte[] yaml) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(yaml);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String utf8(String name, byte[] yaml) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new SandboxException(name + ": the file is not UTF-8 text");
        }
    }
}
