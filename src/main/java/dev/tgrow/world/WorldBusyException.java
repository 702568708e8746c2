package dev.tgrow.world;

/// Another process (or another session of this one) has this world open with the same state.
public final class WorldBusyException extends WorldException {
    WorldBusyException(String message) {
        super(message);
    }
}
