package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Draft;
import dev.tgrow.world.Topic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads messages that are to be sent.
final class Drafts {
    private Drafts() {}

    /// What a message answers, and where.
    private record Reply(OptionalLong message, OptionalLong topic) {}

    /// A message.
    ///
    /// @param part the call itself, or one part of its album: where text and number are
    static Draft of(Request request, ChatId chat, TlObject part, Optional<Attachment> media) {
        var call = request.arguments();
        var entities = part.has("entities") ? part.objects("entities") : List.<TlObject>of();
        var reply = call.optionalObject("reply_to")
                .filter(to -> to.is("inputReplyToMessage"))
                .map(to -> reply(request, chat, to))
                .orElse(new Reply(OptionalLong.empty(), OptionalLong.empty()));
        return new Draft(
                TlEntities.text(part.string("message"), entities),
                media,
                reply.message(),
                reply.topic(),
                call.flag("silent"),
                stars(call),
                OptionalLong.of(part.number("random_id")));
    }

    /// What is paid for each message; clients say it for all of a call together.
    static long stars(TlObject call) {
        var count = switch (call.name()) {
            case "messages.sendMultiMedia" -> call.list("multi_media").size();
            case "messages.forwardMessages" -> call.list("id").size();
            default -> 1;
        };
        return call.optionalNumber("allow_paid_stars").orElse(0) / Math.max(1, count);
    }

    /// Clients that write into a topic answer the message that made it, or one of the topic's.
    private static Reply reply(Request request, ChatId chat, TlObject to) {
        var message = to.number("reply_to_msg_id");
        if (!isForum(request, chat)) return new Reply(OptionalLong.of(message), OptionalLong.empty());
        var topics = request.world().chats().topics(request.account(), chat);
        if (topics.stream().anyMatch(topic -> topic.id() == message)) {
            return new Reply(OptionalLong.empty(), topic(OptionalLong.of(message)));
        }
        var named = to.optionalNumber("top_msg_id");
        var topic = named.isPresent()
                ? topic(named)
                : request.world()
                        .messages()
                        .find(request.account(), chat, message)
                        .map(answered -> answered.content().topic())
                        .orElse(OptionalLong.empty());
        return new Reply(OptionalLong.of(message), topic);
    }

    private static boolean isForum(Request request, ChatId chat) {
        return request.world()
                .chats()
                .byId(request.account(), chat)
                .filter(view -> view.forum())
                .isPresent();
    }

    /// A topic as messages name it: those of the general one name none.
    static OptionalLong topic(OptionalLong named) {
        return named.isPresent() && named.getAsLong() == Topic.GENERAL ? OptionalLong.empty() : named;
    }
}
