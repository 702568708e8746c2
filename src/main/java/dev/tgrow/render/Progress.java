package dev.tgrow.render;

import dev.tgrow.run.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts items and puts a line about them on the screen, at most ten times a second and only when something happens.
final class Progress {
    private static final Duration REST = Duration.ofMillis(100);

    private final Screen screen;
    private final Time time;
    private String task = "";
    private @Nullable Instant started;
    private @Nullable Instant drawn;
    private long items;
    private long expected;

    Progress(Screen screen, Time time) {
        this.screen = screen;
        this.time = time;
    }

    void started(String name) {
        task = name;
        started = time.now();
    }

    void expected(long count) {
        expected = count;
        draw();
    }

    void item() {
        items++;
        draw();
    }

    private void draw() {
        var now = time.now();
        if (drawn != null && Duration.between(drawn, now).compareTo(REST) < 0) return;
        drawn = now;
        screen.status(text(now));
    }

    private String text(Instant now) {
        var text = new StringBuilder(task).append("  ").append(items);
        if (expected > 0) text.append(" of ").append(expected);
        if (items == 0 || started == null) return text.toString();
        var seconds = Duration.between(started, now).toMillis() / 1000.0;
        if (seconds < 1) return text.toString();
        var rate = items / seconds;
        text.append("  ").append(rate(rate));
        if (expected > items) {
            var left = Duration.ofSeconds((long) Math.ceil((expected - items) / rate));
            text.append("  ").append(Words.duration(left)).append(" left");
        }
        return text.toString();
    }

    /// @param rate items a second
    private static String rate(double rate) {
        if (rate >= 10) return "%.0f/s".formatted(rate);
        return rate >= 1 ? "%.1f/s".formatted(rate) : "%.1f/min".formatted(rate * 60);
    }
}
