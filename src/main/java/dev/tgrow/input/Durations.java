package dev.tgrow.input;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Durations as operators write them: `45s`, `2m`, `1h30m`, `3d`, `500ms`.
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Duration LONGEST = Duration.ofDays(3650);

    private Durations() {}

    /// Reads a duration of at most ten years.
    ///
    /// @throws IllegalArgumentException if it is none; the message quotes it
    public static Duration parse(String text) {
        var written = text.strip();
        if (written.equals("0")) return Duration.ZERO;
        if (!WHOLE.matcher(written).matches()) {
            throw new IllegalArgumentException("'%s' is not a duration (45s, 2m, 1h30m, 3d, 500ms)".formatted(text));
        }
        var sum = Duration.ZERO;
        var parts = PART.matcher(written);
        while (parts.find()) {
            var unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
            sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
        }
        if (sum.compareTo(LONGEST) > 0) throw new IllegalArgumentException("'%s' is too long a time".formatted(text));
        return sum;
    }
}
