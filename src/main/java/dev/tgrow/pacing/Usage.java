package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What one bucket has behind it. Immutable, so that it can be stored and decided on without a lock.
///
/// @param calls when calls went out, oldest first, as far back as the longest window reaches
/// @param opens no call before this: a flood wait's end
/// @param interval the learned least time between two calls
/// @param successes calls in a row without a flood wait
public record Usage(List<Instant> calls, Instant opens, Duration interval, int successes) {
    /// A first flood wait teaches this interval; further ones double it.
    private static final Duration FIRST_LESSON = Duration.ofSeconds(1);

    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    /// So many successes in a row shorten the interval by a tenth.
    private static final int STREAK = 10;

    public static final Usage NONE = new Usage(List.of(), Instant.MIN, Duration.ZERO, 0);

    public Usage {
        calls = List.copyOf(calls);
    }

    /// The earliest time at which all `windows`, the interval and the flood wait allow another call.
    Instant allowedAt(List<Window> windows) {
        var windowed = windows.stream()
                .map(this::windowOpens)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return later(later(windowed, opens), spaced());
    }

    /// When `window` has room for one more call.
    Instant windowOpens(Window window) {
        if (calls.size() < window.calls()) return Instant.MIN;
        return calls.get(calls.size() - window.calls()).plus(window.span());
    }

    private Instant spaced() {
        return calls.isEmpty() || interval.isZero()
                ? Instant.MIN
                : calls.getLast().plus(interval);
    }

    /// After a call goes out at `now`. Calls that no window can see any more are forgotten.
    Usage called(Instant now, List<Window> windows) {
        var memory = windows.stream()
                .map(Window::span)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var oldest = now.minus(memory);
        var kept = new ArrayList<Instant>(calls.size() + 1);
        for (Instant call : calls) {
            if (call.isAfter(oldest)) kept.add(call);
        }
        kept.add(now);
        return new Usage(kept, opens, interval, successes);
    }

    /// After a call was answered without a flood wait.
    Usage succeeded() {
        if (interval.isZero()) return this;
        if (successes + 1 < STREAK) return new Usage(calls, opens, interval, successes + 1);
        var shorter = interval.multipliedBy(9).dividedBy(10);
        return new Usage(calls, opens, shorter.toMillis() < 100 ? Duration.ZERO : shorter, 0);
    }

    /// After Telegram asked for a pause until `until`: the bucket is closed till then and slower afterwards.
    Usage flooded(Instant until) {
        var doubled = interval.isZero() ? FIRST_LESSON : interval.multipliedBy(2);
        var learned = doubled.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : doubled;
        return new Usage(calls, later(opens, until), learned, 0);
    }

    /// Closed until `until` for a reason that says nothing about how fast we are.
    Usage closed(Instant until) {
        return new Usage(calls, later(opens, until), interval, successes);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
