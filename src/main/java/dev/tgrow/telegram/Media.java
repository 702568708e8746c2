package dev.tgrow.telegram;

import java.nio.file.Path;

/// A photo or document to send.
public sealed interface Media {
    Kind kind();

    enum Kind {
        PHOTO,
        DOCUMENT
    }

    /// A file of this machine; it is uploaded when it is sent.
    record Local(Kind kind, Path file) implements Media {}

    /// A file that Telegram has already, by the name it gave it.
    record Remote(Kind kind, String id) implements Media {}
}
