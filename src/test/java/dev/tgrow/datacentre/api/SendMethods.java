package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Draft;
import dev.tgrow.world.Messages.Forwarding;
import dev.tgrow.world.WorldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sends messages, now or later.
final class SendMethods {
    private SendMethods() {}

    static void register(Methods methods) {
        methods.add("messages.sendMessage", SendMethods::sendMessage)
                .add("messages.sendMedia", SendMethods::sendMedia)
                .add("messages.sendMultiMedia", SendMethods::sendMultiMedia)
                .add("messages.uploadMedia", SendMethods::uploadMedia)
                .add("messages.forwardMessages", SendMethods::forwardMessages);
    }

    private static TlObject sendMessage(Request request) {
        var chat = request.chat("peer");
        return send(request, chat, List.of(Drafts.of(request, chat, request.arguments(), Optional.empty())));
    }

    private static TlObject sendMedia(Request request) {
        var chat = request.chat("peer");
        var media = InputMedia.read(request, request.arguments().object("media"));
        return send(request, chat, List.of(Drafts.of(request, chat, request.arguments(), Optional.of(media))));
    }

    private static TlObject sendMultiMedia(Request request) {
        var chat = request.chat("peer");
        var drafts = request.arguments().objects("multi_media").stream()
                .map(part ->
                        Drafts.of(request, chat, part, Optional.of(InputMedia.read(request, part.object("media")))))
                .toList();
        return send(request, chat, drafts);
    }

    private static TlObject send(Request request, ChatId chat, List<Draft> drafts) {
        var later = request.arguments().optionalInteger("schedule_date");
        if (later.isPresent()) {
            var due = Instant.ofEpochSecond(later.getAsInt());
            request.world().scheduled().add(request.account(), chat, drafts, due);
        } else if (request.arguments().is("messages.sendMultiMedia")) {
            request.world().messages().sendAlbum(request.account(), chat, drafts);
        } else {
            request.world().messages().send(request.account(), chat, drafts.getFirst());
        }
        return request.updates();
    }

    /// Gives a file its number, so that it can be part of an album.
    private static TlObject uploadMedia(Request request) {
        request.chat("peer");
        Attachment media = InputMedia.read(request, request.arguments().object("media"));
        return request.view().media(media);
    }

    private static TlObject forwardMessages(Request request) {
        var call = request.arguments();
        if (call.has("schedule_date")) throw WorldError.of("SCHEDULE_DATE_INVALID");
        var ids = call.numbers("id");
        if (ids.size() != call.numbers("random_id").size()) throw WorldError.of("RANDOM_ID_INVALID");
        var to = request.chat("to_peer");
        var how = new Forwarding(
                Drafts.topic(call.optionalNumber("top_msg_id")),
                call.flag("silent"),
                Drafts.stars(call),
                call.flag("drop_author"),
                call.numbers("random_id"));
        request.world().messages().forward(request.account(), request.chat("from_peer"), ids, to, how);
        return request.updates();
    }
}
