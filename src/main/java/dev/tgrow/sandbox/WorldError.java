package dev.tgrow.sandbox;

import dev.tgrow.telegram.Refusal;

/// A refusal as Telegram's server (upper-case words) or TDLib (sentences) gives it.
///
/// Has no stack trace, because it is an answer and not a failure of ours.
final class WorldError extends RuntimeException {
    private final int code;
    private final String text;

    WorldError(int code, String text) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    Refusal refusal() {
        return Refusal.of(code, text);
    }
}
