package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everybody and every chat that an object of the API names anywhere inside itself, in the order of appearance.
///
/// A client ignores, or reports as a server's mistake, what names somebody whom it was never told of.
public final class Mentions {
    private static final Set<String> USERS = Set.of(
            "user_id",
            "inviter_id",
            "promoted_by",
            "kicked_by",
            "admin_id",
            "bot_id",
            "via_bot_id",
            "creator_id",
            "approved_by");
    private static final Set<String> USER_LISTS = Set.of("users", "recent_requesters");
    private static final Set<String> FULL = Set.of("userFull", "chatFull", "channelFull");

    private final Set<UserId> users = new LinkedHashSet<>();
    private final Set<ChatId> chats = new LinkedHashSet<>();

    private Mentions() {}

    public static Mentions in(TlObject object) {
        var mentions = new Mentions();
        mentions.look(object);
        return mentions;
    }

    /// Those that the answer names, apart from what stands in its own `users` and `chats`.
    static Mentions inAnswer(TlObject answer) {
        return in(answer.with("users", List.of()).with("chats", List.of()));
    }

    public Set<UserId> users() {
        return users;
    }

    public Set<ChatId> chats() {
        return chats;
    }

    private void look(TlObject object) {
        if (FULL.contains(object.name())) full(object);
        for (Map.Entry<String, Object> field : object.fields().entrySet()) look(field.getKey(), field.getValue());
    }

    private void look(String field, Object value) {
        switch (value) {
            case TlObject object -> look(object);
            case Number id -> number(field, id.longValue());
            case List<?> list -> list.forEach(item -> look(USER_LISTS.contains(field) ? "user_id" : field, item));
            default -> {
                // Text and bytes name nobody.
            }
        }
    }

    private void number(String field, long id) {
        if (id == 0) return;
        if (USERS.contains(field)) users.add(new UserId(id));
        else if (field.equals("channel_id") || field.equals("linked_chat_id")) chats.add(ChatId.ofSupergroup(id));
        else if (field.equals("chat_id")) chats.add(new ChatId(-id));
    }

    private void full(TlObject object) {
        var id = object.number("id");
        switch (object.name()) {
            case "userFull" -> users.add(new UserId(id));
            case "chatFull" -> chats.add(new ChatId(-id));
            default -> chats.add(ChatId.ofSupergroup(id));
        }
    }
}
