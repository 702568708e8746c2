import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Properties;
import org.sqlite.util.OSInfo;

/// Lays out the directory that people run, `tgrow` in the build's directory:
/// `java -cp LIBRARIES Distribution.java BUILD-DIRECTORY cache|no-cache`.
///
/// What it writes names no place, so that the directory can be moved.
final class Distribution {
    private final Path build;
    private final Path home;
    private final Path lib;

    private Distribution(Path build) {
        this.build = build;
        this.home = build.resolve("tgrow");
        this.lib = home.resolve("lib");
    }

    public static void main(String[] args) throws Exception {
        var here = Path.of("").toAbsolutePath();
        var distribution = new Distribution(here.relativize(Path.of(args[0])));
        distribution.addTexts();
        distribution.addLibraries();
        distribution.addSqlite();
        if (args[1].equals("cache")) distribution.addCache();
    }

    /// An empty directory, whatever was there.
    private static Path fresh(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var walk = Files.walk(directory)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        return Files.createDirectories(directory);
    }

    private void addTexts() throws IOException {
        fresh(home);
        copy(Path.of("LICENSE"), home);
        copy(Path.of("src/build/NOTICE"), home);
        var bin = Files.createDirectory(home.resolve("bin"));
        copy(Path.of("src/main/launcher/tgrow"), bin);
        Files.setPosixFilePermissions(bin.resolve("tgrow"), PosixFilePermissions.fromString("rwxr-xr-x"));
        var completions = Files.createDirectory(home.resolve("completions"));
        try (var scripts = Files.list(Path.of("completions"))) {
            for (Path script : scripts.toList()) copy(script, completions);
        }
    }

    private void addLibraries() throws IOException {
        Files.createDirectory(lib);
        copy(build.resolve("tgrow.jar"), lib);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.endsWith(".jar")) continue;
            var jar = Path.of(entry);
            if (LiftedJar.isNeededFor(jar)) {
                LiftedJar.write(jar, lib.resolve(jar.getFileName()));
            } else {
                copy(jar, lib);
            }
        }
    }

    /// Unpacks SQLite's native library for the machine of the build, which saves each start there from doing so.
    private void addSqlite() throws IOException {
        var name = System.mapLibraryName("sqlitejdbc");
        var packed = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (var in = OSInfo.class.getResourceAsStream(packed)) {
            if (in == null) return;
            Files.createDirectories(sqlite());
            Files.copy(in, sqlite().resolve(name));
        }
    }

    /// The directory is named after the platform in the words of the JDK's `release` file, where the launcher reads it.
    private Path sqlite() throws IOException {
        var release = new Properties();
        try (var in = Files.newInputStream(Path.of(System.getProperty("java.home"), "release"))) {
            release.load(in);
        }
        var platform = release.getProperty("OS_NAME") + "/" + release.getProperty("OS_ARCH");
        return lib.resolve("native").resolve(platform.replace("\"", ""));
    }

    private void addCache() throws IOException, InterruptedException {
        new StartupCache(lib, sqlite(), fresh(build.resolve("training"))).make();
    }

    private static void copy(Path file, Path directory) throws IOException {
        Files.copy(file, directory.resolve(file.getFileName()));
    }
}
