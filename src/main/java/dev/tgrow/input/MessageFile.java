package dev.tgrow.input;

import java.io.InputStream;
import java.util.List;

/// The text of a message from a file.
public final class MessageFile {
    /// The largest size in bytes.
    public static final long LIMIT = 1 << 20;

    private MessageFile() {}

    /// Reads the file, or standard input for `-`. Line breaks become LF, and the one at the end goes.
    ///
    /// @throws InputException if it can't be read, isn't UTF-8, is larger than [#LIMIT] or holds no text
    public static String read(String file, InputStream stdin) {
        var text = TextFile.read(file, stdin, LIMIT).replace("\r\n", "\n");
        if (text.isBlank()) {
            throw new InputException(List.of(TextFile.name(file) + " holds no text"));
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
