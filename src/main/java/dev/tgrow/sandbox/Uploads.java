package dev.tgrow.sandbox;

import dev.tgrow.telegram.Media;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Chance;
import dev.tgrow.world.WorldError;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes files as TDLib does, and gives them names by which they are known again.
///
/// A name proves itself, so that nothing has to be remembered: it ends in a sum over its beginning.
final class Uploads {
    private static final long LARGEST_PHOTO = 10L << 20;
    private static final long LARGEST_DOCUMENT = 2000L << 20;
    private static final Pattern PHOTO = Pattern.compile(".*\\.(jpg|jpeg|gif|png|tif|bmp)");

    /// So many hexadecimal digits make a positive number.
    private static final int SUM_OF_NUMBER = 15;

    private final Chance chance;

    Uploads(Chance world) {
        this.chance = world.of("uploads");
    }

    /// The file as Telegram has it afterwards.
    ///
    /// @throws WorldError if it can't be sent
    Media.Remote upload(Media media) {
        return switch (media) {
            case Media.Remote remote when isOurs(remote) -> remote;
            case Media.Remote _ ->
                throw new WorldError(
                        400, "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol");
            case Media.Local(var kind, Path file) -> new Media.Remote(kind, name(kind, checked(kind, file)));
        };
    }

    /// The file in the server's words. The sum in its name is its number as well.
    static Attachment attachment(Media.Remote file) {
        var kind = switch (file.kind()) {
            case PHOTO -> Attachment.PHOTO;
            case DOCUMENT -> Attachment.DOCUMENT;
        };
        var sum = file.id().substring(file.id().indexOf('-') + 1);
        return new Attachment(kind, Long.parseLong(sum, 0, SUM_OF_NUMBER, 16), "", 0, "");
    }

    private static Path checked(Media.Kind kind, Path file) {
        try {
            if (!Files.exists(file)) throw new WorldError(400, "Can't find real file path");
            if (!Files.isRegularFile(file)) throw new WorldError(400, "File must be a regular file");
            var size = Files.size(file);
            if (size == 0) throw new WorldError(400, "File must be non-empty");
            var largest = switch (kind) {
                case PHOTO -> LARGEST_PHOTO;
                case DOCUMENT -> LARGEST_DOCUMENT;
            };
            if (size > largest) throw new WorldError(400, "File is too big");
            var name = file.toString().toLowerCase(Locale.ROOT);
            if (kind == Media.Kind.PHOTO && !PHOTO.matcher(name).matches()) {
                throw new WorldError(
                        400, "Photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp");
            }
            return file;
        } catch (IOException _) {
            throw new WorldError(400, "Can't get stat about the file");
        }
    }

    private String name(Media.Kind kind, Path file) {
        try (var content =
                new DigestInputStream(new FileInputStream(file.toString()), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            var sum = HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 12);
            return signed(kind.name().toLowerCase(Locale.ROOT) + "-" + sum);
        } catch (IOException _) {
            throw new WorldError(400, "Can't find real file path");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isOurs(Media.Remote remote) {
        var dash = remote.id().lastIndexOf('-');
        return dash > 0
                && remote.id().startsWith(remote.kind().name().toLowerCase(Locale.ROOT) + "-")
                && remote.id().equals(signed(remote.id().substring(0, dash)));
    }

    private String signed(String name) {
        return name + "-" + Integer.toHexString((int) chance.of(name).at(0));
    }
}
