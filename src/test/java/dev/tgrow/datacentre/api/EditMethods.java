package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.WorldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Changes messages that are there: edits, deletes, pins.
final class EditMethods {
    private EditMethods() {}

    static void register(Methods methods) {
        methods.add("messages.editMessage", EditMethods::edit)
                .add("messages.deleteMessages", EditMethods::deleteOwn)
                .add("channels.deleteMessages", EditMethods::deleteInChannel)
                .add("messages.updatePinnedMessage", EditMethods::pin)
                .add("messages.unpinAllMessages", EditMethods::unpinAll);
    }

    private static TlObject edit(Request request) {
        var call = request.arguments();
        var chat = request.chat("peer");
        if (call.has("media")) throw WorldError.of("MEDIA_NEW_INVALID");
        if (call.has("schedule_date") || !call.has("message")) throw WorldError.of("MESSAGE_ID_INVALID");
        var entities = call.has("entities") ? call.objects("entities") : List.<TlObject>of();
        var text = TlEntities.text(call.string("message"), entities);
        request.world().messages().edit(request.account(), chat, call.integer("id"), text);
        return request.updates();
    }

    /// Messages of private chats and basic groups, whichever have these numbers.
    private static TlObject deleteOwn(Request request) {
        var messages = request.world().messages();
        Map<ChatId, List<Long>> chats = new LinkedHashMap<>();
        for (long id : request.arguments().numbers("id")) {
            messages.chatOf(request.account(), id)
                    .ifPresent(chat -> chats.merge(chat, List.of(id), EditMethods::joined));
        }
        var deleted = 0;
        for (Map.Entry<ChatId, List<Long>> entry : chats.entrySet()) {
            deleted += messages.delete(request.account(), entry.getKey(), entry.getValue())
                    .size();
        }
        request.tell();
        return affected(request.feed().pts(request.account().id()), deleted);
    }

    private static List<Long> joined(List<Long> some, List<Long> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static TlObject deleteInChannel(Request request) {
        var chat = request.chat("channel");
        var deleted = request.world()
                .messages()
                .delete(request.account(), chat, request.arguments().numbers("id"));
        request.tell();
        return affected(request.feed().pts(chat), deleted.size());
    }

    private static TlObject affected(int pts, int count) {
        return TlObject.of("messages.affectedMessages").with("pts", pts).with("pts_count", count);
    }

    private static TlObject pin(Request request) {
        var call = request.arguments();
        var chat = request.chat("peer");
        var messages = request.world().messages();
        if (call.flag("unpin")) messages.unpin(request.account(), chat, call.integer("id"));
        else messages.pin(request.account(), chat, call.integer("id"));
        return request.updates();
    }

    private static TlObject unpinAll(Request request) {
        var chat = request.chat("peer");
        var unpinned = request.world().messages().unpinAll(request.account(), chat);
        request.tell();
        return TlObject.of("messages.affectedHistory")
                .with(
                        "pts",
                        chat.isSupergroup()
                                ? request.feed().pts(chat)
                                : request.feed().pts(request.account().id()))
                .with("pts_count", unpinned.isEmpty() ? 0 : 1)
                .with("offset", 0);
    }
}
