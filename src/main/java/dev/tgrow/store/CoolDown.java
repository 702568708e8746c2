package dev.tgrow.store;

import java.time.Instant;

/// How long an account rests because Telegram limits it as a whole.
///
/// @param reason Telegram's word for it: `PEER_FLOOD`
/// @param strikes how often it happened without a long quiet time between
/// @param until when the rest ends
public record CoolDown(String reason, int strikes, Instant until) {
    public static final CoolDown NONE = new CoolDown("", 0, Instant.EPOCH);

    /// Whether the account rests at `now`.
    public boolean lasts(Instant now) {
        return until.isAfter(now);
    }
}
