package dev.tgrow.tdlib;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What is remembered of a `chat`.
///
/// @param peer the id of the user, basic group or supergroup that the chat is with
/// @param permissions what its ordinary members may do
record TdChat(ChatId id, Chat.Kind kind, long peer, String title, Set<Right> permissions) {
    TdChat {
        permissions = Set.copyOf(permissions);
    }

    static TdChat read(JsonNode chat) {
        var type = chat.path("type");
        var kind = kind(type);
        var peer = switch (kind) {
            case PRIVATE -> Json.number(type, "user_id");
            case BASIC_GROUP -> Json.number(type, "basic_group_id");
            case SUPERGROUP, CHANNEL -> Json.number(type, "supergroup_id");
        };
        return new TdChat(
                new ChatId(Json.number(chat, "id")),
                kind,
                peer,
                Json.text(chat, "title"),
                Standing.permissions(chat.path("permissions")));
    }

    private static Chat.Kind kind(JsonNode type) {
        return switch (Json.type(type)) {
            case "chatTypeBasicGroup" -> Chat.Kind.BASIC_GROUP;
            case "chatTypeSupergroup" -> Json.flag(type, "is_channel") ? Chat.Kind.CHANNEL : Chat.Kind.SUPERGROUP;
            default -> Chat.Kind.PRIVATE;
        };
    }

    TdChat titled(String newTitle) {
        return new TdChat(id, kind, peer, newTitle, permissions);
    }

    TdChat permitting(Set<Right> newPermissions) {
        return new TdChat(id, kind, peer, title, newPermissions);
    }
}
