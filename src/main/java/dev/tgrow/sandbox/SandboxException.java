package dev.tgrow.sandbox;

/// The world or its state can't be used: a wrong file, an unknown account. The message is one sentence for people.
public class SandboxException extends RuntimeException {
    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
