package dev.tgrow.tdlib;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.MessageLimits;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.User;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// What updates have said about people and chats. TDLib announces each only once and then answers with bare ids.
///
/// Written by the reader thread in the order of the updates, before it hands out the answers that follow them; read
/// by all threads.
final class TdMemory {
    private final ConcurrentHashMap<Long, User> users = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, TdChat> chats = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, TdGroup> supergroups = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, TdGroup> basicGroups = new ConcurrentHashMap<>();
    private volatile MessageLimits limits = MessageLimits.DEFAULT;

    Optional<User> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    Optional<TdChat> chat(long id) {
        return Optional.ofNullable(chats.get(id));
    }

    Optional<TdGroup> supergroup(long id) {
        return Optional.ofNullable(supergroups.get(id));
    }

    Optional<TdGroup> basicGroup(long id) {
        return Optional.ofNullable(basicGroups.get(id));
    }

    MessageLimits limits() {
        return limits;
    }

    User remember(User user) {
        users.put(user.id().value(), user);
        return user;
    }

    TdChat remember(TdChat chat) {
        chats.put(chat.id().value(), chat);
        return chat;
    }

    void seen(long user, LastSeen lastSeen) {
        users.computeIfPresent(user, (_, known) -> Users.seen(known, lastSeen));
    }

    void titled(long chat, String title) {
        chats.computeIfPresent(chat, (_, known) -> known.titled(title));
    }

    void permitting(long chat, Set<Right> permissions) {
        chats.computeIfPresent(chat, (_, known) -> known.permitting(permissions));
    }

    void supergroup(JsonNode group) {
        supergroups.put(Json.number(group, "id"), TdGroup.supergroup(group));
    }

    void basicGroup(JsonNode group) {
        basicGroups.put(Json.number(group, "id"), TdGroup.basic(group));
    }

    void option(String name, JsonNode value) {
        var number = Json.integer(value, "value");
        if (number <= 0) return;
        switch (name) {
            case "message_text_length_max" -> limits = new MessageLimits(number, limits.caption());
            case "message_caption_length_max" -> limits = new MessageLimits(limits.text(), number);
            default -> {}
        }
    }
}
