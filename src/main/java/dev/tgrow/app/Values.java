package dev.tgrow.app;

import dev.tgrow.input.Durations;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits.Window;
import dev.tgrow.store.ServerUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Turns settings' texts into values.
final class Values {
    private static final Pattern LIMIT = Pattern.compile("(\\w+) (\\d{1,9})/(\\w+)");
    private static final Map<String, Bucket> BUCKETS = Map.of(
            "resolve", Bucket.RESOLVE,
            "history", Bucket.HISTORY,
            "members", Bucket.MEMBERS,
            "invite", Bucket.INVITE,
            "send", Bucket.SEND,
            "send_chat", Bucket.SEND_TO_CHAT,
            "other", Bucket.OTHER);

    /// Nobody means more, and sums of such times never overflow.
    private static final Duration LONGEST = Duration.ofDays(366);

    private Values() {}

    /// One limit of one bucket.
    record BucketWindow(Bucket bucket, Window window) {}

    /// @throws IllegalArgumentException if the text is not what the key needs
    static void check(Key key, Setting setting) {
        switch (key.kind()) {
            case NUMBER -> number(setting);
            case DURATION -> duration(setting);
            case CHOICE -> choice(key, setting);
            case TEXT, SECRET -> text(setting);
            case PATH -> path(setting);
            case ADDRESS -> server(setting);
            case LIMITS -> throw setting.wrong("set here: limits stand in a configuration file");
        }
    }

    static int number(Setting setting) {
        try {
            var number = Integer.parseInt(setting.value().strip());
            if (number < 1) throw setting.wrong("a number from 1 up");
            return number;
        } catch (NumberFormatException _) {
            throw setting.wrong("a number from 1 up");
        }
    }

    static Duration duration(Setting setting) {
        return duration(setting, setting.value());
    }

    private static Duration duration(Setting setting, String text) {
        try {
            var duration = Durations.parse(text);
            if (duration.compareTo(LONGEST) <= 0) return duration;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.origin() + ": " + e.getMessage(), e);
        }
        throw setting.wrong("a time of at most " + Durations.text(LONGEST));
    }

    private static void choice(Key key, Setting setting) {
        if (!key.choices().contains(setting.value())) {
            throw setting.wrong("one of " + String.join(", ", key.choices()));
        }
    }

    private static void text(Setting setting) {
        if (setting.value().isBlank()) throw new IllegalArgumentException(setting.origin() + ": the value is empty");
    }

    private static void path(Setting setting) {
        text(setting);
        try {
            var _ = Path.of(setting.value());
        } catch (InvalidPathException _) {
            throw setting.wrong("a file name");
        }
    }

    /// The server that is named, or none: a file then.
    static Optional<ServerUrl> server(Setting setting) {
        if (setting.value().strip().equals("sqlite")) return Optional.empty();
        try {
            return Optional.of(ServerUrl.parse(setting.value()));
        } catch (IllegalArgumentException e) {
            // The value may hold a password, so it isn't repeated.
            throw new IllegalArgumentException(setting.origin() + ": " + e.getMessage(), e);
        }
    }

    static BucketWindow limit(Setting setting) {
        var parts = LIMIT.matcher(setting.value());
        if (!parts.matches()) throw setting.wrong("a limit like 'send 200/1d'");
        var bucket = BUCKETS.get(parts.group(1));
        if (bucket == null) throw setting.wrong("a limit of " + String.join(", ", new TreeSet<>(BUCKETS.keySet())));
        var span = duration(setting, parts.group(3));
        try {
            var window = new Window(Integer.parseInt(parts.group(2)), span);
            return new BucketWindow(bucket, window);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.origin() + ": " + e.getMessage(), e);
        }
    }
}
