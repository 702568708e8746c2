package dev.tgrow.world;

import dev.tgrow.telegram.Refusal;

/// A refusal as Telegram's server (upper-case words) or TDLib (sentences) gives it.
///
/// Has no stack trace, because it is an answer and not a failure of ours.
public final class WorldError extends RuntimeException {
    private final int code;
    private final String text;

    public WorldError(int code, String text) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
    }

    /// The server's, with the code that it sends with this text.
    public static WorldError of(String text) {
        return new WorldError(ErrorCodes.of(text), text);
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    public Refusal refusal() {
        return Refusal.of(code, text);
    }
}
