package dev.tgrow.pacing;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.End;
import dev.tgrow.store.CoolDown;
import java.time.Instant;

/// The ends of runs that come too early.
public final class Closed {
    private Closed() {}

    /// Telegram asked for a longer pause than may be waited.
    public static End flooded(String bucket, Instant opens) {
        return new End.RetryLater("Telegram asked for a pause (" + bucket + ")", opens.truncatedTo(MILLIS));
    }

    /// A cap of ours is reached.
    public static End capped(String bucket, Window cap, Instant opens) {
        return new End.CapReached(bucket + " " + cap, opens.truncatedTo(MILLIS));
    }

    /// Telegram limits the account.
    public static End resting(CoolDown rest) {
        return new End.AccountLimited(
                "Telegram limits this account (%s), so it writes nothing until %s"
                        .formatted(rest.reason(), rest.until().truncatedTo(SECONDS)),
                rest.until().truncatedTo(MILLIS));
    }
}
