package dev.tgrow.engine;

import dev.tgrow.accounts.OwnerOnly;
import dev.tgrow.run.RunEnded;
import dev.tgrow.tdlib.EngineInstall;
import dev.tgrow.tdlib.NpmPackage;
import dev.tgrow.tdlib.TdLibrary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The pinned files that tests need, kept between builds. Builds on one machine take turns.
final class Cache {
    /// Telegram's own schemas, of the layer that TDLib 1.8.62 speaks.
    private static final NpmPackage LAYER = new NpmPackage(
            "@mtcute/tl",
            "223.0.0",
            "sha512-RBppaVVpp+YsGC5PTsZ2hk1NI4rI0iAj7ll9urbUmII9OCaOMSswiF9ZcjQ1aQhofey8Im87DRhxpiBZQ4OEUg==");

    /// The schema of TDLib's interface, made from the same source as the library.
    private static final NpmPackage TYPES = new NpmPackage(
            "@prebuilt-tdlib/types",
            "0.1008062.2",
            "sha512-1T2vKv6RPdUBOYmoWifRCyD5hvxMiA5xFscoXjOhAWdmc8CFzOao5rvZiH8yqgb/IqiMK0/2qZxi5VdmxFRuyw==");

    private final Path directory;

    Cache(Path directory) {
        this.directory = directory;
    }

    /// `tgrow-tests` in the user's cache directory, by the XDG rules.
    static Cache of(Map<String, String> environment) {
        var set = environment.getOrDefault("XDG_CACHE_HOME", "");
        var caches = set.startsWith("/")
                ? Path.of(set)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache");
        return new Cache(caches.resolve("tgrow-tests").resolve(TdLibrary.VERSION));
    }

    /// @param library TDLib as its makers built it. It trusts Telegram's keys, so nothing here may load it.
    /// @param schemas a directory with `api-schema.json`, `mtp-schema.json` and `tdlib-types.d.ts`
    record Kept(Path library, Path schemas) {}

    /// Fetches what is missing.
    ///
    /// @throws Unavailable if it can't be fetched
    Kept fill() throws InterruptedException, Unavailable {
        try {
            OwnerOnly.createDirectories(directory);
            try (var channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                keep(LAYER, "api-schema.json");
                keep(LAYER, "mtp-schema.json");
                keep(TYPES, "tdlib-types.d.ts");
                var library = EngineInstall.library(directory);
                keep(library, "TDLib " + TdLibrary.VERSION, _ -> EngineInstall.install(directory));
                return new Kept(library, directory);
            }
        } catch (RunEnded e) {
            throw new Unavailable(e.end().why());
        } catch (IOException e) {
            throw new Unavailable("the cache " + directory + " can't be used: " + e);
        }
    }

    private void keep(NpmPackage from, String name) throws IOException, InterruptedException, Unavailable {
        keep(directory.resolve(name), from.toString(), file -> from.extract("package/" + name, file));
    }

    private static void keep(Path file, String origin, KeptFile.Fetch fetch)
            throws IOException, InterruptedException, Unavailable {
        new KeptFile(file, origin).orFetch(to -> {
            Programs.require("npm", "Node.js");
            fetch.to(to);
        });
    }
}
