package dev.tgrow.tdlib;

import dev.tgrow.accounts.ApiCredentials;
import dev.tgrow.accounts.DatabaseKey;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.ParseMode;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Requests about sessions and about things that need no chat; those about chats are in [ChatRequests].
///
/// TDLib ignores field names that it does not know, so nothing builds a request anywhere else: a test compares each
/// of these with TDLib's own schema.
final class Requests {
    /// MarkdownV2 of the Bot API; 0 and 1 mean the older form.
    private static final int MARKDOWN_VERSION = 2;

    private Requests() {}

    /// @param messageDatabase whether TDLib keeps messages on disk; with it TDLib sends by itself, after a restart,
    ///     what was not confirmed before
    static ObjectNode setTdlibParameters(
            ApiCredentials credentials, Path database, DatabaseKey key, boolean messageDatabase, String version) {
        return Json.object("setTdlibParameters")
                .put("use_test_dc", false)
                .put("database_directory", database.toString())
                .put("files_directory", database.resolve("files").toString())
                .put("database_encryption_key", key.base64())
                .put("use_file_database", true)
                .put("use_chat_info_database", true)
                .put("use_message_database", messageDatabase)
                .put("use_secret_chats", false)
                .put("api_id", credentials.id())
                .put("api_hash", credentials.hash())
                .put("system_language_code", "en")
                .put("device_model", "tgrow")
                .put("system_version", "")
                .put("application_version", version);
    }

    static ObjectNode setAuthenticationPhoneNumber(String phone) {
        return Json.object("setAuthenticationPhoneNumber").put("phone_number", phone);
    }

    static ObjectNode checkAuthenticationCode(String code) {
        return Json.object("checkAuthenticationCode").put("code", code);
    }

    static ObjectNode checkAuthenticationPassword(String password) {
        return Json.object("checkAuthenticationPassword").put("password", password);
    }

    static ObjectNode checkAuthenticationBotToken(String token) {
        return Json.object("checkAuthenticationBotToken").put("token", token);
    }

    static ObjectNode setAuthenticationEmailAddress(String address) {
        return Json.object("setAuthenticationEmailAddress").put("email_address", address);
    }

    static ObjectNode checkAuthenticationEmailCode(String code) {
        return Json.object("checkAuthenticationEmailCode")
                .set("code", Json.object("emailAddressAuthenticationCode").put("code", code));
    }

    static ObjectNode close() {
        return Json.object("close");
    }

    static ObjectNode logOut() {
        return Json.object("logOut");
    }

    static ObjectNode setOption(String name, boolean value) {
        return Json.object("setOption")
                .put("name", name)
                .set("value", Json.object("optionValueBoolean").put("value", value));
    }

    static ObjectNode getOption(String name) {
        return Json.object("getOption").put("name", name);
    }

    /// Sends the log nowhere but to the listener.
    static ObjectNode setLogStream() {
        return Json.object("setLogStream").set("log_stream", Json.object("logStreamEmpty"));
    }

    static ObjectNode getMe() {
        return Json.object("getMe");
    }

    /// For people's accounts: asks the server each time.
    static ObjectNode getEmojiReaction(String emoji) {
        return Json.object("getEmojiReaction").put("emoji", emoji);
    }

    static ObjectNode getActiveSessions() {
        return Json.object("getActiveSessions");
    }

    /// For bots: asks the server each time.
    static ObjectNode getCommands() {
        return Json.object("getCommands").put("language_code", "").set("scope", Json.object("botCommandScopeDefault"));
    }

    static ObjectNode getUser(long user) {
        return Json.object("getUser").put("user_id", user);
    }

    static ObjectNode parseTextEntities(String source, ParseMode mode) {
        var style = switch (mode) {
            case MARKDOWN -> Json.object("textParseModeMarkdown").put("version", MARKDOWN_VERSION);
            case HTML -> Json.object("textParseModeHTML");
            case NONE -> throw new IllegalArgumentException("plain text needs no parsing");
        };
        return Json.object("parseTextEntities").put("text", source).set("parse_mode", style);
    }

    /// @param messages TDLib's numbers
    static ObjectNode deleteMessages(ChatId chat, List<Long> messages, boolean forAll) {
        var request = Json.object("deleteMessages").put("chat_id", chat.value()).put("revoke", forAll);
        var ids = request.putArray("message_ids");
        messages.forEach(ids::add);
        return request;
    }

    /// TDLib's number of a message that the server knows.
    static long id(MessageId message) {
        return message.value() << MessageCalls.SERVER_ID_SHIFT;
    }
}
