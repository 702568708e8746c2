package dev.tgrow.input;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Durations as operators write them: `45s`, `2m`, `1h30m`, `3d`, `500ms`.
public final class Durations {
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?",
            Pattern.CASE_INSENSITIVE);

    private Durations() {}

    /// Reads a duration; it is never negative. `0` needs no unit.
    ///
    /// @throws IllegalArgumentException if it is none; the message quotes the text and gives examples
    public static Duration parse(String text) {
        var written = text.strip();
        if (written.equals("0")) return Duration.ZERO;
        var parts = FORM.matcher(written);
        if (written.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a duration (write it like 45s, 2m or 1h30m)".formatted(text));
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)))
                .plusMillis(number(parts.group(5)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// The shortest text that [#parse] reads as this duration, to the millisecond.
    public static String text(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toDaysPart(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) text.append(count).append(unit);
    }
}
