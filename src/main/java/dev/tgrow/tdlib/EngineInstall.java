package dev.tgrow.tdlib;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Puts the pinned TDLib where [TdLibrary] looks for it: `engine/<version>/libtdjson.so` under the data directory.
public final class EngineInstall {
    private static final String RELEASE = "0.1008062.2";
    private static final String ENTRY = "package/libtdjson.so";

    /// One package a platform, each pinned by the hash of its archive.
    private static final Map<String, NpmPackage> PACKAGES = Map.of(
            "linux-x64-glibc",
            pinned(
                    "linux-x64-glibc",
                    "sha512-NOUOubfeWcZSSm9nvIQJjSXqEOBmBT4kvsWPW5rMuUMaR44VOGas/kB7aGcElNtqX9Bw+IsRgSHU7r8LMQ2CVQ=="),
            "linux-x64-musl",
            pinned(
                    "linux-x64-musl",
                    "sha512-kGpDjDfS169mb+ut9Z9Mi/TBExTBg6oidWEk723S0RU3hp9aSHC0n75NZcmNd3Gi2ncHJoC2m6h01Kug5veZ2Q=="));

    private EngineInstall() {}

    private static NpmPackage pinned(String platform, String integrity) {
        return new NpmPackage("@prebuilt-tdlib/" + platform, RELEASE, integrity);
    }

    /// Where the library is, or will be.
    public static Path library(Path dataDir) {
        return dataDir.resolve("engine")
                .resolve(TdLibrary.VERSION)
                .resolve("libtdjson.so")
                .toAbsolutePath()
                .normalize();
    }

    /// Fetches, checks and unpacks the library, unless it is there already; gives its path.
    ///
    /// @throws RunEnded if this platform has no pinned package, or if it can't be fetched
    public static Path install(Path dataDir) throws InterruptedException {
        var library = library(dataDir);
        if (Files.isRegularFile(library)) return library;
        var platform = platform();
        var pinned = PACKAGES.get(platform);
        if (pinned == null) {
            throw new RunEnded(new End.Misused(
                    "no TDLib is pinned for %s: build TDLib %s yourself and name its libtdjson with --tdlib"
                            .formatted(platform, TdLibrary.VERSION)));
        }
        pinned.extract(ENTRY, library);
        return library;
    }

    static String platform() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var arch = switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64", "arm64" -> "arm64";
            case String other -> other;
        };
        if (os.startsWith("mac")) return "darwin-" + arch;
        if (os.startsWith("windows")) return "win32-" + arch;
        return "linux-" + arch + (isMusl() ? "-musl" : "-glibc");
    }

    /// A C library is told by its loader; where both are installed, the system's own programs use glibc.
    private static boolean isMusl() {
        return hasLoader("ld-musl-") && !hasLoader("ld-linux");
    }

    private static boolean hasLoader(String prefix) {
        for (String directory : new String[] {"/lib", "/lib64"}) {
            try (var files = Files.newDirectoryStream(Path.of(directory), prefix + "*")) {
                if (files.iterator().hasNext()) return true;
            } catch (IOException _) {
                // No such directory: no such loader.
            }
        }
        return false;
    }
}
