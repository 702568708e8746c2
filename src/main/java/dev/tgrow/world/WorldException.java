package dev.tgrow.world;

/// The world or its state can't be used: a wrong file, an unknown account. The message is one sentence for
/// people.
public class WorldException extends RuntimeException {
    public WorldException(String message) {
        super(message);
    }

    WorldException(String message, Throwable cause) {
        super(message, cause);
    }
}
