package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Action;
import dev.tgrow.world.Content;
import dev.tgrow.world.Counters;
import dev.tgrow.world.Message;
import dev.tgrow.world.Origin;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Messages as objects of the API. The world gives a message as one account sees it, and so it is here.
public final class TlMessages {
    private TlMessages() {}

    /// A `Message`.
    ///
    /// @param channel whether its chat is a channel, whose posts have no writer
    /// @param media the `MessageMedia` that it holds, if any
    static TlObject message(Message message, boolean channel, @Nullable TlObject media) {
        return message.action()
                .map(action -> service(message, action, channel))
                .orElseGet(() -> plain(message, channel, media));
    }

    private static TlObject head(String constructor, Message message, boolean channel) {
        var from = channel ? OptionalLong.empty() : message.from();
        return TlObject.of(constructor)
                .with("id", (int) message.id())
                .with("peer_id", Peers.peer(message.chat()))
                .with("from_id", from.isPresent() ? Peers.peer(new ChatId(from.getAsLong())) : null)
                .with("date", seconds(message.date()))
                .with("out", message.outgoing())
                .with("post", channel)
                .with("silent", message.content().silent());
    }

    private static TlObject service(Message message, Action action, boolean channel) {
        var object = head("messageService", message, channel);
        return switch (action) {
            case Action.Added(var users) ->
                object.with("action", TlObject.of("messageActionChatAddUser").with("users", users));
            case Action.JoinedByLink(long creator) ->
                object.with(
                        "action", TlObject.of("messageActionChatJoinedByLink").with("inviter_id", creator));
            case Action.JoinedByRequest _ -> object.with("action", TlObject.of("messageActionChatJoinedByRequest"));
            case Action.Removed(long user) ->
                object.with("action", TlObject.of("messageActionChatDeleteUser").with("user_id", user));
            case Action.Pinned(long pinned) ->
                object.with("action", TlObject.of("messageActionPinMessage"))
                        .with("reply_to", TlObject.of("messageReplyHeader").with("reply_to_msg_id", (int) pinned));
            case Action.ChatCreated(String title) -> object.with("action", created(message.chat(), title));
            case Action.TopicCreated(String title) ->
                object.with(
                        "action",
                        TlObject.of("messageActionTopicCreate")
                                .with("title", title)
                                .with("icon_color", TopicMethods.COLOUR));
        };
    }

    private static TlObject created(ChatId chat, String title) {
        return chat.isSupergroup()
                ? TlObject.of("messageActionChannelCreate").with("title", title)
                : TlObject.of("messageActionChatCreate").with("title", title);
    }

    /// `messageEmpty`: what stands for one that isn't there.
    static TlObject empty(long id) {
        return TlObject.of("messageEmpty").with("id", (int) id);
    }

    private static TlObject plain(Message message, boolean channel, @Nullable TlObject media) {
        var content = message.content();
        var counters = message.counters();
        return head("message", message, channel)
                .with("message", content.text().text())
                .with("entities", TlEntities.entities(content.text()))
                .with("media", media)
                .with("reply_markup", buttons(content.buttons()))
                .with("grouped_id", optional(content.album()))
                .with("reply_to", reply(content))
                .with("fwd_from", content.origin().map(TlMessages::origin).orElse(null))
                .with("edit_date", message.edited().map(TlMessages::seconds).orElse(null))
                .with("pinned", message.pinned())
                .with("views", number(counters.views()))
                .with("forwards", number(counters.forwards()))
                .with("replies", replies(counters))
                .with("reactions", counters.reactions().isEmpty() ? null : TlReactions.of(message))
                .with("post_author", message.signature().orElse(null));
    }

    static @Nullable TlObject replies(Counters counters) {
        if (counters.replies().isEmpty()) return null;
        return TlObject.of("messageReplies")
                .with("replies", (int) counters.replies().getAsLong())
                .with("replies_pts", 0);
    }

    private static @Nullable TlObject buttons(List<String> addresses) {
        if (addresses.isEmpty()) return null;
        var rows = addresses.stream()
                .map(url ->
                        TlObject.of("keyboardButtonUrl").with("text", "Open").with("url", url))
                .map(button -> TlObject.of("keyboardButtonRow").with("buttons", List.of(button)))
                .toList();
        return TlObject.of("replyInlineMarkup").with("rows", rows);
    }

    /// Messages of a forum name their topic in the same place where others name what they answer.
    private static @Nullable TlObject reply(Content content) {
        var topic = content.topic();
        var answered = content.replyTo();
        if (topic.isEmpty() && answered.isEmpty()) return null;
        var header = TlObject.of("messageReplyHeader")
                .with("reply_to_msg_id", number(answered.isPresent() ? answered : topic));
        if (topic.isEmpty()) return header;
        return header.with("forum_topic", true).with("reply_to_top_id", answered.isPresent() ? number(topic) : null);
    }

    private static TlObject origin(Origin origin) {
        return TlObject.of("messageFwdHeader")
                .with(
                        "from_id",
                        origin.from().map(from -> Peers.peer(new ChatId(from))).orElse(null))
                .with("from_name", origin.name().isEmpty() ? null : origin.name())
                .with("channel_post", number(origin.message()))
                .with("date", seconds(origin.date()));
    }

    private static int seconds(Instant time) {
        return (int) time.getEpochSecond();
    }

    static @Nullable Integer number(OptionalLong number) {
        return number.isPresent() ? (Integer) Math.toIntExact(number.getAsLong()) : null;
    }

    private static @Nullable Long optional(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
