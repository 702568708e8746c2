package dev.tgrow.app;

import dev.tgrow.run.End;
import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.run.RunEnded;
import dev.tgrow.tdlib.EngineInfo;
import dev.tgrow.tdlib.EngineInstall;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is on this machine: the settings and the files that go with them.
public final class Local {
    private static final Columns SETTING = Columns.of("setting", "key", "value");
    private static final Columns SETTING_WITH_ORIGIN = Columns.of("setting", "key", "value", "origin");

    private static final Columns ENGINE = Columns.of("engine", "version", "commit", "path");

    private final Settings settings;
    private final Home home;
    private final Optional<Path> config;
    private final Path directory;

    Local(Settings settings, Home home, Optional<Path> config, Path directory) {
        this.settings = settings;
        this.home = home;
        this.config = config;
        this.directory = directory;
    }

    /// Everything that is set, secrets hidden.
    ///
    /// @param withOrigin whether rows say where it is set
    public List<Row> settings(boolean withOrigin) {
        return settings.shown().stream()
                .map(shown -> withOrigin
                        ? SETTING_WITH_ORIGIN.row(shown.key(), shown.value(), shown.origin())
                        : SETTING.row(shown.key(), shown.value()))
                .toList();
    }

    /// The configuration files that were read, and are therefore right.
    public List<Path> configFiles() {
        return config.map(List::of)
                .orElseGet(() -> List.of(home.config(), directory.resolve("tgrow.yaml")).stream()
                        .filter(Files::exists)
                        .toList());
    }

    /// Writes a configuration file with every key explained and none set.
    ///
    /// @param where the file, instead of the user's
    /// @throws RunEnded if there is one already
    public Path initConfig(Optional<Path> where) {
        var file = where.orElse(home.config()).toAbsolutePath();
        PrivateDirectories.createFor(file);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(java.nio.charset.StandardCharsets.UTF_8.encode(skeleton()));
            return file;
        } catch (FileAlreadyExistsException _) {
            throw new RunEnded(new End.Misused(file + " is there already"));
        } catch (IOException e) {
            throw new RunEnded(new End.Failed("can't write " + file + ": " + ConfigFile.reason(e)));
        }
    }

    /// Fetches TDLib, unless it is there, and says where it is.
    public Row installEngine() throws InterruptedException {
        return engine(EngineInfo.of(EngineInstall.install(home.data())));
    }

    /// Which TDLib a run would use.
    public Row engine() {
        return engine(new Engine(settings, home).info());
    }

    private static Row engine(EngineInfo info) {
        return ENGINE.row(info.version(), info.commit(), info.library().toString());
    }

    /// Forgets all that happened in a sandbox world, or in the built-in one, and what was stored from it.
    public void resetSandbox(Optional<Path> world) throws InterruptedException {
        SandboxBackend.reset(world, Backends.sandboxes(settings, home));
    }

    private static String skeleton() {
        var text = new StringBuilder("# Settings of tgrow. Remove the # before a key to set it.\n");
        for (Key key : Key.values()) {
            var choices = key.choices().isEmpty() ? "" : " (" + String.join(", ", key.choices()) + ")";
            text.append("\n# ").append(key.meaning()).append(choices).append('\n');
            text.append("#").append(key.yaml()).append(":\n");
        }
        return text.toString();
    }
}
