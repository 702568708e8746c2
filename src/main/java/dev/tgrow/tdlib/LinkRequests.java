package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.InviteLink;
import dev.tgrow.telegram.InviteLinkPage;
import dev.tgrow.telegram.LinkCall;
import tools.jackson.databind.node.ObjectNode;

/// Requests about invite links and those who come by them.
final class LinkRequests {
    private LinkRequests() {}

    static ObjectNode createChatInviteLink(Call.CreateInviteLink call) {
        return Json.object("createChatInviteLink")
                .put("chat_id", call.chat().value())
                .put("name", call.name())
                .put(
                        "expiration_date",
                        call.expires().map(at -> at.getEpochSecond()).orElse(0L))
                .put("member_limit", call.memberLimit())
                .put("creates_join_request", call.joinRequests());
    }

    /// @param creator whose links
    static ObjectNode getChatInviteLinks(LinkCall.ListInviteLinks call, long creator) {
        return Json.object("getChatInviteLinks")
                .put("chat_id", call.chat().value())
                .put("creator_user_id", creator)
                .put("is_revoked", call.revoked())
                .put(
                        "offset_date",
                        call.after()
                                .map(link -> link.created().getEpochSecond())
                                .orElse(0L))
                .put("offset_invite_link", call.after().map(InviteLink::url).orElse(""))
                .put("limit", InviteLinkPage.MAX_SIZE);
    }

    static ObjectNode getChatInviteLink(ChatId chat, String url) {
        return Json.object("getChatInviteLink").put("chat_id", chat.value()).put("invite_link", url);
    }

    static ObjectNode getChatJoinRequests(LinkCall.ListJoinRequests call) {
        var request = Json.object("getChatJoinRequests")
                .put("chat_id", call.chat().value())
                .put("invite_link", call.link().orElse(""))
                .put("query", "")
                .put("limit", call.limit());
        call.after()
                .ifPresent(last -> request.set(
                        "offset_request",
                        Json.object("chatJoinRequest")
                                .put("user_id", last.user().id().value())
                                .put("date", last.date().getEpochSecond())
                                .put("bio", last.bio())));
        return request;
    }

    static ObjectNode processChatJoinRequest(LinkCall.ProcessJoinRequest call) {
        return Json.object("processChatJoinRequest")
                .put("chat_id", call.chat().value())
                .put("user_id", call.user().value())
                .put("approve", call.approve());
    }
}
