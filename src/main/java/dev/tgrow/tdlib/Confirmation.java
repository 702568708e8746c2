package dev.tgrow.tdlib;

import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Sent;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What TDLib's `message` says when the server has taken it.
final class Confirmation {
    private Confirmation() {}

    static Sent read(JsonNode message) {
        var id = Json.number(message, "id");
        var media = media(message.path("content"));
        return Waiting.waits(message)
                ? new Sent(Waiting.id(id), Waiting.at(message), media, true)
                : new Sent(
                        new MessageId(id >> MessageCalls.SERVER_ID_SHIFT),
                        Instant.ofEpochSecond(Json.number(message, "date")),
                        media);
    }

    /// The name under which Telegram keeps the file; of a photo's sizes the last one's, which is the largest.
    private static Optional<Media.Remote> media(JsonNode content) {
        var sizes = content.path("photo").path("sizes");
        var photo = remoteId(sizes.path(sizes.size() - 1).path("photo"));
        if (!photo.isEmpty()) return Optional.of(new Media.Remote(Media.Kind.PHOTO, photo));
        var document = remoteId(content.path("document").path("document"));
        return document.isEmpty() ? Optional.empty() : Optional.of(new Media.Remote(Media.Kind.DOCUMENT, document));
    }

    private static String remoteId(JsonNode file) {
        return Json.text(file.path("remote"), "id");
    }
}
