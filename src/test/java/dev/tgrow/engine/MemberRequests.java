package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;

import dev.tgrow.telegram.ChatId;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What tests ask TDLib about members of chats, and tell it of them.
final class MemberRequests {
    private MemberRequests() {}

    /// Lets the client know a public chat or a person by name.
    static void meet(RawTdlib td, String username) throws InterruptedException {
        good(td.ask(json("{'@type':'searchPublicChat','username':'%s'}", username)));
    }

    /// Gives `failedToAddMembers` or an `error`
    static JsonNode add(RawTdlib td, ChatId chat, Long... users) throws InterruptedException {
        return td.ask(json("{'@type':'addChatMembers','chat_id':%d,'user_ids':%s}", chat.value(), List.of(users)));
    }

    /// Gives somebody a standing; answers `ok` or an `error`.
    ///
    /// @param status a `chatMemberStatus`, as text with `'` for `"`
    static JsonNode give(RawTdlib td, ChatId chat, long user, String status) throws InterruptedException {
        return td.ask(json(
                "{'@type':'setChatMemberStatus','chat_id':%d,'member_id':{'@type':'messageSenderUser','user_id':%d},"
                        + "'status':%s}",
                chat.value(), user, status));
    }

    /// A `chatMember`.
    static JsonNode member(RawTdlib td, ChatId chat, long user) throws InterruptedException {
        return good(td.ask(json(
                "{'@type':'getChatMember','chat_id':%d,'member_id':{'@type':'messageSenderUser','user_id':%d}}",
                chat.value(), user)));
    }

    /// The type of somebody's `chatMemberStatus`.
    static String status(RawTdlib td, ChatId chat, long user) throws InterruptedException {
        return member(td, chat, user).path("status").path("@type").asString();
    }

    /// The ids on the first page of a list.
    ///
    /// @param filter what stands after `supergroupMembersFilter`
    static List<Long> list(RawTdlib td, ChatId chat, String filter) throws InterruptedException {
        var page = good(td.ask(json(
                "{'@type':'getSupergroupMembers','supergroup_id':%d,'filter':{'@type':'supergroupMembersFilter%s'},"
                        + "'limit':200}",
                chat.supergroupId(), filter)));
        return StreamSupport.stream(page.path("members").spliterator(), false)
                .map(member -> member.path("member_id").path("user_id").asLong())
                .toList();
    }

    /// A `supergroupFullInfo`.
    static JsonNode full(RawTdlib td, ChatId chat) throws InterruptedException {
        return good(td.ask(json("{'@type':'getSupergroupFullInfo','supergroup_id':%d}", chat.supergroupId())));
    }
}
