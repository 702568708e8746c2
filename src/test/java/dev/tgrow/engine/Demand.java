package dev.tgrow.engine;

import java.util.Map;

/// Whether the engine's tests must run: what `TGROW_E2E` says.
enum Demand {
    IF_POSSIBLE,
    REQUIRED;

    static Demand of(Map<String, String> environment) {
        var text = environment.getOrDefault("TGROW_E2E", "");
        return switch (text) {
            case "" -> IF_POSSIBLE;
            case "required" -> REQUIRED;
            default -> throw new IllegalStateException("TGROW_E2E=" + text + " means nothing; it may be required");
        };
    }

    /// The line for a machine that lacks something.
    ///
    /// @param why one clause: what
    String complaint(String why) {
        return switch (this) {
            case IF_POSSIBLE -> "Engine tests skipped: " + why;
            case REQUIRED -> "Engine tests can't run, but TGROW_E2E=required: " + why;
        };
    }
}
