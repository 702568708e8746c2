package dev.tgrow.app;

/// A setting's text and where it stands, for messages: `tgrow.yaml line 3 column 8`, `TGROW_PROXY`, `--proxy`.
record Setting(String value, String origin) {
    IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("%s: '%s' is not %s".formatted(origin, value, expected));
    }
}
