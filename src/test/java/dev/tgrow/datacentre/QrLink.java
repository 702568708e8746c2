package dev.tgrow.datacentre;

import java.util.Base64;
import java.util.Optional;

/// What the QR code of a login says.
final class QrLink {
    private static final String START = "tg://login?token=";

    private QrLink() {}

    /// The token in it; empty if it is something else.
    static Optional<byte[]> token(String link) {
        if (!link.startsWith(START)) return Optional.empty();
        return Optional.of(Base64.getUrlDecoder().decode(link.substring(START.length())));
    }
}
