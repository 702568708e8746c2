package dev.tgrow.datacentre.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Account;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Message;
import java.util.List;
import java.util.Map;

/// What messages hold besides text, as objects of the API: photos, documents and all that documents can be.
final class TlMedia {
    /// A client must have one to ask for a file; here it never expires.
    private static final byte[] REFERENCE = "reference".getBytes(US_ASCII);

    /// What documents can be, and photos; everything else is no file.
    private static final Map<String, String> MIME = Map.of(
            Attachment.PHOTO,
            "image/jpeg",
            Attachment.DOCUMENT,
            "application/pdf",
            "video",
            "video/mp4",
            "video_note",
            "video/mp4",
            "animation",
            "video/mp4",
            "audio",
            "audio/mpeg",
            "voice",
            "audio/ogg",
            "sticker",
            "image/webp");

    private static final TlObject STICKER = TlObject.of("documentAttributeSticker")
            .with("alt", "🌱")
            .with("stickerset", TlObject.of("inputStickerSetEmpty"));
    private static final TlObject IMAGE =
            TlObject.of("documentAttributeImageSize").with("w", 512).with("h", 512);

    private final Centre centre;
    private final Account viewer;

    TlMedia(Centre centre, Account viewer) {
        this.centre = centre;
        this.viewer = viewer;
    }

    /// The `MessageMedia` of a message.
    ///
    /// @param held what the message holds
    TlObject of(Message message, Attachment held) {
        if (!MIME.containsKey(held.kind())) return TlOddMedia.of(held.kind(), message);
        var file = held.file() == 0 ? Files.invented(message, held.kind(), MIME.get(held.kind())) : held;
        return of(file, (int) message.date().getEpochSecond());
    }

    /// The `MessageMedia` of a file.
    ///
    /// @param date when it was uploaded
    TlObject of(Attachment attachment, int date) {
        centre.files().know(attachment);
        if (attachment.kind().equals(Attachment.PHOTO)) {
            return TlObject.of("messageMediaPhoto").with("photo", photo(attachment, date));
        }
        return TlObject.of("messageMediaDocument")
                .with("document", document(attachment, date))
                .with("video", attachment.kind().equals("video"))
                .with("round", attachment.kind().equals("video_note"))
                .with("voice", attachment.kind().equals("voice"));
    }

    private TlObject file(String constructor, Attachment attachment, int date) {
        return TlObject.of(constructor)
                .with("id", attachment.file())
                .with("access_hash", centre.files().hash(viewer, attachment.file()))
                .with("file_reference", REFERENCE)
                .with("date", date)
                .with("dc_id", Files.DATA_CENTRE);
    }

    private TlObject photo(Attachment attachment, int date) {
        var frame = centre.files().frame(attachment.file());
        var size = TlObject.of("photoSize")
                .with("type", "y")
                .with("w", frame.width())
                .with("h", frame.height())
                .with("size", (int) attachment.size());
        return file("photo", attachment, date).with("sizes", List.of(size));
    }

    private TlObject document(Attachment attachment, int date) {
        return file("document", attachment, date)
                .with("mime_type", attachment.mime())
                .with("size", attachment.size())
                .with("attributes", attributes(attachment));
    }

    private static List<TlObject> attributes(Attachment attachment) {
        var name = TlObject.of("documentAttributeFilename").with("file_name", attachment.name());
        var video = TlObject.of("documentAttributeVideo")
                .with("duration", 12.0)
                .with("w", 640)
                .with("h", 360);
        var audio = TlObject.of("documentAttributeAudio").with("duration", 12);
        return switch (attachment.kind()) {
            case "video" -> List.of(video.with("supports_streaming", true), name);
            case "video_note" ->
                List.of(video.with("round_message", true).with("w", 240).with("h", 240));
            case "animation" -> List.of(TlObject.of("documentAttributeAnimated"), video.with("nosound", true), name);
            case "audio" -> List.of(audio.with("title", attachment.name()), name);
            case "voice" -> List.of(audio.with("voice", true));
            case "sticker" -> List.of(STICKER, IMAGE, name);
            default -> List.of(name);
        };
    }

    /// The `Document` of a sticker that clients must be able to name but never show.
    TlObject sticker(String mime) {
        return document(new Attachment("sticker", mime.hashCode(), "sticker", 1_024, mime), 0);
    }
}
