package dev.tgrow.world;

import java.util.regex.Pattern;

/// The code that Telegram's server sends with an error text.
final class ErrorCodes {
    private static final Pattern WAIT = Pattern.compile(".*_WAIT(_\\d+)?|FLOOD|FROZEN_METHOD_INVALID");
    private static final Pattern TROUBLE = Pattern.compile(".*_FAIL(ED)?|Timedout|RANDOM_ID_DUPLICATE");
    private static final Pattern FORBIDDEN = Pattern.compile(
            ".*_FORBIDDEN|.*PREMIUM.*_REQUIRED|USER_(PRIVACY_RESTRICTED|NOT_MUTUAL_CONTACT|CHANNELS_TOO_MUCH|RESTRICTED)"
                    + "|CHANNEL_PUBLIC_GROUP_NA|MESSAGE_AUTHOR_REQUIRED|USER_IS_BLOCKED");
    private static final Pattern SESSION = Pattern.compile("AUTH_KEY_.*|SESSION_.*|USER_DEACTIVATED.*");

    private ErrorCodes() {}

    static int of(String text) {
        if (WAIT.matcher(text).matches()) return 420;
        if (TROUBLE.matcher(text).matches()) return 500;
        if (SESSION.matcher(text).matches()) return 401;
        return FORBIDDEN.matcher(text).matches() ? 403 : 400;
    }
}
