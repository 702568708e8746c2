package dev.tgrow.render;

/// How a piece of text looks in a terminal that may be coloured.
enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String of(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /// This style, or none.
    Style when(boolean coloured) {
        return coloured ? this : PLAIN;
    }
}
