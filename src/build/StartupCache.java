import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The JVM's cache of loaded and linked classes, out of a run of the command lines in `training.txt`.
///
/// It is good for the build of the JDK that made it; another one starts without it, more slowly.
final class StartupCache {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path COMMANDS = Path.of("src/build/training.txt");

    private final Path lib;
    private final Path sqlite;
    private final Path work;

    /// Nothing may change in `lib` after this.
    ///
    /// @param lib the directory of jars
    /// @param sqlite the directory of SQLite's native library
    /// @param work a directory for what the run leaves behind
    StartupCache(Path lib, Path sqlite, Path work) {
        this.lib = lib;
        this.sqlite = sqlite;
        this.work = work;
    }

    void make() throws IOException, InterruptedException {
        Files.createDirectories(work);
        var classes = work.resolve("classes");
        var cache = lib.resolve("tgrow.aot");
        java("record", "-XX:AOTConfiguration=" + classes, "dev.tgrow.Training", COMMANDS.toString());
        java("create", "-XX:AOTConfiguration=" + classes, "-XX:AOTCache=" + cache);
        // By these the launcher tells a changed jar from one that was only copied.
        run(new ProcessBuilder("sh", "-c", "LC_ALL=C && cksum ./*.jar")
                .directory(lib.toFile())
                .redirectOutput(lib.resolve("tgrow.aot.sums").toFile()));
    }

    /// Runs the JVM with those of the launcher's options that matter to what is loaded, and to whether a cache fits.
    ///
    /// Paths are relative, because the cache remembers them.
    private void java(String mode, String... rest) throws IOException, InterruptedException {
        var log = work.resolve(mode + ".log").toFile();
        var command = new ArrayList<>(List.of(
                JAVA.toString(),
                "--enable-preview",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:AOTMode=" + mode,
                "-Dtgrow.home=" + lib.getParent(),
                "-Dtgrow.tty=",
                "-Dorg.sqlite.lib.path=" + sqlite,
                "-Dorg.sqlite.lib.name=" + System.mapLibraryName("sqlitejdbc"),
                "-cp",
                lib.resolve("tgrow.jar").toString()));
        command.addAll(List.of(rest));
        var jvm = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        jvm.environment().put("TGROW_HOME", work.resolve("home").toString());
        run(jvm);
    }

    private static void run(ProcessBuilder program) throws IOException, InterruptedException {
        int code = program.start().waitFor();
        if (code != 0) {
            throw new IOException("the start-up cache can't be made: " + program.command() + " ended with exit " + code
                    + "\n" + Files.readString(program.redirectOutput().file().toPath()));
        }
    }
}
