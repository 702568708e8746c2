package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.SendOptions;
import tools.jackson.databind.node.ObjectNode;

/// The requests that send messages.
final class SendRequests {
    private SendRequests() {}

    /// @param stars what is paid for it
    static ObjectNode sendMessage(Call.SendMessage call, long stars) {
        var message = call.message();
        var request = Json.object("sendMessage").put("chat_id", call.chat().value());
        address(request, message.options(), message.silent(), stars);
        request.set("input_message_content", content(message));
        return request;
    }

    /// @param stars what is paid for all of it
    static ObjectNode sendMessageAlbum(MessageCall.SendAlbum call, long stars) {
        var album = call.album();
        var request = Json.object("sendMessageAlbum").put("chat_id", call.chat().value());
        address(request, album.options(), album.silent(), stars);
        var contents = request.putArray("input_message_contents");
        album.parts().forEach(part -> contents.add(media(part.media(), formatted(part.caption()))));
        return request;
    }

    private static void address(ObjectNode request, SendOptions options, boolean silent, long stars) {
        options.topic()
                .ifPresent(topic ->
                        request.set("topic_id", Json.object("messageTopicForum").put("forum_topic_id", topic.value())));
        var how = Json.object("messageSendOptions").put("disable_notification", silent);
        if (stars > 0) how.put("paid_message_star_count", stars);
        options.at()
                .ifPresent(at -> how.set(
                        "scheduling_state",
                        Json.object("messageSchedulingStateSendAtDate")
                                .put("send_date", at.getEpochSecond())
                                .put("repeat_period", 0)));
        request.set("options", how);
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
