package dev.tgrow.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A file that the operator named, or `-` for standard input, as UTF-8 text without a byte order mark.
final class TextFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TextFile() {}

    /// How messages call the file.
    static String name(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    /// @param limit the largest size in bytes
    /// @throws InputException if there is no such file, or it can't be read; later, if it isn't UTF-8 or too large
    static BufferedReader open(String file, InputStream stdin, long limit) {
        var name = name(file);
        try {
            var bytes = file.equals("-") ? stdin : Files.newInputStream(Path.of(file));
            var text = new BufferedReader(new InputStreamReader(new Utf8Stream(bytes, name, limit), UTF_8));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) text.reset();
            return text;
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (InvalidPathException e) {
            throw new InputException(List.of("'%s' is not a file name: %s".formatted(file, e.getReason())));
        }
    }

    /// The whole text.
    static String read(String file, InputStream stdin, long limit) {
        try (var text = open(file, stdin, limit)) {
            var whole = new StringWriter();
            text.transferTo(whole);
            return whole.toString();
        } catch (IOException e) {
            throw unreadable(name(file), e);
        }
    }

    static InputException unreadable(String name, IOException e) {
        var reason = switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        return new InputException(List.of("can't read %s: %s".formatted(name, reason)));
    }
}
