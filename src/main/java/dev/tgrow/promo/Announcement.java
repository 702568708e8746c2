package dev.tgrow.promo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.ParseMode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What an announcement says, by which it is known again: the same for every chat, however often it is started.
///
/// @param name the operator's name for it, or one made of its content
/// @param content what people will read, as lines of text
record Announcement(String name, String content) {
    private static final int NAME_DIGITS = 12;

    static Announcement of(SendPromo.Request request) {
        var content = new StringBuilder();
        if (request.mode() != ParseMode.NONE) {
            content.append("format: ")
                    .append(request.mode().name().toLowerCase(Locale.ROOT))
                    .append('\n');
        }
        request.media()
                .forEach(file -> content.append("file: ")
                        .append(file.kind().name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(digest(file))
                        .append('\n'));
        content.append('\n').append(request.source());
        var text = content.toString();
        var name = request.campaign()
                .orElseGet(() -> HexFormat.of()
                        .formatHex(sha256().digest(text.getBytes(UTF_8)))
                        .substring(0, NAME_DIGITS));
        return new Announcement(name, text);
    }

    /// Refuses to send something else under a name that is taken.
    ///
    /// @throws RunEnded if the stored content is another; the message shows the first line that differs
    void check(String stored) {
        if (stored.equals(content)) return;
        var before = stored.lines().toList();
        var now = content.lines().toList();
        var line = 0;
        while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) line++;
        throw new RunEnded(new End.Misused(
                "the campaign '%s' has another content: it said %s, and now it says %s (give this one another --campaign)"
                        .formatted(name, quoted(before, line), quoted(now, line))));
    }

    private static String quoted(java.util.List<String> lines, int number) {
        return number < lines.size() ? "'" + shortened(lines.get(number)) + "'" : "nothing more";
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }

    private static String digest(Media.Local media) {
        var sha = sha256();
        try (var file = new DigestInputStream(Files.newInputStream(media.file()), sha)) {
            file.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new RunEnded(new End.Failed("can't read " + media.file() + ": " + e.getMessage()));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
