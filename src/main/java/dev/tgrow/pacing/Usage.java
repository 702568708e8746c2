package dev.tgrow.pacing;

import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.store.BucketMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one bucket has behind it. Immutable, so that it can be stored and decided on without a lock.
///
/// @param calls when calls went out, oldest first, as far back as the longest window reaches. Every attempt counts:
///     Telegram counts those too that it refuses, and one whose process died may have been made
/// @param opens no call before this: a flood wait's end
/// @param interval the learned least time between two calls; zero while the configured pace holds
/// @param successes calls in a row without a flood wait
public record Usage(List<Instant> calls, Instant opens, Duration interval, int successes) {
    /// A first flood wait teaches at least this interval; further ones double it.
    private static final Duration FIRST_LESSON = Duration.ofSeconds(1);

    /// An interval grows no further than this, or than so many times the configured least one.
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    private static final int LONGEST_TIMES = 8;

    /// Nothing is learned of an interval that would be shorter than this.
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    /// So many successes in a row shorten the interval by a tenth.
    private static final int STREAK = 10;

    public static final Usage NONE = new Usage(List.of(), Instant.MIN, Duration.ZERO, 0);

    public Usage {
        calls = List.copyOf(calls);
    }

    public static Usage of(BucketMemory memory) {
        return new Usage(memory.calls(), memory.opens(), memory.interval(), memory.successes());
    }

    BucketMemory memory() {
        return new BucketMemory(List.of(), opens, interval, successes);
    }

    /// The same with other calls.
    public Usage with(List<Instant> others) {
        return new Usage(others, opens, interval, successes);
    }

    /// The earliest time at which all windows that are no caps have room for one more call.
    Instant shortWindowsOpen(List<Window> windows) {
        return windows.stream()
                .filter(window -> !window.isCap())
                .map(this::windowOpens)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /// When `window` has room for one more call.
    public Instant windowOpens(Window window) {
        if (calls.size() < window.calls()) return Instant.MIN;
        return calls.get(calls.size() - window.calls()).plus(window.span());
    }

    /// How many calls `window` sees at `now`.
    public int within(Window window, Instant now) {
        var oldest = now.minus(window.span());
        return (int) calls.stream().filter(call -> call.isAfter(oldest)).count();
    }

    /// The cap that has no room at `time`, if there is one: of several, the one that opens last.
    Optional<Window> cap(List<Window> windows, Instant time) {
        return windows.stream()
                .filter(Window::isCap)
                .filter(window -> windowOpens(window).isAfter(time))
                .max(Comparator.comparing(this::windowOpens));
    }

    /// When the learned interval after the last call is over.
    Instant spaced() {
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
    ///
    /// @param floor the configured least interval; what was learned ends there
    Usage succeeded(Duration floor) {
        if (interval.isZero()) return this;
        if (successes + 1 < STREAK) return new Usage(calls, opens, interval, successes + 1);
        var shorter = interval.multipliedBy(9).dividedBy(10);
        var learned = shorter.compareTo(floor) > 0 && shorter.compareTo(SHORTEST_INTERVAL) >= 0;
        return new Usage(calls, opens, learned ? shorter : Duration.ZERO, 0);
    }

    /// After Telegram asked for a pause until `until`: the bucket is closed till then and slower afterwards.
    ///
    /// @param floor the configured least interval; what is learned begins there
    Usage flooded(Instant until, Duration floor) {
        var doubled = longer(interval, floor).multipliedBy(2);
        var longest = longer(LONGEST_INTERVAL, floor.multipliedBy(LONGEST_TIMES));
        var learned = doubled.isZero() ? FIRST_LESSON : doubled;
        // What a run with longer pauses has learned is not unlearned here.
        var kept = longer(interval, learned.compareTo(longest) > 0 ? longest : learned);
        return new Usage(calls, later(opens, until), kept, 0);
    }

    /// Closed until `until` for a reason that says nothing about how fast we are.
    Usage closed(Instant until) {
        return new Usage(calls, later(opens, until), interval, successes);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
