package dev.tgrow.tdlib;

import dev.tgrow.telegram.Chat;
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
/// TDLib hides the reactions of every message that it got before it knew which reactions there are at all, and which of
/// them the chat allows. It asks for both by itself, but takes its time, while histories are read at once; and it
/// fetches the newest messages of a chat by itself, before, after or meanwhile.
final class ReactionsShown {
    /// Of the messages that TDLib has already, so many are fetched again at a time. It takes at most 100 at once, and
    /// no more than 97 of them from above the place where they begin.
    private static final int PORTION = 90;

    /// Added to the number of a message of the server, it gives a number above it that no message of the server has.
    private static final long LOCAL = 2;

    private static final String ANY_EMOJI = "\uD83D\uDC4D";

    private final TdClient client;
    private final Set<ChatId> chats = ConcurrentHashMap.newKeySet();
    private volatile boolean listed;

    ReactionsShown(TdClient client) {
        this.client = client;
    }

    /// Waits until the messages of a chat that are read from now on have their reactions.
    ///
    /// @return why they can't be read at all, if so
    Optional<Refusal> in(ChatId chat) throws InterruptedException {
        if (chat.value() > 0 || chats.contains(chat)) return Optional.empty();
        var problem = hearList();
        if (problem.isEmpty()) problem = hearAllowed(chat);
        if (problem.isEmpty()) problem = fetchAgain(chat);
        if (problem.isEmpty()) chats.add(chat);
        return problem;
    }

    /// This question is answered when the list of all reactions has come, or has been refused: then there are none to
    /// be shown, and nothing is found here.
    private Optional<Refusal> hearList() throws InterruptedException {
        if (listed) return Optional.empty();
        var answer = client.ask(Requests.getEmojiReaction(ANY_EMOJI));
        listed = answer instanceof Answer.Good || (answer instanceof Answer.Failed(int code, var _) && code == 404);
        return listed ? Optional.empty() : refusal(answer);
    }

    private Optional<Refusal> hearAllowed(ChatId chat) throws InterruptedException {
        if (!chat.isSupergroup()) return refusal(client.ask(ChatRequests.getBasicGroupFullInfo(-chat.value())));
        var answer = client.ask(ChatRequests.getSupergroupFullInfo(chat.supergroupId()));
        if (!(answer instanceof Answer.Good(JsonNode info))) return refusal(answer);
        if (allowsNone(chat)) hearAnew(chat);
        var linked = new ChatId(Json.number(info, "linked_chat_id"));
        // What a channel posts shows the channel's reactions in its group too. Where the channel can't be looked at,
        // the group's own messages are read all the same.
        if (linked.isSupergroup() && !isChannel(chat)) {
            var _ = client.ask(ChatRequests.getSupergroupFullInfo(linked.supergroupId()));
            if (allowsNone(linked)) hearAnew(linked);
        }
        return Optional.empty();
    }

    private boolean isChannel(ChatId chat) {
        return client.memory()
                .chat(chat.value())
                .filter(known -> known.kind() == Chat.Kind.CHANNEL)
                .isPresent();
    }

    private boolean allowsNone(ChatId chat) throws InterruptedException {
        return client.ask(ChatRequests.getChat(chat)) instanceof Answer.Good(JsonNode known)
                && Json.is(known.path("available_reactions"), "chatAvailableReactionsSome")
                && known.path("available_reactions").path("reactions").isEmpty();
    }

    /// What TDLib knew of the chat may be old, or may be from before it knew the list: "all" was none then, and stays
    /// so. It looks again where somebody asks for statistics, which few may see.
    private void hearAnew(ChatId chat) throws InterruptedException {
        var _ = client.ask(ChatRequests.getChatStatistics(chat));
    }

    /// Fetches those of the newest messages again that TDLib has in its memory. It answers with them whatever lies
    /// there, so they are met from below: from a place between two messages, where it can't know what is next.
    private Optional<Refusal> fetchAgain(ChatId chat) throws InterruptedException {
        var below = 0L;
        while (true) {
            var known = client.ask(ChatRequests.getChatHistory(chat, below, 0, PORTION, true));
            if (!(known instanceof Answer.Good(JsonNode page))) return refusal(known);
            var messages = page.path("messages");
            if (messages.isEmpty()) return Optional.empty();
            below = Json.number(messages.path(messages.size() - 1), "id");
            var fetched = client.ask(withNewer(chat, below, messages.size()));
            if (!(fetched instanceof Answer.Good) || messages.size() < PORTION) return refusal(fetched);
        }
    }

    /// A message and so many others above it, from the server.
    private static ObjectNode withNewer(ChatId chat, long message, int count) {
        var place = message - (1L << MessageCalls.SERVER_ID_SHIFT) + LOCAL;
        return ChatRequests.getChatHistory(chat, place, -count, count + 1, false);
    }

    private static Optional<Refusal> refusal(Answer answer) {
        return answer.read(object -> object) instanceof Reply.Refused<?>(Refusal reason)
                ? Optional.of(reason)
                : Optional.empty();
    }
}
