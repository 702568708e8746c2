package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;

import dev.tgrow.telegram.ChatId;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What tests ask TDLib about invite links, and how they read its answers.
final class LinkRequests {
    private LinkRequests() {}

    /// Makes a link.
    ///
    /// @param more further fields, each with a comma before it
    /// @return a `chatInviteLink`
    static JsonNode createLink(RawTdlib td, ChatId chat, String more) throws InterruptedException {
        return good(td.ask(json("{'@type':'createChatInviteLink','chat_id':%d%s}", chat.value(), more)));
    }

    /// @param link a `chatInviteLink`
    static String url(JsonNode link) {
        return link.path("invite_link").asString();
    }

    /// Gives a `chatInviteLinkInfo` or an `error`
    static JsonNode look(RawTdlib td, JsonNode link) throws InterruptedException {
        return td.ask(json("{'@type':'checkChatInviteLink','invite_link':'%s'}", url(link)));
    }

    /// Gives a `chat` or an `error`
    static JsonNode join(RawTdlib td, JsonNode link) throws InterruptedException {
        return td.ask(json("{'@type':'joinChatByInviteLink','invite_link':'%s'}", url(link)));
    }

    /// The ids of those on a list.
    static List<Long> users(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path("user_id").asLong())
                .toList();
    }

    /// What an `error` says.
    static String message(JsonNode error) {
        return error.path("message").asString("");
    }
}
