package dev.tgrow.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Durations and times for people.
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Words() {}

    /// The two largest units: `52 s`, `75 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. A begun second counts whole.
    static String duration(Duration duration) {
        var seconds = duration.plusNanos(999_999_999).toSeconds();
        if (seconds < 120) return seconds + " s";
        if (seconds < 3600) return pair(seconds / 60, "min", seconds % 60, "s");
        if (seconds < 86_400) return pair(seconds / 3600, "h", seconds % 3600 / 60, "min");
        return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String pair(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /// A time on the operator's clock, with its date if that is not the day of `now`.
    static String time(Instant time, Instant now, ZoneId zone) {
        var local = time.atZone(zone);
        var sameDay = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(local);
    }
}
