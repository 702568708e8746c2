package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import tools.jackson.databind.node.ObjectNode;

/// Requests about chats, their members and their history.
final class ChatRequests {
    /// More than any account's list needs; TDLib gives at most 100 at a time.
    static final int LOAD_LIMIT = 100;

    private ChatRequests() {}

    static ObjectNode searchPublicChat(String username) {
        return Json.object("searchPublicChat").put("username", username);
    }

    static ObjectNode checkChatInviteLink(String link) {
        return Json.object("checkChatInviteLink").put("invite_link", link);
    }

    static ObjectNode getChat(ChatId chat) {
        return Json.object("getChat").put("chat_id", chat.value());
    }

    static ObjectNode loadChats() {
        return Json.object("loadChats").put("limit", LOAD_LIMIT).set("chat_list", Json.object("chatListMain"));
    }

    static ObjectNode createPrivateChat(long user) {
        return Json.object("createPrivateChat").put("user_id", user).put("force", false);
    }

    static ObjectNode createSupergroupChat(long supergroup) {
        return Json.object("createSupergroupChat")
                .put("supergroup_id", supergroup)
                .put("force", false);
    }

    static ObjectNode getSupergroup(long supergroup) {
        return Json.object("getSupergroup").put("supergroup_id", supergroup);
    }

    static ObjectNode getSupergroupFullInfo(long supergroup) {
        return Json.object("getSupergroupFullInfo").put("supergroup_id", supergroup);
    }

    static ObjectNode getBasicGroup(long group) {
        return Json.object("getBasicGroup").put("basic_group_id", group);
    }

    static ObjectNode getBasicGroupFullInfo(long group) {
        return Json.object("getBasicGroupFullInfo").put("basic_group_id", group);
    }

    static ObjectNode getSupergroupMembers(Call.GetMembers call) {
        return Json.object("getSupergroupMembers")
                .put("supergroup_id", call.chat().supergroupId())
                .put("offset", call.offset())
                .put("limit", call.limit())
                .set("filter", filter(call.list()));
    }

    private static ObjectNode filter(MemberList list) {
        return switch (list) {
            case RECENT -> Json.object("supergroupMembersFilterRecent");
            case ADMINISTRATORS -> Json.object("supergroupMembersFilterAdministrators");
            case BOTS -> Json.object("supergroupMembersFilterBots");
            case CONTACTS -> Json.object("supergroupMembersFilterContacts").put("query", "");
            case BANNED -> Json.object("supergroupMembersFilterBanned").put("query", "");
            case RESTRICTED -> Json.object("supergroupMembersFilterRestricted").put("query", "");
        };
    }

    static ObjectNode getChatMember(Call.GetMember call) {
        return Json.object("getChatMember")
                .put("chat_id", call.chat().value())
                .set(
                        "member_id",
                        Json.object("messageSenderUser")
                                .put("user_id", call.user().value()));
    }

    /// Newcomers to a basic group see none of its past: a number here would show it to them.
    static ObjectNode addChatMember(Call.AddMember call) {
        return Json.object("addChatMember")
                .put("chat_id", call.chat().value())
                .put("user_id", call.user().value())
                .put("forward_limit", 0);
    }

    static ObjectNode pinChatMessage(Call.PinMessage call) {
        return Json.object("pinChatMessage")
                .put("chat_id", call.chat().value())
                .put("message_id", Requests.id(call.message()))
                .put("disable_notification", call.silent())
                .put("only_for_self", false);
    }

    static ObjectNode getChatStatistics(ChatId chat) {
        return Json.object("getChatStatistics").put("chat_id", chat.value()).put("is_dark", false);
    }

    /// @param before TDLib's number of the message below which to begin; 0 for the newest
    static ObjectNode getChatHistory(ChatId chat, long before, int limit) {
        return getChatHistory(chat, before, 0, limit, false);
    }

    /// @param from TDLib's number of the place where to begin
    /// @param offset minus the number of messages wanted from above that place
    /// @param known whether only what TDLib knows already is wanted
    static ObjectNode getChatHistory(ChatId chat, long from, int offset, int limit, boolean known) {
        return Json.object("getChatHistory")
                .put("chat_id", chat.value())
                .put("from_message_id", from)
                .put("offset", offset)
                .put("limit", limit)
                .put("only_local", known);
    }
}
