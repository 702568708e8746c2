package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks at calls from outside: knows the limits, what went out when, and what came back, and from that when each call
/// may go out. Of the state that is under test it takes only the pause that was drawn and the interval that was
/// learned, and judges each when it changes.
final class Observer {
    private final Limits limits;
    private final Map<String, List<Instant>> gone = new HashMap<>();
    private final Map<String, Instant> floods = new HashMap<>();
    private final Map<String, Instant> slowModes = new HashMap<>();
    private final Map<String, Integer> streaks = new HashMap<>();
    private Instant asked = Instant.MIN;
    private Instant pauseEnds = Instant.MIN;

    Observer(Limits limits) {
        this.limits = limits;
    }

    Instant floodEnd(String bucket) {
        return floods.getOrDefault(bucket, Instant.MIN);
    }

    /// Somebody wants to call.
    void asks(Instant now) {
        asked = now;
    }

    /// A call goes out, which must be at the first moment at which nothing holds it back.
    void goes(Call<?> call, Instant now, Pace pace) {
        var earliest = asked;
        for (Bucket.Key key : Bucket.of(call)) earliest = Usage.later(earliest, allowed(key, pace));
        if (call instanceof Call.Write<?>) earliest = Usage.later(earliest, pauseEnds);
        assertThat(now).as("%s, wanted at %s", call, asked).isEqualTo(earliest);
        for (Bucket.Key key : Bucket.of(call)) times(key).add(now);
    }

    private Instant allowed(Bucket.Key key, Pace pace) {
        var earliest = Usage.later(floodEnd(key.name()), slowModes.getOrDefault(key.name(), Instant.MIN));
        var times = times(key);
        if (times.isEmpty()) return earliest;
        earliest = Usage.later(earliest, times.getLast().plus(interval(pace, key)));
        for (Window window : limits.of(key.bucket())) {
            if (times.size() < window.calls()) continue;
            earliest = Usage.later(
                    earliest, times.get(times.size() - window.calls()).plus(window.span()));
        }
        return earliest;
    }

    private List<Instant> times(Bucket.Key key) {
        return gone.computeIfAbsent(key.name(), _ -> new ArrayList<>());
    }

    private static Duration interval(Pace pace, Bucket.Key key) {
        return pace.usage().getOrDefault(key.name(), Usage.NONE).interval();
    }

    /// A call is answered, and the state changes.
    void answered(Call<?> call, Reply<?> reply, Instant now, Pace before, Pace after) {
        var flood = reply instanceof Reply.Refused<?>(Refusal.FloodWait _);
        if (reply instanceof Reply.Refused<?>(Refusal.FloodWait(var wait))) {
            floods.merge(Bucket.of(call).getFirst().name(), now.plus(wait), Usage::later);
        }
        slowMode(call, reply, now);
        paused(call instanceof Call.Write<?> && !flood, now, before, after);
        for (Bucket.Key key : Bucket.of(call)) {
            if (!flood) succeeded(key, interval(before, key), interval(after, key));
            else if (key.equals(Bucket.of(call).getFirst())) flooded(key, interval(before, key), interval(after, key));
        }
        othersStay(call, before, after);
    }

    private void slowMode(Call<?> call, Reply<?> reply, Instant now) {
        switch (call) {
            case Call.SendMessage(var chat, var _)
            when reply instanceof Reply.Refused<?>(Refusal.SlowMode(var left)) -> closes(chat, now.plus(left));
            case Call.GetChatDetails(var chat)
            when reply instanceof Reply.Ok<?>(ChatDetails details) -> closes(chat, now.plus(details.slowModeLeft()));
            default -> {}
        }
    }

    private void closes(ChatId chat, Instant until) {
        slowModes.merge(Bucket.Key.of(Bucket.SEND_TO_CHAT, chat).name(), until, Usage::later);
    }

    /// After a write, and only then, a pause is drawn, which lies in the range.
    private void paused(boolean written, Instant now, Pace before, Pace after) {
        if (written) {
            assertThat(Duration.between(now, after.nextWrite())).isBetween(limits.minDelay(), limits.maxDelay());
        } else {
            assertThat(after.nextWrite()).isEqualTo(before.nextWrite());
        }
        pauseEnds = after.nextWrite();
    }

    /// Twice as long, from a second on and from the shortest pause on, up to a minute or eight such pauses.
    private void flooded(Bucket.Key key, Duration before, Duration after) {
        streaks.put(key.name(), 0);
        var floor = limits.floor(key.bucket());
        var longest = longer(Duration.ofMinutes(1), floor.multipliedBy(8));
        var twice = longer(before, floor).multipliedBy(2);
        var wanted = twice.isZero() ? Duration.ofSeconds(1) : twice;
        assertThat(after).isEqualTo(wanted.compareTo(longest) < 0 ? wanted : longest);
    }

    /// A tenth shorter after ten successes, and forgotten before it would be shorter than the configured least.
    private void succeeded(Bucket.Key key, Duration before, Duration after) {
        var streak = before.isZero() ? 0 : streaks.merge(key.name(), 1, Integer::sum);
        if (streak < 10) {
            assertThat(after).isEqualTo(before);
            return;
        }
        streaks.put(key.name(), 0);
        if (after.isZero()) {
            var least = longer(limits.floor(key.bucket()), Duration.ofMillis(100));
            assertThat(before.multipliedBy(9)).isLessThanOrEqualTo(least.multipliedBy(10));
        } else {
            assertThat(after).isEqualTo(before.multipliedBy(9).dividedBy(10));
            assertThat(after).isGreaterThan(limits.floor(key.bucket()));
        }
    }

    /// An answer teaches nothing about buckets that the call doesn't count in, but for the slow mode that it tells of.
    private static void othersStay(Call<?> call, Pace before, Pace after) {
        var own = Bucket.of(call).stream().map(Bucket.Key::name).toList();
        after.usage().forEach((bucket, usage) -> {
            if (own.contains(bucket) || Objects.equals(before.usage().get(bucket), usage)) return;
            assertThat(call).isInstanceOf(Call.GetChatDetails.class);
            assertThat(bucket).startsWith("send:chat:");
        });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
