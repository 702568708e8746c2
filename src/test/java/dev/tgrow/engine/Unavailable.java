package dev.tgrow.engine;

/// This machine lacks what the engine's tests need.
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    /// @param why one clause for people, which names what is missing
    Unavailable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
