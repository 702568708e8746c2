package dev.tgrow.app;

import dev.tgrow.app.Key.Kind;
import java.io.IOException;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

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

    /// @throws IllegalArgumentException for whatever is wrong with the file
    static Contents read(Path file) {
        var reader = new ConfigFile(file);
        try (var parser = new YAMLFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            reader.document(parser);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s: %s".formatted(reader.at(e.getLocation()), firstLine(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new IllegalArgumentException("can't read the configuration %s: %s".formatted(file, reason(e)));
        }
        reader.checkMode();
        return new Contents(Map.copyOf(reader.settings), List.copyOf(reader.limits));
    }

    private void document(JsonParser parser) {
        var first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) return;
        if (first != JsonToken.START_OBJECT) throw wrong(parser, "the configuration must be a list of 'key: value'");
        var seen = new HashSet<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (!seen.add(name)) throw wrong(parser, "'%s' stands here twice".formatted(name));
            var key = key(parser, name);
            parser.nextToken();
            if (key.kind() == Kind.LIMITS) limits(parser);
            else scalar(parser, key);
        }
        if (parser.nextToken() != null) throw wrong(parser, "a second document begins here");
    }

    private Key key(JsonParser parser, String name) {
        return Key.of(name).orElseThrow(() -> {
            var near = Key.near(name).map(key -> " (did you mean '" + key.yaml() + "'?)");
            return wrong(parser, "unknown key '%s'%s".formatted(name, near.orElse("")));
        });
    }

    private void scalar(JsonParser parser, Key key) {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw wrong(parser, "'%s' needs a value: %s".formatted(key.yaml(), key.meaning()));
        }
        var setting = new Setting(parser.getString(), at(parser.currentTokenLocation()));
        Values.check(key, setting);
        settings.put(key, setting);
    }

    private void limits(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(parser, "'limits' needs buckets: " + Key.LIMITS.meaning());
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var bucket = parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) limit(parser, bucket);
            } else {
                limit(parser, bucket);
            }
        }
    }

    private void limit(JsonParser parser, String bucket) {
        if (!parser.currentToken().isScalarValue()) throw wrong(parser, "a limit is written 20/1m, not as a list");
        var setting = new Setting(bucket + " " + parser.getString(), at(parser.currentTokenLocation()));
        Values.limit(setting);
        limits.add(setting);
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

    private IllegalArgumentException wrong(JsonParser parser, String what) {
        return new IllegalArgumentException(at(parser.currentTokenLocation()) + ": " + what);
    }

    private String at(TokenStreamLocation location) {
        return "%s line %d column %d".formatted(file, location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("not YAML");
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
