package dev.tgrow.pacing;

import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Everything that decides when an account's next call may go out: pure functions of this state and the time.
///
/// @param usage what each bucket has behind it, by [Bucket.Key#name]
/// @param nextWrite the end of the pause after the last write
public record Pace(Map<String, Usage> usage, Instant nextWrite) {
    public static final Pace FRESH = new Pace(Map.of(), Instant.MIN);

    public Pace {
        usage = Map.copyOf(usage);
    }

    /// Whether a call may go out now.
    public sealed interface Decision {
        record Go() implements Decision {}

        record WaitUntil(Instant time, String bucket, Why why) implements Decision {}
    }

    /// Decides on `call` at `now`: the latest of all that holds it back.
    public Decision decide(Call<?> call, Instant now, Limits limits) {
        Decision decision = new Decision.Go();
        var latest = now;
        for (Bucket.Key key : Bucket.of(call)) {
            var at = of(key).allowedAt(limits.of(key.bucket()));
            if (at.isAfter(latest)) {
                latest = at;
                decision = new Decision.WaitUntil(at, key.name(), why(key, at));
            }
        }
        if (call instanceof Call.Write<?> && nextWrite.isAfter(latest)) {
            return new Decision.WaitUntil(nextWrite, Bucket.of(call).getFirst().name(), Why.DELAY);
        }
        return decision;
    }

    private Why why(Bucket.Key key, Instant at) {
        if (!of(key).opens().equals(at)) return Why.WINDOW;
        return key.bucket() == Bucket.SEND_TO_CHAT ? Why.SLOW_MODE : Why.FLOOD;
    }

    /// The state after `call` went out at `now`.
    public Pace started(Call<?> call, Instant now, Limits limits) {
        var changed = new HashMap<>(usage);
        for (Bucket.Key key : Bucket.of(call)) {
            changed.put(key.name(), of(key).called(now, limits.of(key.bucket())));
        }
        return new Pace(changed, nextWrite);
    }

    /// The state after `call` was answered at `now`.
    ///
    /// @param draw a number in [0, 1) that chooses the pause before the next write
    public Pace answered(Call<?> call, Instant now, Limits limits, double draw) {
        var changed = new HashMap<>(usage);
        for (Bucket.Key key : Bucket.of(call)) {
            changed.put(key.name(), of(key).succeeded());
        }
        return new Pace(changed, call instanceof Call.Write<?> ? now.plus(pause(limits, draw)) : nextWrite);
    }

    /// The state after Telegram refused `call` at `now` and asked for a pause.
    public Pace flooded(Call<?> call, Instant now, Duration retryAfter) {
        var key = Bucket.of(call).getFirst();
        var changed = new HashMap<>(usage);
        changed.put(key.name(), of(key).flooded(now.plus(retryAfter)));
        return new Pace(changed, nextWrite);
    }

    /// The state after an answer that may tell of a chat's slow mode: the chat is closed to us until it ends.
    public Pace slowed(Call<?> call, Reply<?> reply, Instant now) {
        return switch (call) {
            case Call.GetChatDetails(var chat)
            when reply instanceof Reply.Ok<?>(ChatDetails details)
                    && details.slowModeLeft().isPositive() -> closed(chat, now.plus(details.slowModeLeft()));
            case Call.SendMessage(var chat, var _)
            when reply instanceof Reply.Refused<?>(Refusal.SlowMode(var left)) -> closed(chat, now.plus(left));
            default -> this;
        };
    }

    private Pace closed(ChatId chat, Instant until) {
        var key = Bucket.Key.of(Bucket.SEND_TO_CHAT, chat);
        var changed = new HashMap<>(usage);
        changed.put(key.name(), of(key).closed(until));
        return new Pace(changed, nextWrite);
    }

    private static Duration pause(Limits limits, double draw) {
        var span = limits.maxDelay().minus(limits.minDelay()).toNanos();
        // Both ends belong to the range, so the draw is spread over one nanosecond more.
        return limits.minDelay().plusNanos((long) (draw * (span + 1)));
    }

    private Usage of(Bucket.Key key) {
        return usage.getOrDefault(key.name(), Usage.NONE);
    }
}
