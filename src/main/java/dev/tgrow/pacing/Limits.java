package dev.tgrow.pacing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an operator allows an account to do.
///
/// @param minDelay shortest pause between the end of one write and the next
/// @param maxDelay longest pause; each pause is drawn uniformly between the two
/// @param concurrency reads in flight at once
/// @param maxWait longest wait that is waited; a longer one ends the run
/// @param windows how many calls of a bucket go out in a rolling window
public record Limits(
        Duration minDelay, Duration maxDelay, int concurrency, Duration maxWait, Map<Bucket, List<Window>> windows) {

    /// At most `calls` in any stretch of time of length `span`.
    public record Window(int calls, Duration span) {
        public Window {
            if (calls < 1) throw new IllegalArgumentException("a window allows at least one call, not " + calls);
            if (!span.isPositive()) throw new IllegalArgumentException("a window's time must be positive, not " + span);
        }

        /// Whether it is too long to be waited for: reaching it ends a run.
        public boolean isCap() {
            return span.compareTo(CAP) >= 0;
        }

        /// As settings write it: `40/1d`.
        @Override
        public String toString() {
            return calls + "/" + length();
        }

        /// The window's length as it is written in settings.
        public String length() {
            return written(span);
        }

        private static String written(Duration span) {
            if (span.toSecondsPart() > 0 || span.toMillisPart() > 0) {
                return span.toMillisPart() > 0 ? span.toMillis() + "ms" : span.toSeconds() + "s";
            }
            if (span.toMinutesPart() > 0) return span.toMinutes() + "m";
            return span.toHoursPart() > 0 ? span.toHours() + "h" : span.toDays() + "d";
        }
    }

    private static final Duration CAP = Duration.ofDays(1);

    /// What holds where nothing else is said.
    public static final Map<Bucket, List<Window>> DEFAULT_WINDOWS = Map.of(
            Bucket.SEND_TO_CHAT, List.of(new Window(20, Duration.ofMinutes(1))),
            Bucket.SEND, List.of(new Window(200, Duration.ofDays(1))),
            Bucket.INVITE, List.of(new Window(40, Duration.ofDays(1))),
            Bucket.RESOLVE, List.of(new Window(30, Duration.ofMinutes(1)), new Window(200, Duration.ofDays(1))));

    public Limits {
        if (minDelay.isNegative()) throw new IllegalArgumentException("--min-delay can't be negative");
        if (maxDelay.compareTo(minDelay) < 0) {
            throw new IllegalArgumentException("--max-delay is shorter than --min-delay");
        }
        if (concurrency < 1) throw new IllegalArgumentException("--concurrency must be at least 1, not " + concurrency);
        if (maxWait.isNegative()) throw new IllegalArgumentException("--max-wait can't be negative");
        windows = Map.copyOf(windows);
    }

    /// The defaults for windows with some of them replaced.
    public static Map<Bucket, List<Window>> windowsWith(Map<Bucket, List<Window>> changes) {
        var all = new EnumMap<Bucket, List<Window>>(Bucket.class);
        all.putAll(DEFAULT_WINDOWS);
        all.putAll(changes);
        return Map.copyOf(all);
    }

    /// The same, but whatever Telegram asks to wait for ends the run.
    public Limits withoutWaiting() {
        return new Limits(minDelay, maxDelay, concurrency, Duration.ZERO, windows);
    }

    /// The windows of a bucket.
    public List<Window> of(Bucket bucket) {
        return windows.getOrDefault(bucket, List.of());
    }

    /// The least time between two calls of a bucket, whatever was learned: writes keep the shortest pause anyway.
    Duration floor(Bucket bucket) {
        return switch (bucket) {
            case INVITE, SEND, SEND_TO_CHAT -> minDelay;
            case RESOLVE, HISTORY, MEMBERS, OTHER, LOCAL -> Duration.ZERO;
        };
    }
}
