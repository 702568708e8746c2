package dev.tgrow.telegram;

import dev.tgrow.telegram.Refusal.AccountLimited;
import dev.tgrow.telegram.Refusal.AccountUnable;
import dev.tgrow.telegram.Refusal.BadRequest;
import dev.tgrow.telegram.Refusal.ChatRefused;
import dev.tgrow.telegram.Refusal.FloodWait;
import dev.tgrow.telegram.Refusal.LoginNeeded;
import dev.tgrow.telegram.Refusal.Person;
import dev.tgrow.telegram.Refusal.PersonRefused;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Refusal.ServerTrouble;
import dev.tgrow.telegram.Refusal.Unrecognised;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Telegram's error texts, in the order in which they are tried. A `*` stands for any text.
///
/// Upper-case words are the server's, sentences TDLib's own. Codes are not stable (a 403 of a send arrives as 400),
/// so the text decides.
final class ErrorTable {
    private static final Pattern RETRY_AFTER = Pattern.compile("Too Many Requests: retry after (\\d{1,9})");
    private static final Pattern RAW_WAIT =
            Pattern.compile("(?:FLOOD_WAIT|FLOOD_PREMIUM_WAIT|SLOWMODE_WAIT|TAKEOUT_INIT_DELAY)_(\\d{1,9})");

    /// The wait in which TDLib's own repetition of server errors most often ends: 1+2+…+16 s, then 32. Real flood
    /// waits that reach us are longer than what is left of TDLib's 60 s, so 32 means trouble. [WriteRefusal] knows
    /// the other ones.
    private static final int MASKED_SERVER_ERROR_SECONDS = 32;

    private static final List<Row> ROWS = List.of(
            limited("PEER_FLOOD|FROZEN_METHOD_INVALID|USER_RESTRICTED|USER_BANNED_IN_CHANNEL"),
            row("CHANNELS_TOO_MUCH", _ -> new AccountUnable("this account is in too many chats")),
            row("Have not enough Telegram Stars", _ -> new AccountUnable("not enough Telegram Stars")),
            row(
                    "The method is not available to bots|Only bots can use the method|BOT_METHOD_INVALID|Bots can't *",
                    _ -> new AccountUnable("this kind of account can't do that")),
            place(Place.MAY_NOT_WRITE, "CHAT_WRITE_FORBIDDEN|CHAT_SEND_PLAIN_FORBIDDEN|CHAT_RESTRICTED"),
            place(
                    Place.MAY_NOT_WRITE,
                    "Have no write access to the chat|Need administrator rights in the channel chat"),
            place(Place.MAY_NOT_WRITE, "Not enough rights to send text messages to the chat"),
            place(Place.MEDIA_FORBIDDEN, "CHAT_SEND_*_FORBIDDEN|Not enough rights to send *"),
            place(Place.NOT_A_MEMBER, "CHAT_GUEST_SEND_FORBIDDEN|CHANNEL_PRIVATE|CHANNEL_PUBLIC_GROUP_NA"),
            place(Place.NOT_A_MEMBER, "Can't access the chat|Chat is not accessible|USER_NOT_PARTICIPANT"),
            place(Place.ADMINISTRATORS_ONLY, "CHAT_ADMIN_REQUIRED"),
            place(Place.NO_RIGHT, "MESSAGE_DELETE_FORBIDDEN|Message can't be deleted*"),
            place(Place.NO_RIGHT, "Not enough rights*|PIN_RESTRICTED|*can't be pinned"),
            place(Place.NOT_FOUND, "CHANNEL_INVALID|CHAT_INVALID|CHAT_ID_INVALID|Chat not found|Supergroup not found"),
            place(Place.NOT_FOUND, "Basic group not found|Chat info not found|PEER_ID_INVALID"),
            place(Place.NOT_FOUND, "USERNAME_NOT_OCCUPIED|USERNAME_INVALID|Username is invalid"),
            place(Place.INVITE_DEAD, "INVITE_HASH_EXPIRED|INVITE_HASH_INVALID|INVITE_HASH_EMPTY|Wrong invite link"),
            place(Place.JOIN_PENDING, "INVITE_REQUEST_SENT"),
            place(Place.BANNED, "Can't return to kicked from chat"),
            place(Place.MEMBERS_HIDDEN, "Member list is inaccessible"),
            place(Place.UPGRADED, "Chat is deactivated"),
            place(Place.FULL, "USERS_TOO_MUCH"),
            place(Place.TOPIC, "TOPIC_*|CHANNEL_FORUM_MISSING|*hat is not a forum|Invalid *topic identifier specified"),
            place(Place.SLOW_MODE, "SLOWMODE_MULTI_MSGS_DISABLED"),
            place(Place.PAID, "ALLOW_PAYMENT_REQUIRED*|PAYMENT_UNSUPPORTED"),
            place(Place.PROTECTED, "Message has protected content and can't be forwarded"),
            place(Place.MESSAGE_GONE, "MESSAGE_ID_INVALID|MSG_ID_INVALID|Message not found"),
            place(Place.SCHEDULE_FULL, "SCHEDULE_TOO_MUCH"),
            place(Place.UNREADABLE, "Requested data is inaccessible"),
            place(Place.NO_RIGHT, "Message is too old to be re-sent automatically|Message can't be re-sent yet"),
            person(Person.PRIVACY, "USER_PRIVACY_RESTRICTED"),
            person(Person.NOT_MUTUAL_CONTACT, "USER_NOT_MUTUAL_CONTACT"),
            person(Person.TOO_MANY_GROUPS, "USER_CHANNELS_TOO_MUCH"),
            person(Person.REMOVED, "USER_KICKED"),
            person(Person.ALREADY_MEMBER, "USER_ALREADY_PARTICIPANT"),
            person(Person.UNKNOWN, "USER_ID_INVALID|USER_INVALID|PARTICIPANT_ID_INVALID|Member not found"),
            person(Person.UNKNOWN, "User not found|Have no access to the user|Have no info about the user"),
            person(Person.DELETED, "INPUT_USER_DEACTIVATED|User is deactivated|USER_DELETED"),
            person(Person.BLOCKED, "USER_BLOCKED|USER_IS_BLOCKED|YOU_BLOCKED_USER"),
            person(Person.BOT, "USER_BOT|USER_BOT_INVALID|BOT_GROUPS_BLOCKED|BOTS_TOO_MUCH"),
            person(Person.NOT_WAITING, "HIDE_REQUESTER_MISSING"),
            person(Person.ADD_FAILED, "CHAT_MEMBER_ADD_FAILED|Members can't be added to the chat explicitly"),
            person(Person.PREMIUM_REQUIRED, "PREMIUM_ACCOUNT_REQUIRED|PRIVACY_PREMIUM_REQUIRED"),
            trouble("RPC_*_FAIL|HISTORY_GET_FAILED|*_CALL_FAIL|Timedout*|FILE_REFERENCE_*|RANDOM_ID_DUPLICATE"),
            row("Request aborted", _ -> new ServerTrouble("the session was closed before the answer came")),
            login("Unauthorized|AUTH_KEY_UNREGISTERED|AUTH_KEY_INVALID|SESSION_REVOKED|SESSION_EXPIRED"),
            login("USER_DEACTIVATED|USER_DEACTIVATED_BAN|AUTH_KEY_DUPLICATED|AUTH_KEY_PERM_EMPTY"),
            row("Wrong database encryption key", _ -> new LoginNeeded("the key of the session's database is wrong")),
            login("PHONE_*|SEND_CODE_UNAVAILABLE|PASSWORD_HASH_INVALID|SRP_*|UPDATE_APP_TO_LOGIN"),
            login("Application update is needed to log in|API_ID_*|Valid api_id *|Valid api_hash *"),
            login("ACCESS_TOKEN_*|AUTH_TOKEN_*|AUTH_RESTART|SESSION_PASSWORD_NEEDED|EMAIL_*|CODE_*"),
            bad("Message is too long|Message caption is too long|MESSAGE_TOO_LONG|MEDIA_CAPTION_TOO_LONG"),
            bad("MESSAGE_EMPTY|Message must be non-empty|Text must be non-empty|ENTITY_BOUNDS_INVALID"),
            bad("Can't parse entities*|Text is too long|Strings must be encoded in UTF-8|SCHEDULE_DATE_*"),
            bad("Send date is too far in the future*|*can't be mixed with other media types"),
            bad("Wrong file identifier/HTTP URL specified|Wrong remote file identifier specified*|MEDIA_*|PHOTO_*"),
            bad("Photo *|Can't find real file path*"),
            bad("Can't get stat about the file*|File *|IMAGE_PROCESS_FAILED|Sending of internal database files *"),
            bad("Call to * unexpected|Another authorization query has started|Initialization parameters are needed*"),
            bad("Failed to parse*|Expected a JSON object|Request is empty|Parameter *|Invalid * specified"),
            bad("Can't lock file *|Can't init database in *|Can't init files directory *"),
            bad("Proxy *|Server name *|Wrong port number|Unknown proxy identifier|INVITE_SLUG_*|USAGE_LIMIT_INVALID"));

    private ErrorTable() {}

    static Refusal read(int code, String message) {
        var wait = RETRY_AFTER.matcher(message);
        if (wait.matches()) return waitOf(Integer.parseInt(wait.group(1)));
        var raw = RAW_WAIT.matcher(message);
        if (raw.matches()) return new FloodWait(Duration.ofSeconds(Long.parseLong(raw.group(1))));
        for (Row row : ROWS) {
            if (row.text.matcher(message).matches()) return row.meaning.apply(message);
        }
        return byCode(code, message);
    }

    private static Refusal waitOf(int seconds) {
        return seconds == MASKED_SERVER_ERROR_SECONDS
                ? new ServerTrouble("Telegram's server failed again and again")
                : new FloodWait(Duration.ofSeconds(seconds));
    }

    private static Refusal byCode(int code, String message) {
        return switch (code) {
            case 401 -> new LoginNeeded("Telegram ended the session (" + message + ")");
            // The API's rules forbid to read or show these texts.
            case 406 -> new AccountUnable("Telegram refused this account without saying why");
            default ->
                code >= 500 || code < 0
                        ? new ServerTrouble("Telegram's server failed: " + code + " " + message)
                        : new Unrecognised(code, message);
        };
    }

    private static Row limited(String texts) {
        return row(texts, AccountLimited::new);
    }

    private static Row place(Place why, String texts) {
        return row(texts, code -> new ChatRefused(why, code));
    }

    private static Row person(Person why, String texts) {
        return row(texts, code -> new PersonRefused(why, code));
    }

    private static Row trouble(String texts) {
        return row(texts, message -> new ServerTrouble("Telegram's server failed: " + message));
    }

    private static Row login(String texts) {
        return row(texts, message -> new LoginNeeded("Telegram refused the session or the login (" + message + ")"));
    }

    private static Row bad(String texts) {
        return row(texts, BadRequest::new);
    }

    /// @param texts alternatives divided by `|`; `*` stands for any text, everything else for itself
    private static Row row(String texts, Function<String, Refusal> meaning) {
        var regex = new StringBuilder();
        for (String text : texts.split("\\|", -1)) {
            if (!regex.isEmpty()) regex.append('|');
            regex.append(Pattern.quote(text).replace("*", "\\E.*\\Q"));
        }
        return new Row(Pattern.compile(regex.toString(), Pattern.DOTALL), meaning);
    }

    private record Row(Pattern text, Function<String, Refusal> meaning) {}
}
