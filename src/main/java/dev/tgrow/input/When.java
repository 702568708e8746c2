package dev.tgrow.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// Points in time as operators write them: `2026-11-01`, `2026-11-01T10:00`, `2026-11-01T10:00Z`, or `3d` for three
/// days ago, or ahead.
public final class When {
    private When() {}

    /// Reads a point in time; a date means its first moment.
    ///
    /// @param zone for dates and times that name none
    /// @throws IllegalArgumentException if it is none; the message quotes the text and gives examples
    public static Instant parse(String text, Instant now, ZoneId zone) {
        return read(text, now, zone, false);
    }

    /// Reads a point in time ahead: as [#parse], but a duration counts from now on, and `18:30` is the next such
    /// time. It may be past nevertheless, if it is written out.
    ///
    /// @throws IllegalArgumentException if it is none; the message quotes the text and gives examples
    public static Instant ahead(String text, Instant now, ZoneId zone) {
        return read(text, now, zone, true);
    }

    /// Whether a point in time is the same whenever it is read.
    public static boolean isWrittenOut(String text) {
        return text.strip().matches("\\d{4}-.*");
    }

    private static Instant read(String text, Instant now, ZoneId zone, boolean ahead) {
        var written = text.strip();
        try {
            if (ahead && written.matches("\\d\\d?:\\d\\d")) return next(written, now, zone);
            if (written.matches("\\d{4}-\\d\\d-\\d\\d"))
                return LocalDate.parse(written).atStartOfDay(zone).toInstant();
            if (written.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+")) {
                return LocalDateTime.parse(written).atZone(zone).toInstant();
            }
            if (written.matches("\\d{4}-.*"))
                return OffsetDateTime.parse(written).toInstant();
            var distance = Durations.parse(written);
            return ahead ? now.plus(distance) : now.minus(distance);
        } catch (DateTimeException | IllegalArgumentException _) {
            var example = ahead ? "18:30, or 3h for in three hours" : "or 3d for three days ago";
            throw new IllegalArgumentException(
                    "'%s' is not a date (write it like 2026-11-01, 2026-11-01T10:00Z, %s)".formatted(text, example));
        }
    }

    private static Instant next(String time, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var at = LocalTime.parse(time.length() == 4 ? "0" + time : time);
        var moment = today.atTime(at).atZone(zone).toInstant();
        return moment.isAfter(now)
                ? moment
                : today.plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
