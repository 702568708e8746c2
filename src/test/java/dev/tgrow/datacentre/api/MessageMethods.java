package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.HistoryQuery;
import dev.tgrow.world.HistoryQuery.Only;
import dev.tgrow.world.HistoryQuery.Wanted;
import dev.tgrow.world.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Single messages and their counters, and what was read.
final class MessageMethods {
    private MessageMethods() {}

    static void register(Methods methods) {
        methods.add("messages.getMessages", MessageMethods::ownMessages)
                .add("channels.getMessages", MessageMethods::channelMessages)
                .add("messages.getMessagesViews", MessageMethods::views)
                .add("messages.readHistory", MessageMethods::nothingAffected)
                .add("messages.readMessageContents", MessageMethods::nothingAffected)
                .add("channels.readHistory", _ -> true)
                .add("channels.readMessageContents", _ -> true);
    }

    /// Messages of private chats and basic groups, which share one row of numbers.
    private static TlObject ownMessages(Request request) {
        var messages = request.arguments().objects("id").stream()
                .map(input -> ownMessage(request, input))
                .toList();
        return MessageAnswers.all(request, messages);
    }

    private static TlObject ownMessage(Request request, TlObject input) {
        if (!input.is("inputMessageID")) return TlMessages.empty(0);
        var id = input.integer("id");
        return request.world()
                .messages()
                .chatOf(request.account(), id)
                .map(chat -> message(request, chat, id))
                .orElseGet(() -> TlMessages.empty(id));
    }

    private static TlObject channelMessages(Request request) {
        var chat = request.chat("channel");
        request.world().chats().open(request.account(), chat);
        var messages = request.arguments().objects("id").stream()
                .map(input -> channelMessage(request, chat, input))
                .toList();
        return MessageAnswers.channel(request, chat, messages, messages.size());
    }

    private static TlObject channelMessage(Request request, ChatId chat, TlObject input) {
        return switch (input.name()) {
            case "inputMessageID" -> message(request, chat, input.integer("id"));
            case "inputMessageReplyTo" -> answered(request, chat, input.integer("id"));
            case "inputMessagePinned" -> lastPinned(request, chat);
            default -> TlMessages.empty(0);
        };
    }

    private static TlObject message(Request request, ChatId chat, long id) {
        return request.world()
                .messages()
                .find(request.account(), chat, id)
                .map(request.view()::message)
                .orElseGet(() -> TlMessages.empty(id));
    }

    private static TlObject answered(Request request, ChatId chat, long id) {
        var answered = request.world()
                .messages()
                .find(request.account(), chat, id)
                .map(message -> message.content().replyTo())
                .orElse(OptionalLong.empty());
        return answered.isPresent() ? message(request, chat, answered.getAsLong()) : TlMessages.empty(id);
    }

    private static TlObject lastPinned(Request request, ChatId chat) {
        var wanted = new Wanted(OptionalLong.empty(), "", OptionalLong.empty(), Only.PINNED);
        var query = new HistoryQuery(wanted, 0, Optional.empty(), 0, 1, 0, 0);
        var page = request.world().messages().page(request.account(), chat, query);
        return page.messages().stream().findFirst().map(request.view()::message).orElseGet(() -> TlMessages.empty(0));
    }

    private static TlObject views(Request request) {
        var ids = request.arguments().numbers("id");
        var chat = request.chat("peer");
        var increment = request.arguments().flag("increment");
        var seen = request.world().messages().views(request.account(), chat, ids, increment);
        return request.complete(TlObject.of("messages.messageViews")
                .with("views", ids.stream().map(id -> views(seen, id)).toList()));
    }

    private static TlObject views(List<Message> seen, long id) {
        var counters =
                seen.stream().filter(message -> message.id() == id).findFirst().map(Message::counters);
        return TlObject.of("messageViews")
                .with(
                        "views",
                        counters.map(all -> TlMessages.number(all.views())).orElse(null))
                .with(
                        "forwards",
                        counters.map(all -> TlMessages.number(all.forwards())).orElse(null))
                .with("replies", counters.map(TlMessages::replies).orElse(null));
    }

    /// This world keeps no count of what is unread.
    private static TlObject nothingAffected(Request request) {
        return TlObject.of("messages.affectedMessages")
                .with("pts", request.feed().pts(request.account().id()))
                .with("pts_count", 0);
    }
}
