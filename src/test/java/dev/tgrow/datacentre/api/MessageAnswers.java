package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Message;
import dev.tgrow.world.MessagePage;
import java.util.List;

/// The forms in which messages are given.
final class MessageAnswers {
    private MessageAnswers() {}

    /// A `messages.Messages` of a page.
    static TlObject page(Request request, ChatId chat, MessagePage page) {
        var messages = objects(request, page.messages());
        if (chat.isSupergroup()) {
            return channel(request, chat, messages, page.total()).with("offset_id_offset", (int) page.offset());
        }
        if (page.total() == messages.size()) return all(request, messages);
        return request.complete(TlObject.of("messages.messagesSlice")
                .with("count", (int) page.total())
                .with("offset_id_offset", (int) page.offset())
                .with("messages", messages));
    }

    /// A `messages.Messages` that is complete.
    static TlObject all(Request request, List<TlObject> messages) {
        return request.complete(TlObject.of("messages.messages").with("messages", messages));
    }

    /// A `messages.Messages` of a supergroup or channel.
    static TlObject channel(Request request, ChatId chat, List<TlObject> messages, long total) {
        return request.complete(TlObject.of("messages.channelMessages")
                .with("pts", request.feed().pts(chat))
                .with("count", (int) total)
                .with("messages", messages));
    }

    static List<TlObject> objects(Request request, List<Message> messages) {
        var view = request.view();
        return messages.stream().map(view::message).toList();
    }
}
