package dev.tgrow.pacing;

import dev.tgrow.store.CoolDown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long an account rests after Telegram has limited it as a whole: a day, then three, then a week.
final class Rest {
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofHours(24), Duration.ofHours(72), Duration.ofDays(7));

    /// After so long without a new limit what was before is forgotten.
    static final Duration QUIET = Duration.ofDays(30);

    private Rest() {}

    /// The rest after Telegram limited the account at `now`. While one lasts a further refusal says nothing new.
    static CoolDown after(CoolDown before, String reason, Instant now) {
        if (before.lasts(now)) return before;
        var forgotten = !now.isBefore(before.until().plus(QUIET));
        var strikes = forgotten ? 1 : before.strikes() + 1;
        var length = LENGTHS.get(Math.min(strikes, LENGTHS.size()) - 1);
        return new CoolDown(reason, strikes, now.plus(length));
    }
}
