package dev.tgrow.telegram;

import java.time.Duration;

/// What a refusal means for a write: one that may have happened must not be taken for one that didn't.
///
/// While the server fails, TDLib repeats a call by itself after 1, 2, 4, … s, as long as its patience lasts: 60 s in
/// all for a person's call, 8 s for a bot's. Then it tells the next of these waits as if Telegram had asked for it. A
/// call that waits behind such a one, as messages of one chat do, is charged with its waits too, so any wait of the row
/// can be told. The server may have carried out each of the attempts.
public final class WriteRefusal {
    private static final Duration LONGEST_OF_PEOPLE = Duration.ofSeconds(32);
    private static final Duration LONGEST_OF_BOTS = Duration.ofSeconds(8);

    private WriteRefusal() {}

    /// Reads the refusal of a write.
    ///
    /// @param bot whether the account is a bot's
    public static Refusal of(Call.Write<?> call, Refusal reason, boolean bot) {
        return switch (reason) {
            case Refusal.FloodWait(var wait) when isBackOff(wait, bot) -> troubled(call, perhaps(wait));
            case Refusal.SlowMode(var wait) when isBackOff(wait, bot) -> troubled(call, perhaps(wait));
            case Refusal.ServerTrouble(var text) -> troubled(call, text);
            case Refusal other -> other;
        };
    }

    /// A real wait is longer than what is left of the patience, so it is one of these only after other waits.
    private static boolean isBackOff(Duration wait, boolean bot) {
        var longest = bot ? LONGEST_OF_BOTS : LONGEST_OF_PEOPLE;
        return Long.bitCount(wait.toSeconds()) == 1 && wait.compareTo(longest) <= 0;
    }

    private static String perhaps(Duration wait) {
        return "Telegram's server failed again and again, or asked for a pause of " + wait.toSeconds() + " s";
    }

    /// A message can't be repeated as the same one: whoever asks again must look first.
    private static Refusal troubled(Call.Write<?> call, String text) {
        var sends = call instanceof Call.SendMessage || call instanceof MessageCall.SendAlbum;
        return sends ? new Refusal.OutcomeUnknown(text) : new Refusal.ServerTrouble(text);
    }
}
