package dev.tgrow.tdlib;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.ParseMode;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Calls about messages that are there, and about text.
final class MessageCalls {
    /// TDLib's number of a message of the server is the server's number, shifted; other messages are its own
    /// inventions.
    static final int SERVER_ID_SHIFT = 20;

    private static final long LOCAL_BITS = (1L << SERVER_ID_SHIFT) - 1;

    private final TdClient client;
    private final ReactionsShown reactions;

    MessageCalls(TdClient client) {
        this.client = client;
        this.reactions = new ReactionsShown(client);
    }

    static boolean isOfServer(long id) {
        return id > 0 && (id & LOCAL_BITS) == 0;
    }

    /// An empty page is asked for twice, because a deletion at the same moment can make one.
    Reply<HistoryPage> history(Call.GetHistory call) throws InterruptedException {
        var problem = reactions.in(call.chat());
        if (problem.isPresent()) return new Reply.Refused<>(problem.get());
        var before = call.before().map(Requests::id).orElse(0L);
        var emptyPages = 0;
        while (true) {
            switch (page(call.chat(), before, call.limit())) {
                case Reply.Refused<JsonNode>(var reason) -> {
                    return new Reply.Refused<>(reason);
                }
                case Reply.Ok<JsonNode>(var messages) -> {
                    var posts = posts(messages);
                    if (!posts.isEmpty() || (messages.isEmpty() && ++emptyPages == 2)) {
                        return new Reply.Ok<>(new HistoryPage(posts));
                    }
                    // A page of nothing but messages that never reached the server is not the end.
                    if (!messages.isEmpty()) before = oldest(messages);
                }
            }
        }
    }

    private Reply<JsonNode> page(ChatId chat, long before, int limit) throws InterruptedException {
        return client.ask(ChatRequests.getChatHistory(chat, before, limit)).read(page -> page.path("messages"));
    }

    private List<Post> posts(JsonNode messages) {
        var posts = new ArrayList<Post>(messages.size());
        for (JsonNode message : messages) {
            if (isOfServer(Json.number(message, "id"))) posts.add(Posts.read(message, client.memory()));
        }
        return posts;
    }

    Reply<MessageCall.FoundMessages> get(MessageCall.GetMessages call) throws InterruptedException {
        var problem = reactions.in(call.chat());
        if (problem.isPresent()) return new Reply.Refused<>(problem.get());
        return client.ask(MessageRequests.getMessages(call.chat(), call.ids()))
                .read(found -> new MessageCall.FoundMessages(posts(found.path("messages"))));
    }

    /// The messages of an answer that were found.
    static List<MessageId> ids(JsonNode answer) {
        return answer.path("messages")
                .valueStream()
                .map(message -> Json.number(message, "id"))
                .filter(MessageCalls::isOfServer)
                .map(id -> new MessageId(id >> SERVER_ID_SHIFT))
                .toList();
    }

    private static long oldest(JsonNode messages) {
        var oldest = Long.MAX_VALUE;
        for (JsonNode message : messages) {
            var id = Json.number(message, "id");
            if (id > 0) oldest = Math.min(oldest, id);
        }
        return oldest;
    }

    Reply<FormattedText> parse(String source, ParseMode mode) {
        if (mode == ParseMode.NONE) return new Reply.Ok<>(FormattedText.plain(source));
        return client.execute(Requests.parseTextEntities(source, mode)).read(Entities::read);
    }

    Reply<Call.Pinned> pin(Call.PinMessage call) throws InterruptedException {
        return client.ask(ChatRequests.pinChatMessage(call)).written(_ -> new Call.Pinned(call.message()));
    }
}
