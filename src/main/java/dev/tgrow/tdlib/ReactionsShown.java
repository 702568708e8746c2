package dev.tgrow.tdlib;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sees to it that TDLib shows reactions. Safe for use by many threads.
///
/// TDLib hides the reactions of every message that it got before it knew which reactions the chat allows. It asks for
/// that by itself, but takes its time: one chat after the other, seconds apart, while histories are read at once.
final class ReactionsShown {
    private final TdClient client;
    private final Set<ChatId> chats = ConcurrentHashMap.newKeySet();

    ReactionsShown(TdClient client) {
        this.client = client;
    }

    /// Waits until the messages of a chat that are read from now on have their reactions.
    ///
    /// @return why they can't be read at all, if so
    Optional<Refusal> in(ChatId chat) throws InterruptedException {
        if (chat.value() > 0 || chats.contains(chat)) return Optional.empty();
        var problem = refusal(client.ask(info(chat)));
        if (problem.isEmpty()) problem = fetchNewest(chat);
        if (problem.isEmpty()) chats.add(chat);
        return problem;
    }

    private static ObjectNode info(ChatId chat) {
        return chat.isSupergroup()
                ? ChatRequests.getSupergroupFullInfo(chat.supergroupId())
                : ChatRequests.getBasicGroupFullInfo(-chat.value());
    }

    /// TDLib may know the newest message from the chat list. What is below it is asked for together with it, and so it
    /// is met again; the page that this brings is kept for whoever reads on.
    private Optional<Refusal> fetchNewest(ChatId chat) throws InterruptedException {
        var newest = client.ask(ChatRequests.getChatHistory(chat, 0, 1));
        if (!(newest instanceof Answer.Good(JsonNode page))
                || page.path("messages").isEmpty()) return refusal(newest);
        var top = Json.number(page.path("messages").path(0), "id");
        return refusal(client.ask(ChatRequests.getChatHistory(chat, top, 1)));
    }

    private static Optional<Refusal> refusal(Answer answer) {
        return answer.read(object -> object) instanceof Reply.Refused<?>(Refusal reason)
                ? Optional.of(reason)
                : Optional.empty();
    }
}
