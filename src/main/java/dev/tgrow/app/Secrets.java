package dev.tgrow.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Fetches a secret from the place that the settings name: a value, a file or a command. Never from an option.
final class Secrets {
    private static final int COMMAND_SECONDS = 10;
    private static final int LONGEST = 4096;

    private Secrets() {}

    /// @throws RunEnded if the place gives none; the message doesn't repeat what it gave
    static Optional<String> fetch(Settings settings, Key value, Key file, Key command) throws InterruptedException {
        if (settings.of(value).isPresent()) return settings.text(value).map(String::strip);
        if (settings.of(file).isPresent())
            return Optional.of(ofFile(settings.of(file).get()));
        if (settings.of(command).isPresent())
            return Optional.of(ofCommand(settings.of(command).get()));
        return Optional.empty();
    }

    private static String ofFile(Setting setting) {
        var file = Path.of(setting.value());
        if (!Files.isRegularFile(file)) throw misused(setting.wrong("a file").getMessage());
        if (ConfigFile.openToOthers(file).isPresent()) {
            throw misused("%s: %s can be read by others (chmod 600 %s)".formatted(setting.origin(), file, file));
        }
        try {
            return firstLine(Files.readString(file), setting);
        } catch (IOException e) {
            throw misused("%s: can't read %s: %s".formatted(setting.origin(), file, ConfigFile.reason(e)));
        }
    }

    private static String ofCommand(Setting setting) throws InterruptedException {
        try {
            var process = new ProcessBuilder("sh", "-c", setting.value())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                    throw misused("%s: the command took longer than %d s".formatted(setting.origin(), COMMAND_SECONDS));
                }
                if (process.exitValue() != 0) {
                    throw misused(
                            "%s: the command failed with exit %d".formatted(setting.origin(), process.exitValue()));
                }
                return firstLine(new String(process.getInputStream().readNBytes(LONGEST), UTF_8), setting);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw misused("%s: can't run the command: %s".formatted(setting.origin(), e.getMessage()));
        }
    }

    private static String firstLine(String text, Setting setting) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> misused(setting.origin() + ": it gave no secret"));
    }

    private static RunEnded misused(@Nullable String why) {
        return new RunEnded(new End.Misused(String.valueOf(why)));
    }
}
