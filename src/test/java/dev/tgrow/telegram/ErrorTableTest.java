package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
    @ParameterizedTest
    @CsvSource({
        "CHAT_WRITE_FORBIDDEN, MAY_NOT_WRITE",
        "CHAT_SEND_PLAIN_FORBIDDEN, MAY_NOT_WRITE",
        "CHAT_RESTRICTED, MAY_NOT_WRITE",
        "Have no write access to the chat, MAY_NOT_WRITE",
        "Need administrator rights in the channel chat, MAY_NOT_WRITE",
        "Not enough rights to send text messages to the chat, MAY_NOT_WRITE",
        "CHAT_SEND_PHOTOS_FORBIDDEN, MEDIA_FORBIDDEN",
        "CHAT_SEND_DOCS_FORBIDDEN, MEDIA_FORBIDDEN",
        "Not enough rights to send photos to the chat, MEDIA_FORBIDDEN",
        "CHAT_GUEST_SEND_FORBIDDEN, NOT_A_MEMBER",
        "CHANNEL_PRIVATE, NOT_A_MEMBER",
        "CHANNEL_PUBLIC_GROUP_NA, NOT_A_MEMBER",
        "Can't access the chat, NOT_A_MEMBER",
        "Chat is not accessible, NOT_A_MEMBER",
        "CHAT_ADMIN_REQUIRED, ADMINISTRATORS_ONLY",
        "Not enough rights to invite members to the supergroup chat, NO_RIGHT",
        "Not enough rights to manage pinned messages in the chat, NO_RIGHT",
        "Not enough rights to manage chat invite link, NO_RIGHT",
        "PIN_RESTRICTED, NO_RIGHT",
        "CHANNEL_INVALID, NOT_FOUND",
        "CHAT_ID_INVALID, NOT_FOUND",
        "Chat not found, NOT_FOUND",
        "Supergroup not found, NOT_FOUND",
        "Chat info not found, NOT_FOUND",
        "PEER_ID_INVALID, NOT_FOUND",
        "USERNAME_NOT_OCCUPIED, NOT_FOUND",
        "USERNAME_INVALID, NOT_FOUND",
        "INVITE_HASH_EXPIRED, INVITE_DEAD",
        "INVITE_HASH_INVALID, INVITE_DEAD",
        "Wrong invite link, INVITE_DEAD",
        "INVITE_REQUEST_SENT, JOIN_PENDING",
        "Can't return to kicked from chat, BANNED",
        "Member list is inaccessible, MEMBERS_HIDDEN",
        "Chat is deactivated, UPGRADED",
        "USERS_TOO_MUCH, FULL",
        "TOPIC_CLOSED, TOPIC",
        "Chat is not a forum, TOPIC",
        "SLOWMODE_MULTI_MSGS_DISABLED, SLOW_MODE",
        "ALLOW_PAYMENT_REQUIRED_25, PAID",
        "Message has protected content and can't be forwarded, PROTECTED",
        "MESSAGE_ID_INVALID, MESSAGE_GONE",
        "Message not found, MESSAGE_GONE",
        "SCHEDULE_TOO_MUCH, SCHEDULE_FULL",
        "Requested data is inaccessible, UNREADABLE"
    })
    void someErrorsAreAboutTheChat(String text, Refusal.Place why) {
        assertThat(Refusal.of(400, text)).isEqualTo(new Refusal.ChatRefused(why, text));
        assertThat(Refusal.of(400, text).meaning()).isEqualTo(Refusal.Meaning.SKIP_CHAT);
    }

    @ParameterizedTest
    @CsvSource({
        "USER_PRIVACY_RESTRICTED, PRIVACY",
        "USER_NOT_MUTUAL_CONTACT, NOT_MUTUAL_CONTACT",
        "USER_CHANNELS_TOO_MUCH, TOO_MANY_GROUPS",
        "USER_KICKED, REMOVED",
        "USER_ALREADY_PARTICIPANT, ALREADY_MEMBER",
        "USER_ID_INVALID, UNKNOWN",
        "PARTICIPANT_ID_INVALID, UNKNOWN",
        "User not found, UNKNOWN",
        "Have no access to the user, UNKNOWN",
        "Member not found, UNKNOWN",
        "INPUT_USER_DEACTIVATED, DELETED",
        "User is deactivated, DELETED",
        "USER_IS_BLOCKED, BLOCKED",
        "YOU_BLOCKED_USER, BLOCKED",
        "USER_BOT, BOT",
        "BOTS_TOO_MUCH, BOT",
        "CHAT_MEMBER_ADD_FAILED, ADD_FAILED",
        "PREMIUM_ACCOUNT_REQUIRED, PREMIUM_REQUIRED",
        "PRIVACY_PREMIUM_REQUIRED, PREMIUM_REQUIRED"
    })
    void someErrorsAreAboutThePerson(String text, Refusal.Person why) {
        assertThat(Refusal.of(403, text)).isEqualTo(new Refusal.PersonRefused(why, text));
        assertThat(Refusal.of(403, text).meaning()).isEqualTo(Refusal.Meaning.SKIP_PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEER_FLOOD", "FROZEN_METHOD_INVALID", "USER_RESTRICTED", "USER_BANNED_IN_CHANNEL"})
    void someErrorsLimitTheAccount(String text) {
        assertThat(Refusal.of(406, text)).isEqualTo(new Refusal.AccountLimited(text));
        assertThat(Refusal.of(406, text).meaning()).isEqualTo(Refusal.Meaning.STOP_RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHANNELS_TOO_MUCH",
                "Have not enough Telegram Stars",
                "The method is not available to bots",
                "Only bots can use the method",
                "Bots can't add new chat members"
            })
    void someThingsThisAccountCanNot(String text) {
        assertThat(Refusal.of(400, text)).isInstanceOf(Refusal.AccountUnable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, Too Many Requests: retry after 61, 61",
        "429, Too Many Requests: retry after 86400, 86400",
        "420, FLOOD_WAIT_5, 5",
        "420, SLOWMODE_WAIT_70, 70",
        "420, FLOOD_PREMIUM_WAIT_3, 3"
    })
    void waitsAreToldInSeconds(int code, String text, long seconds) {
        assertThat(Refusal.of(code, text)).isEqualTo(new Refusal.FloodWait(Duration.ofSeconds(seconds)));
        assertThat(Refusal.of(code, text).meaning()).isEqualTo(Refusal.Meaning.RETRY_AFTER);
    }

    @Test
    void aWaitOf32SecondsIsAServerThatFailedAgainAndAgain() {
        assertThat(Refusal.of(429, "Too Many Requests: retry after 32")).isInstanceOf(Refusal.ServerTrouble.class);
    }

    @ParameterizedTest
    @CsvSource({
        "500, RPC_CALL_FAIL",
        "500, HISTORY_GET_FAILED",
        "-503, Timedout",
        "500, Request aborted",
        "500, SOMETHING_NEW",
        "-404, ",
        "400, FILE_REFERENCE_EXPIRED"
    })
    void someErrorsAreTroubleOfTheServer(int code, String text) {
        assertThat(Refusal.of(code, text == null ? "" : text)).isInstanceOf(Refusal.ServerTrouble.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "401, AUTH_KEY_UNREGISTERED",
        "401, SESSION_REVOKED",
        "401, USER_DEACTIVATED_BAN",
        "406, AUTH_KEY_DUPLICATED",
        "401, SOMETHING_NEW",
        "400, PHONE_NUMBER_INVALID",
        "400, PHONE_CODE_INVALID",
        "400, PASSWORD_HASH_INVALID",
        "400, ACCESS_TOKEN_INVALID",
        "400, API_ID_INVALID"
    })
    void someErrorsAskForALogin(int code, String text) {
        assertThat(Refusal.of(code, text).meaning()).isEqualTo(Refusal.Meaning.LOG_IN_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message is too long",
                "Message caption is too long",
                "MESSAGE_EMPTY",
                "Text must be non-empty",
                "ENTITY_BOUNDS_INVALID",
                "Can't parse entities: Character '!' is reserved\nand more",
                "Wrong file identifier/HTTP URL specified",
                "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
                "MEDIA_INVALID",
                "Photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp",
                "Can't find real file path",
                "File must be non-empty",
                "File is too big",
                "Parameter limit must be positive",
                "Invalid chat identifier specified"
            })
    void someRequestsAreWrong(String text) {
        assertThat(Refusal.of(400, text)).isEqualTo(new Refusal.BadRequest(text));
    }

    @Test
    void whatNoTableListsKeepsItsWords() {
        assertThat(Refusal.of(400, "BRAND_NEW")).isEqualTo(new Refusal.Unrecognised(400, "BRAND_NEW"));
        assertThat(Refusal.of(400, "BRAND_NEW").text()).isEqualTo("Telegram said: 400 BRAND_NEW");
    }

    @Test
    void theTextOfError406IsNeverShown() {
        assertThat(Refusal.of(406, "SECRET_REASON").text()).doesNotContain("SECRET_REASON");
    }

    @Test
    void aTextIsTakenWholeAndNotAsAPart() {
        assertThat(Refusal.of(400, "XPEER_FLOOD")).isInstanceOf(Refusal.Unrecognised.class);
        assertThat(Refusal.of(400, "peer_flood")).isInstanceOf(Refusal.Unrecognised.class);
    }

    @Test
    void everyReasonReadsAsAClause() {
        for (Refusal.Person why : Refusal.Person.values())
            assertThat(why.text()).isNotBlank().doesNotEndWith(".");
        for (Refusal.Place why : Refusal.Place.values())
            assertThat(why.text()).isNotBlank().doesNotEndWith(".");
    }
}
