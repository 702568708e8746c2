package dev.tgrow.render;

import java.util.Map;

/// When text is coloured.
public enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    /// Whether to colour a stream. `NO_COLOR` (any text but an empty one) and `TERM=dumb` overrule [#AUTO] alone.
    boolean on(boolean terminal, Map<String, String> env) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && env.getOrDefault("NO_COLOR", "").isEmpty()
                        && !env.getOrDefault("TERM", "").equals("dumb");
        };
    }
}
