package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.run.RunEvent.Why;
import dev.tgrow.store.CoolDown;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Everything that decides when an account's next call may go out: pure functions of this state and the time.
///
/// @param usage what each bucket has behind it, by [Bucket.Key#name]
/// @param nextWrite the end of the pause after the last write
/// @param rest until when the account writes nothing because Telegram limits it
public record Pace(Map<String, Usage> usage, Instant nextWrite, CoolDown rest) {
    public static final Pace FRESH = new Pace(Map.of(), Instant.MIN, CoolDown.NONE);

    public Pace {
        usage = Map.copyOf(usage);
    }

    /// Whether a call may go out now.
    public sealed interface Decision {
        record Go() implements Decision {}

        record WaitUntil(Instant time, String bucket, Why why) implements Decision {}

        /// A cap is reached, which is never waited for.
        record Capped(String bucket, Window cap, Instant opens) implements Decision {}

        /// The account writes nothing for now.
        record Resting(CoolDown rest) implements Decision {}
    }

    /// Decides on `call` at `now`: the latest of all that holds it back.
    public Decision decide(Call<?> call, Instant now, Limits limits) {
        var write = call instanceof Call.Write<?>;
        if (write && rest.lasts(now)) return new Decision.Resting(rest);
        var keys = Bucket.of(call);
        Decision decision = new Decision.Go();
        var latest = now;
        for (Bucket.Key key : keys) {
            for (Held held : held(key, limits)) {
                if (!held.until().isAfter(latest)) continue;
                latest = held.until();
                decision = new Decision.WaitUntil(held.until(), key.name(), held.why());
            }
        }
        if (write && nextWrite.isAfter(latest)) {
            latest = nextWrite;
            decision = new Decision.WaitUntil(nextWrite, keys.getFirst().name(), Why.DELAY);
        }
        return capped(keys, latest, limits, decision);
    }

    /// What holds back the calls of a bucket.
    private record Held(Instant until, Why why) {}

    private List<Held> held(Bucket.Key key, Limits limits) {
        var usage = of(key);
        var closed = key.bucket() == Bucket.SEND_TO_CHAT ? Why.SLOW_MODE : Why.FLOOD;
        return List.of(
                new Held(usage.opens(), closed),
                new Held(usage.spaced(), Why.DELAY),
                new Held(usage.shortWindowsOpen(limits.of(key.bucket())), Why.WINDOW));
    }

    /// The decision, unless a cap will still have no room at `time`, when all else allows the call.
    private Decision capped(List<Bucket.Key> keys, Instant time, Limits limits, Decision decision) {
        for (Bucket.Key key : keys) {
            var cap = of(key).cap(limits.of(key.bucket()), time);
            if (cap.isPresent()) {
                return new Decision.Capped(key.name(), cap.get(), of(key).windowOpens(cap.get()));
            }
        }
        return decision;
    }

    /// The state with what others have done in some buckets meanwhile.
    Pace with(Map<String, Usage> others, CoolDown otherRest) {
        var changed = new HashMap<>(usage);
        changed.putAll(others);
        return new Pace(changed, nextWrite, otherRest);
    }

    /// The state after `call` went out at `now`.
    public Pace started(Call<?> call, Instant now, Limits limits) {
        var changed = new HashMap<>(usage);
        for (Bucket.Key key : Bucket.of(call)) {
            changed.put(key.name(), of(key).called(now, limits.of(key.bucket())));
        }
        return new Pace(changed, nextWrite, rest);
    }

    /// What an answer teaches about one bucket.
    record Lesson(Bucket.Key key, UnaryOperator<Usage> change) {}

    /// What the answer to `call` at `now` teaches: a flood wait closes the call's first bucket and slows it down, any
    /// other answer speeds them up again, and an answer that tells of slow mode closes the chat.
    static List<Lesson> lessons(Call<?> call, Reply<?> reply, Instant now, Limits limits) {
        if (reply instanceof Reply.Refused<?>(Refusal.FloodWait(var retryAfter))) {
            var key = Bucket.of(call).getFirst();
            var floor = limits.floor(key.bucket());
            return List.of(new Lesson(key, usage -> usage.flooded(now.plus(retryAfter), floor)));
        }
        var lessons = new ArrayList<Lesson>();
        for (Bucket.Key key : Bucket.of(call)) {
            lessons.add(new Lesson(key, usage -> usage.succeeded(limits.floor(key.bucket()))));
        }
        slowMode(call, reply, now).ifPresent(lessons::add);
        return lessons;
    }

    private static Optional<Lesson> slowMode(Call<?> call, Reply<?> reply, Instant now) {
        return switch (call) {
            case Call.GetChatDetails(var chat)
            when reply instanceof Reply.Ok<?>(ChatDetails details)
                    && details.slowModeLeft().isPositive() ->
                Optional.of(closed(chat, now.plus(details.slowModeLeft())));
            case Call.SendMessage(var chat, var _)
            when reply instanceof Reply.Refused<?>(Refusal.SlowMode(var left)) ->
                Optional.of(closed(chat, now.plus(left)));
            case MessageCall.SendAlbum(var chat, var _)
            when reply instanceof Reply.Refused<?>(Refusal.SlowMode(var left)) ->
                Optional.of(closed(chat, now.plus(left)));
            default -> Optional.empty();
        };
    }

    private static Lesson closed(ChatId chat, Instant until) {
        return new Lesson(Bucket.Key.of(Bucket.SEND_TO_CHAT, chat), usage -> usage.closed(until));
    }

    /// The state after `lessons`.
    Pace learned(List<Lesson> lessons) {
        var changed = new HashMap<>(usage);
        for (Lesson lesson : lessons) {
            changed.put(lesson.key().name(), lesson.change().apply(of(lesson.key())));
        }
        return new Pace(changed, nextWrite, rest);
    }

    /// The state after `call` was answered at `now`: a write that was not held up by a flood wait opens a pause.
    ///
    /// @param draw a number in [0, 1) that chooses the pause before the next write
    public Pace answered(Call<?> call, Reply<?> reply, Instant now, Limits limits, double draw) {
        var written = call instanceof Call.Write<?> && !(reply instanceof Reply.Refused<?>(Refusal.FloodWait _));
        var after = learned(lessons(call, reply, now, limits));
        return written ? new Pace(after.usage(), now.plus(pause(limits, draw)), rest) : after;
    }

    private static Duration pause(Limits limits, double draw) {
        var span = limits.maxDelay().minus(limits.minDelay()).toNanos();
        // Both ends belong to the range, so the draw is spread over one nanosecond more.
        return limits.minDelay().plusNanos((long) (draw * (span + 1)));
    }

    Usage of(Bucket.Key key) {
        return usage.getOrDefault(key.name(), Usage.NONE);
    }
}
