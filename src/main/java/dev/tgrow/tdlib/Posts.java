package dev.tgrow.tdlib;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.TopicId;
import dev.tgrow.telegram.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// TDLib's `message`.
final class Posts {
    private Posts() {}

    static Post read(JsonNode message, TdMemory memory) {
        var content = message.path("content");
        var counts = message.path("interaction_info");
        var channel = Json.flag(message, "is_channel_post");
        var edited = Json.number(message, "edit_date");
        var album = message.path("media_album_id").asLong(0);
        return new Post(
                new ChatId(Json.number(message, "chat_id")),
                new MessageId(Json.number(message, "id") >> MessageCalls.SERVER_ID_SHIFT),
                Instant.ofEpochSecond(Json.number(message, "date")),
                edited > 0 ? Optional.of(Instant.ofEpochSecond(edited)) : Optional.empty(),
                Contents.text(content),
                Contents.links(content, message.path("reply_markup")),
                count(counts, "view_count", channel),
                count(counts, "forward_count", channel),
                replies(counts.path("reply_info")),
                reactions(counts.path("reactions")),
                Contents.kind(content),
                album == 0 ? OptionalLong.empty() : OptionalLong.of(album),
                topic(message),
                origin(message.path("forward_info").path("origin"), memory),
                author(message, memory),
                Json.flag(message, "is_outgoing"));
    }

    /// The forum topic of a message; the general one counts as none.
    static Optional<TopicId> topic(JsonNode message) {
        var topic = Json.number(message.path("topic_id"), "forum_topic_id");
        return topic > TopicId.GENERAL.value() ? Optional.of(new TopicId((int) topic)) : Optional.empty();
    }

    /// TDLib leaves counters out when all are zero; channel posts have them all the same.
    private static OptionalLong count(JsonNode counts, String field, boolean channel) {
        var count = Json.number(counts, field);
        return channel || count > 0 ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private static OptionalLong replies(JsonNode info) {
        return info.isObject() ? OptionalLong.of(Json.number(info, "reply_count")) : OptionalLong.empty();
    }

    private static List<Post.Reaction> reactions(JsonNode reactions) {
        var list = new ArrayList<Post.Reaction>();
        for (JsonNode reaction : reactions.path("reactions")) {
            var type = reaction.path("type");
            var emoji = switch (Json.type(type)) {
                case "reactionTypeEmoji" -> Json.text(type, "emoji");
                case "reactionTypeCustomEmoji" -> "custom:" + Json.text(type, "custom_emoji_id");
                case "reactionTypePaid" -> "paid";
                default -> Json.type(type);
            };
            list.add(new Post.Reaction(emoji, Json.number(reaction, "total_count")));
        }
        return list;
    }

    private static Optional<String> origin(JsonNode origin, TdMemory memory) {
        return switch (Json.type(origin)) {
            case "messageOriginUser" -> Optional.of(person(Json.number(origin, "sender_user_id"), memory));
            case "messageOriginHiddenUser" -> filled(Json.text(origin, "sender_name"));
            case "messageOriginChat" -> Optional.of(chat(Json.number(origin, "sender_chat_id"), memory));
            case "messageOriginChannel" -> Optional.of(chat(Json.number(origin, "chat_id"), memory));
            default -> Optional.empty();
        };
    }

    private static Optional<String> author(JsonNode message, TdMemory memory) {
        var signature = filled(Json.text(message, "author_signature"));
        if (signature.isPresent()) return signature;
        var sender = message.path("sender_id");
        return switch (Json.type(sender)) {
            case "messageSenderUser" -> Optional.of(person(Json.number(sender, "user_id"), memory));
            case "messageSenderChat" -> {
                var id = Json.number(sender, "chat_id");
                // A channel's own post, or an anonymous administrator's: the chat itself says nothing new.
                yield id == Json.number(message, "chat_id") ? Optional.empty() : Optional.of(chat(id, memory));
            }
            default -> Optional.empty();
        };
    }

    private static String person(long id, TdMemory memory) {
        return memory.user(id).map(User::label).orElseGet(() -> Long.toString(id));
    }

    /// A chat's `@name`, else its title, else its id.
    private static String chat(long id, TdMemory memory) {
        return memory.chat(id)
                .flatMap(chat -> memory.supergroup(chat.peer())
                        .flatMap(TdGroup::username)
                        .map(name -> "@" + name)
                        .or(() -> filled(chat.title())))
                .orElseGet(() -> Long.toString(id));
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
