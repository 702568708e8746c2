package dev.tgrow.app;

import dev.tgrow.app.Work.Defaults;
import dev.tgrow.pacing.Bucket;
import dev.tgrow.pacing.Limits;
import dev.tgrow.pacing.Limits.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is set, and where: options over environment over `./tgrow.yaml` over the user's file over defaults.
public final class Settings {
    private final Map<Key, Setting> settings = new EnumMap<>(Key.class);
    private final List<Setting> limits = new ArrayList<>();

    private Settings() {}

    /// Reads all places.
    ///
    /// @param only the one configuration file to read, instead of the usual two
    /// @param flags options by key
    /// @throws IllegalArgumentException if any of them is wrong; the message names the place and the value
    public static Settings load(
            Map<String, String> environment,
            Path directory,
            Home home,
            Optional<Path> only,
            Map<String, String> flags) {
        var all = new Settings();
        if (only.isPresent()) {
            all.add(ConfigFile.read(only.get()));
        } else {
            all.add(ifThere(home.config()));
            all.add(ifThere(directory.resolve("tgrow.yaml")));
        }
        all.add(new ConfigFile.Contents(ofEnvironment(environment), List.of()));
        all.add(new ConfigFile.Contents(ofFlags(flags), List.of()));
        return all;
    }

    private static ConfigFile.Contents ifThere(Path file) {
        return Files.exists(file) ? ConfigFile.read(file) : ConfigFile.Contents.NONE;
    }

    private static Map<Key, Setting> ofEnvironment(Map<String, String> environment) {
        var found = new EnumMap<Key, Setting>(Key.class);
        for (Key key : Key.values()) {
            var value = environment.getOrDefault(key.variable(), "");
            // An empty variable is how scripts unset one.
            if (!value.isEmpty()) found.put(key, checked(key, new Setting(value, key.variable())));
        }
        return found;
    }

    private static Map<Key, Setting> ofFlags(Map<String, String> flags) {
        var found = new EnumMap<Key, Setting>(Key.class);
        flags.forEach((name, value) -> {
            var key = Key.of(name).orElseThrow();
            found.put(key, checked(key, new Setting(value, "--" + name.replace('_', '-'))));
        });
        return found;
    }

    private static Setting checked(Key key, Setting setting) {
        Values.check(key, setting);
        return setting;
    }

    /// Puts a nearer place over all that came before it. A secret's value, file and command count as one setting.
    private void add(ConfigFile.Contents nearer) {
        for (Key key : nearer.settings().keySet()) {
            settings.keySet().removeIf(other -> other.family().equals(key.family()));
        }
        settings.putAll(nearer.settings());
        if (!nearer.limits().isEmpty()) {
            limits.clear();
            limits.addAll(nearer.limits());
        }
    }

    Optional<Setting> of(Key key) {
        return Optional.ofNullable(settings.get(key));
    }

    public Optional<String> text(Key key) {
        return of(key).map(Setting::value);
    }

    public Optional<Path> path(Key key) {
        return text(key).map(Path::of);
    }

    public Optional<Duration> duration(Key key) {
        return of(key).map(Values::duration);
    }

    Optional<Integer> number(Key key) {
        return of(key).map(Values::number);
    }

    /// The time limit of a run.
    Duration timeout(Defaults defaults) {
        var set = of(Key.TIMEOUT);
        if (duration(Key.TIMEOUT).filter(Duration::isZero).isPresent()) {
            throw set.orElseThrow().wrong("a time above zero");
        }
        return duration(Key.TIMEOUT).orElse(defaults.timeout());
    }

    /// What the operator allows.
    ///
    /// @param maxWait what holds if nothing is said about waiting
    Limits limits(Defaults defaults, Duration maxWait) {
        var min = duration(Key.MIN_DELAY);
        var max = duration(Key.MAX_DELAY);
        // Who says only one of the two means the other to fit.
        var shortest = min.orElseGet(
                () -> max.filter(m -> m.compareTo(defaults.minDelay()) < 0).orElse(defaults.minDelay()));
        var longest = max.orElseGet(() -> shortest.compareTo(defaults.maxDelay()) > 0 ? shortest : defaults.maxDelay());
        return new Limits(
                shortest,
                longest,
                number(Key.CONCURRENCY).orElse(4),
                duration(Key.MAX_WAIT).orElse(maxWait),
                Limits.windowsWith(windows()));
    }

    /// Failed calls in a row before the client is made anew.
    int reinitAfter() {
        return number(Key.REINIT_AFTER).orElse(10);
    }

    private Map<Bucket, List<Window>> windows() {
        var windows = new EnumMap<Bucket, List<Window>>(Bucket.class);
        for (Setting limit : limits) {
            var parsed = Values.limit(limit);
            windows.computeIfAbsent(parsed.bucket(), _ -> new ArrayList<>()).add(parsed.window());
        }
        return windows;
    }

    /// Every setting that is set, with secrets hidden, for `config show`.
    List<Shown> shown() {
        var shown = new ArrayList<Shown>();
        for (Key key : Key.values()) {
            var secret = key.kind() == Key.Kind.SECRET || key.name().endsWith("_COMMAND");
            of(key).ifPresent(s -> shown.add(new Shown(key.yaml(), secret ? "***" : s.value(), s.origin())));
        }
        limits.forEach(limit -> shown.add(new Shown(Key.LIMITS.yaml(), limit.value(), limit.origin())));
        return shown;
    }

    /// A setting as it may be shown to anybody.
    record Shown(String key, String value, String origin) {}
}
