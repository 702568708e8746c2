package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.OutgoingMessage;
import tools.jackson.databind.node.ObjectNode;

/// The request that sends a message.
final class SendRequests {
    private SendRequests() {}

    static ObjectNode sendMessage(Call.SendMessage call) {
        var message = call.message();
        var request = Json.object("sendMessage").put("chat_id", call.chat().value());
        request.set("options", Json.object("messageSendOptions").put("disable_notification", message.silent()));
        request.set("input_message_content", content(message));
        return request;
    }

    private static ObjectNode content(OutgoingMessage message) {
        var text = formatted(message.text());
        return message.media().map(media -> media(media, text)).orElseGet(() -> text(text, message.linkPreview()));
    }

    private static ObjectNode text(ObjectNode text, boolean linkPreview) {
        var content = Json.object("inputMessageText").put("clear_draft", false);
        content.set("text", text);
        content.set("link_preview_options", Json.object("linkPreviewOptions").put("is_disabled", !linkPreview));
        return content;
    }

    private static ObjectNode media(Media media, ObjectNode caption) {
        var content = switch (media.kind()) {
            case PHOTO -> Json.object("inputMessagePhoto").set("photo", file(media));
            case DOCUMENT -> Json.object("inputMessageDocument").set("document", file(media));
        };
        return content.set("caption", caption);
    }

    private static ObjectNode file(Media media) {
        return switch (media) {
            case Media.Local(var _, var file) ->
                Json.object("inputFileLocal").put("path", file.toAbsolutePath().toString());
            case Media.Remote(var _, var id) -> Json.object("inputFileRemote").put("id", id);
        };
    }

    private static ObjectNode formatted(FormattedText text) {
        var formatted = Json.object("formattedText").put("text", text.text());
        var entities = formatted.putArray("entities");
        for (FormattedText.Entity entity : text.entities()) {
            entities.add(Json.object("textEntity")
                    .put("offset", entity.offset())
                    .put("length", entity.length())
                    .set("type", Entities.write(entity)));
        }
        return formatted;
    }
}
