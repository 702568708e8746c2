package dev.tgrow.app;

import java.nio.file.Path;
import java.util.Map;

/// The directories that tgrow keeps its things in. They are made, for their owner alone, when something is put there.
///
/// @param config the user's configuration file
/// @param data accounts, the database, the engine
/// @param state the log
public record Home(Path config, Path data, Path state) {

    /// `TGROW_HOME` holds everything if it is set; else the XDG base directories.
    public static Home of(Map<String, String> environment) {
        var whole = environment.getOrDefault("TGROW_HOME", "");
        if (!whole.isEmpty()) {
            var home = Path.of(whole).toAbsolutePath();
            return new Home(home.resolve("config.yaml"), home.resolve("data"), home.resolve("state"));
        }
        return new Home(
                directory(environment, "XDG_CONFIG_HOME", ".config").resolve("tgrow/config.yaml"),
                directory(environment, "XDG_DATA_HOME", ".local/share").resolve("tgrow"),
                directory(environment, "XDG_STATE_HOME", ".local/state").resolve("tgrow"));
    }

    private static Path directory(Map<String, String> environment, String variable, String fallback) {
        var set = environment.getOrDefault(variable, "");
        // The XDG rules say that a relative path is no path.
        if (set.startsWith("/")) return Path.of(set);
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                .resolve(fallback);
    }
}
