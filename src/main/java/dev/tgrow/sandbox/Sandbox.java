package dev.tgrow.sandbox;

import dev.tgrow.world.WorldBusyException;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldException;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/// A world to rehearse in.
public final class Sandbox {
    private static final String BUILT_IN = "garden.yaml";

    private final WorldFile file;

    private Sandbox(WorldFile file) {
        this.file = file;
    }

    /// The world that comes with the program.
    public static Sandbox builtIn() {
        try (var yaml = Objects.requireNonNull(Sandbox.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return new Sandbox(WorldFile.of(BUILT_IN, yaml.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The world of a YAML file.
    ///
    /// @throws WorldException if the file can't be read or is no world; the message names line, column and key
    public static Sandbox of(Path file) {
        return new Sandbox(WorldFile.of(file));
    }

    /// What tells this world's files from those of other worlds.
    public String key() {
        return file.key();
    }

    /// Opens the world as it was left, alone: nobody else can open it with this directory until it is closed.
    ///
    /// @param stateDirectory where worlds keep what happened in them; made if it isn't there
    /// @throws WorldBusyException if it is open already
    /// @throws WorldException if the state can't be read or written
    public SandboxSession open(Path stateDirectory, WorldClock clock) {
        return new SandboxSession(file.open(stateDirectory, clock));
    }

    /// Forgets all that happened in this world.
    ///
    /// @throws WorldBusyException if it is open
    public void reset(Path stateDirectory) {
        file.reset(stateDirectory);
    }
}
