package dev.tgrow.sandbox;

/// Another process (or another session of this one) has this world open with the same state.
public final class SandboxBusyException extends SandboxException {
    SandboxBusyException(String message) {
        super(message);
    }
}
