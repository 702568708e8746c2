package dev.tgrow.tdlib;

import dev.tgrow.telegram.Notice;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Sorts updates into what is kept. Called by the reader thread alone.
///
/// Most updates interest nobody, so the type is looked at before anything is parsed.
final class TdUpdates {
    private final TdState state;
    private final TdMemory memory;
    private final Deliveries deliveries;
    private final Consumer<Notice> notices;

    TdUpdates(TdState state, TdMemory memory, Deliveries deliveries, Consumer<Notice> notices) {
        this.state = state;
        this.memory = memory;
        this.deliveries = deliveries;
        this.notices = notices;
    }

    void take(String type, String text) {
        switch (type) {
            case "updateUser",
                    "updateUserStatus",
                    "updateNewChat",
                    "updateChatTitle",
                    "updateChatPermissions",
                    "updateSupergroup",
                    "updateBasicGroup",
                    "updateOption" -> remember(type, Json.read(text));
            case "updateMessageSendSucceeded" -> deliveries.succeeded(Json.read(text));
            case "updateMessageSendFailed" -> deliveries.failed(Json.read(text));
            case "updateDeleteMessages" -> deliveries.deleted(Json.read(text));
            case "updateAuthorizationState" ->
                state.authorization(Json.read(text).path("authorization_state"));
            case "updateConnectionState" -> connection(Json.type(Json.read(text).path("state")));
            case "updateServiceNotification" -> service(Json.read(text).path("content"));
            case "updateFreezeState" -> frozen(Json.read(text));
            default -> {}
        }
    }

    private void remember(String type, JsonNode update) {
        switch (type) {
            case "updateUser" -> memory.remember(Users.read(update.path("user")));
            case "updateUserStatus" ->
                memory.seen(Json.number(update, "user_id"), Users.lastSeen(update.path("status")));
            case "updateNewChat" -> memory.remember(TdChat.read(update.path("chat")));
            case "updateChatTitle" -> memory.titled(Json.number(update, "chat_id"), Json.text(update, "title"));
            case "updateChatPermissions" ->
                memory.permitting(Json.number(update, "chat_id"), Standing.permissions(update.path("permissions")));
            case "updateSupergroup" -> memory.supergroup(update.path("supergroup"));
            case "updateBasicGroup" -> memory.basicGroup(update.path("basic_group"));
            case "updateOption" -> memory.option(Json.text(update, "name"), update.path("value"));
            default -> throw new IllegalArgumentException(type);
        }
    }

    private void connection(String type) {
        state.connection(type);
        // connectionStateConnectingToProxy → connecting to proxy
        var words = type.replaceFirst("^connectionState", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        notices.accept(new Notice.Connection(words.toLowerCase(Locale.ROOT)));
    }

    private void service(JsonNode content) {
        var text = Json.text(content.path("text"), "text");
        if (!text.isBlank()) notices.accept(new Notice.Service(text));
    }

    private void frozen(JsonNode update) {
        if (Json.flag(update, "is_frozen")) notices.accept(new Notice.Service("Telegram has frozen this account"));
    }
}
