package dev.tgrow.input;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;

/// Points in time as operators write them: `2026-11-01`, `2026-11-01T10:00`, `2026-11-01T10:00Z`, or `3d` for three
/// days ago.
public final class When {
    private When() {}

    /// Reads a point in time; a date means its first moment.
    ///
    /// @param zone for dates and times that name none
    /// @throws IllegalArgumentException if it is none; the message quotes the text and gives examples
    public static Instant parse(String text, Instant now, ZoneId zone) {
        return parse(text, zone, "3d for three days ago", now::minus);
    }

    /// Reads a point in time to come, where `3d` means in three days.
    ///
    /// @param zone for dates and times that name none
    /// @throws IllegalArgumentException if it is none, or not in the future; the message quotes the text
    public static Instant ahead(String text, Instant now, ZoneId zone) {
        var time = parse(text, zone, "3d for in three days", now::plus);
        if (!time.isAfter(now)) throw new IllegalArgumentException("'%s' is not in the future".formatted(text));
        return time;
    }

    private static Instant parse(String text, ZoneId zone, String example, Function<Duration, Instant> fromNow) {
        var written = text.strip();
        try {
            if (written.matches("\\d{4}-\\d\\d-\\d\\d"))
                return LocalDate.parse(written).atStartOfDay(zone).toInstant();
            if (written.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+")) {
                return LocalDateTime.parse(written).atZone(zone).toInstant();
            }
            if (written.matches("\\d{4}-.*"))
                return OffsetDateTime.parse(written).toInstant();
            return fromNow.apply(Durations.parse(written));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "'%s' is not a date (write it like 2026-11-01, 2026-11-01T10:00Z, or %s)".formatted(text, example));
        }
    }
}
