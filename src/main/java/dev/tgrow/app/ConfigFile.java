package dev.tgrow.app;

import dev.tgrow.app.Key.Kind;
import dev.tgrow.input.InputException;
import dev.tgrow.input.Node;
import dev.tgrow.input.Node.Entry;
import dev.tgrow.input.Place;
import dev.tgrow.input.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one configuration file. Every error names the file, the line and the column.
final class ConfigFile {
    private final Path file;
    private final Map<Key, Setting> settings = new EnumMap<>(Key.class);
    private final List<Setting> limits = new ArrayList<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /// What a file says.
    ///
    /// @param limits entries of `limits`, each as `bucket calls/time`
    record Contents(Map<Key, Setting> settings, List<Setting> limits) {
        static final Contents NONE = new Contents(Map.of(), List.of());
    }

    /// Reads the file.
    ///
    /// @throws InputException if it is not what a configuration can be
    /// @throws IllegalArgumentException if a value is wrong, or if others can read a secret in it
    static Contents read(Path file) {
        var reader = new ConfigFile(file);
        YamlFile.read(file.toString(), InputStream.nullInputStream()).ifPresent(reader::document);
        reader.checkMode();
        return new Contents(Map.copyOf(reader.settings), List.copyOf(reader.limits));
    }

    private void document(Node document) {
        switch (document) {
            case Node.MapNode(var entries, var _) -> entries.forEach(this::entry);
            // A file of comments alone.
            case Node.Scalar(var text, var _) when text.isEmpty() -> {}
            case Node other -> throw wrong(other.place(), "'key: value' is expected, not " + other.described());
        }
    }

    private void entry(String name, Entry entry) {
        var key = Key.of(name).orElseThrow(() -> {
            var near = Key.near(name).map(known -> " (did you mean '" + known.yaml() + "'?)");
            return wrong(entry.place(), "unknown key '%s'%s".formatted(name, near.orElse("")));
        });
        if (key.kind() == Kind.LIMITS) limits(entry.value());
        else settings.put(key, setting(key, entry.value()));
    }

    private static Setting setting(Key key, Node value) {
        if (value instanceof Node.Scalar(var text, var place) && text.isPresent()) {
            var setting = new Setting(text.get(), place.toString());
            Values.check(key, setting);
            return setting;
        }
        throw wrong(value.place(), "'%s' needs one value: %s".formatted(key.yaml(), key.meaning()));
    }

    private void limits(Node buckets) {
        if (!(buckets instanceof Node.MapNode(var entries, var _))) {
            throw wrong(buckets.place(), "'limits' needs buckets: " + Key.LIMITS.meaning());
        }
        entries.forEach((bucket, entry) -> {
            switch (entry.value()) {
                case Node.ListNode(var items, var _) -> items.forEach(item -> limit(bucket, item));
                case Node one -> limit(bucket, one);
            }
        });
    }

    private void limit(String bucket, Node value) {
        if (!(value instanceof Node.Scalar(var text, var place)) || text.isEmpty()) {
            throw wrong(value.place(), "a limit is written 20/1m, not as " + value.described());
        }
        var setting = new Setting(bucket + " " + text.get(), place.toString());
        Values.limit(setting);
        limits.add(setting);
    }

    private static InputException wrong(Place place, String what) {
        return new InputException(List.of(place + ": " + what));
    }

    /// A file with a secret in it must be its owner's alone.
    private void checkMode() {
        var secret = settings.keySet().stream()
                .filter(key -> key.kind() == Kind.SECRET && key != Key.PROXY)
                .findFirst();
        if (secret.isEmpty()) return;
        openToOthers(file).ifPresent(mode -> {
            throw new IllegalArgumentException("%s holds '%s' and can be read by others (chmod 600 %s)"
                    .formatted(file, secret.get().yaml(), file));
        });
    }

    /// What others may do with the file, if anything.
    static Optional<Set<PosixFilePermission>> openToOthers(Path file) {
        try {
            var mode = new HashSet<>(Files.getPosixFilePermissions(file));
            mode.removeIf(permission -> permission.name().startsWith("OWNER_"));
            return mode.isEmpty() ? Optional.empty() : Optional.of(mode);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't read %s: %s".formatted(file, reason(e)));
        } catch (UnsupportedOperationException _) {
            // A file system without modes: nothing can be said, and nothing can be set.
            return Optional.empty();
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "no such file";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileAlreadyExistsException there -> there.getFile() + " is a file";
            case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
