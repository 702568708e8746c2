package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.api.Files.Frame;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.WorldError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Reads the media of messages that are to be sent: files that were uploaded just now, and those known by number.
final class InputMedia {
    private static final int LARGEST_PHOTO = 10 << 20;
    private static final int LONGEST_SIDES = 10_000;
    private static final int NARROWEST = 20;

    private InputMedia() {}

    /// @throws WorldError `MEDIA_EMPTY`, `MEDIA_INVALID`, `PHOTO_INVALID_DIMENSIONS`, `IMAGE_PROCESS_FAILED`, or what
    ///     is wrong with an upload
    static Attachment read(Request request, TlObject media) {
        return switch (media.name()) {
            case "inputMediaUploadedPhoto" -> photo(request, upload(request, media));
            case "inputMediaUploadedDocument" -> document(request, media, upload(request, media));
            case "inputMediaPhoto", "inputMediaDocument" -> known(request, media.object("id"));
            case "inputMediaEmpty" -> throw WorldError.of("MEDIA_EMPTY");
            default -> throw WorldError.of("MEDIA_INVALID");
        };
    }

    private static byte[] upload(Request request, TlObject media) {
        return request.uploads().take(request.account().id(), media.object("file"));
    }

    private static Attachment known(Request request, TlObject input) {
        if (!input.is("inputPhoto") && !input.is("inputDocument")) throw WorldError.of("MEDIA_EMPTY");
        return request.files().named(request.account(), input.number("id"), input.number("access_hash"));
    }

    private static Attachment photo(Request request, byte[] bytes) {
        if (bytes.length > LARGEST_PHOTO) throw WorldError.of("PHOTO_FILE_TOO_BIG");
        var frame = frame(bytes);
        var longer = Math.max(frame.width(), frame.height());
        var shorter = Math.min(frame.width(), frame.height());
        if (longer + shorter > LONGEST_SIDES || longer > NARROWEST * shorter) {
            throw WorldError.of("PHOTO_INVALID_DIMENSIONS");
        }
        var file = request.files().add(bytes, frame);
        return new Attachment(Attachment.PHOTO, file, "", bytes.length, "image/jpeg");
    }

    private static Frame frame(byte[] bytes) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image != null) return new Frame(image.getWidth(), image.getHeight());
        } catch (IOException _) {
            // No picture either.
        }
        throw new WorldError(400, "IMAGE_PROCESS_FAILED");
    }

    private static Attachment document(Request request, TlObject media, byte[] bytes) {
        var attributes = media.objects("attributes");
        var name = attributes.stream()
                .filter(attribute -> attribute.is("documentAttributeFilename"))
                .map(attribute -> attribute.string("file_name"))
                .findFirst()
                .orElse("");
        var mime = media.string("mime_type").toLowerCase(Locale.ROOT);
        var kind = media.flag("force_file") ? Attachment.DOCUMENT : kind(attributes);
        return new Attachment(kind, request.files().add(bytes, null), name, bytes.length, mime);
    }

    /// The first attribute that makes a document something else.
    private static String kind(List<TlObject> attributes) {
        return attributes.stream()
                .flatMap(attribute -> kind(attribute).stream())
                .findFirst()
                .orElse(Attachment.DOCUMENT);
    }

    private static Optional<String> kind(TlObject attribute) {
        return switch (attribute.name()) {
            case "documentAttributeAnimated" -> Optional.of("animation");
            case "documentAttributeVideo" -> Optional.of(attribute.flag("round_message") ? "video_note" : "video");
            case "documentAttributeAudio" -> Optional.of(attribute.flag("voice") ? "voice" : "audio");
            case "documentAttributeSticker" -> Optional.of("sticker");
            default -> Optional.empty();
        };
    }
}
