package dev.tgrow.sandbox;

import dev.tgrow.world.Account;
import dev.tgrow.world.WorldError;
import java.time.Duration;
import java.util.regex.Pattern;

/// How long TDLib waits and repeats by itself before it tells of an error: 60 s in all for one question of a user,
/// 8 s for a bot's.
final class Patience {
    private static final Pattern WAIT = Pattern.compile("(?:FLOOD_WAIT|SLOWMODE_WAIT|FLOOD_PREMIUM_WAIT)_(\\d{1,9})");
    private static final Duration OF_USERS = Duration.ofSeconds(60);
    private static final Duration OF_BOTS = Duration.ofSeconds(8);

    private final Duration limit;
    private Duration waited = Duration.ZERO;
    private Duration backOff = Duration.ofSeconds(1);

    Patience(Account account) {
        limit = account.isBot() ? OF_BOTS : OF_USERS;
    }

    /// A wait before the question is repeated.
    ///
    /// @param asked whether Telegram asked for it, rather than failed
    record Pause(Duration length, boolean asked) {}

    /// What to do after this error.
    ///
    /// @throws WorldError if it is final, as TDLib tells it
    Pause after(WorldError error) {
        var wait = WAIT.matcher(error.text());
        if (error.code() == 420 && wait.matches()) {
            return pause(new Pause(Duration.ofSeconds(Integer.parseInt(wait.group(1))), true));
        }
        if (error.text().equals("FROZEN_METHOD_INVALID")) throw new WorldError(406, error.text());
        if (error.code() < 500 && error.code() >= 0 && error.code() != 420) throw error;
        var length = backOff;
        backOff = backOff.multipliedBy(2);
        return pause(new Pause(length, false));
    }

    private Pause pause(Pause pause) {
        waited = waited.plus(pause.length());
        if (waited.compareTo(limit) <= 0) return pause;
        throw new WorldError(
                429, "Too Many Requests: retry after " + pause.length().toSeconds());
    }
}
