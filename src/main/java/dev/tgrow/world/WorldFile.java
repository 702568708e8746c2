package dev.tgrow.world;

import dev.tgrow.run.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;

/// A world as its file describes it, and what tells its state from that of other worlds.
///
/// State is kept per text of a world file: an edited file begins a new world, and undoing the edit finds the
/// old state again. [#reset] forgets the state of this text alone.
public final class WorldFile {
    private static final int LARGEST_FILE = 16 << 20;

    private final String key;
    private final WorldPlan plan;

    private WorldFile(String name, byte[] yaml) {
        this.key = name.replaceAll("[^A-Za-z0-9-]+", "-") + "-" + hash(yaml);
        this.plan = WorldReader.read(name, utf8(name, yaml));
    }

    /// The world of a YAML text.
    ///
    /// @param name the file's name, for people
    /// @throws WorldException if it is no world; the message names line, column and key
    public static WorldFile of(String name, byte[] yaml) {
        return new WorldFile(name, yaml);
    }

    /// The world of a YAML file.
    ///
    /// @throws WorldException if the file can't be read or is no world; the message names line, column and key
    public static WorldFile of(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) throw new WorldException(file + " is too large for a world's file");
            return new WorldFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            throw new WorldException("there is no sandbox world " + file);
        } catch (IOException e) {
            throw new WorldException("the sandbox world " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    /// What tells this world's files from those of other worlds.
    public String key() {
        return key;
    }

    /// Opens the world as it was left, alone: nobody else can open it with this directory until it is closed.
    ///
    /// @param stateDirectory where worlds keep what happened in them; made if it isn't there
    /// @throws WorldBusyException if it is open already
    /// @throws WorldException if the state can't be read or written
    public WorldSession open(Path stateDirectory, WorldClock clock) {
        return open(stateDirectory, clock::from);
    }

    /// Opens the world with another clock.
    ///
    /// @param clock makes it from the youngest moment of the world
    /// @throws WorldBusyException if it is open already
    /// @throws WorldException if the state can't be read or written
    public WorldSession open(Path stateDirectory, Function<Instant, Time> clock) {
        return WorldSession.open(plan, Journal.open(stateFile(stateDirectory)), clock);
    }

    /// Forgets all that happened in this world.
    ///
    /// @throws WorldBusyException if it is open
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
            throw new WorldException(name + ": the file is not UTF-8 text");
        }
    }
}
