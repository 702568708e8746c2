package dev.tgrow.tdlib;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds and loads `libtdjson`. A process loads one library once and reads from it with one thread, so what is loaded
/// is kept here for all; the class's monitor guards it.
public final class TdLibrary {
    /// The version whose requests we speak. TDLib ignores what it does not know, so another one would do something
    /// else than it was asked, without a word.
    public static final String VERSION = "1.8.62";

    private static @Nullable Path loaded;
    private static @Nullable TdReceiver receiver;

    private TdLibrary() {}

    /// A path that somebody named.
    ///
    /// @param origin where it was named, for messages: `--tdlib`, `TGROW_TDLIB`, a place in a file
    public record Named(Path path, String origin) {}

    /// The library to use: the named one, else the one that [EngineInstall] put under `dataDir`.
    ///
    /// @throws RunEnded if there is none
    public static Path find(Optional<Named> named, Path dataDir) {
        if (named.isPresent()) return checked(named.get());
        var installed = EngineInstall.library(dataDir);
        if (!Files.isRegularFile(installed)) {
            throw new RunEnded(new End.Misused(
                    "TDLib is not installed: run tgrow engine install, or name a libtdjson with --tdlib"));
        }
        return installed;
    }

    private static Path checked(Named named) {
        var path = named.path().toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new RunEnded(new End.Misused("there is no TDLib at %s (from %s): run tgrow engine install, or mend it"
                    .formatted(path, named.origin())));
        }
        if (!isNativeLibrary(path)) {
            throw new RunEnded(new End.Misused(
                    "%s (from %s) can't be used as TDLib: it is no native library".formatted(path, named.origin())));
        }
        return path;
    }

    /// Looks at the first bytes (ELF, Mach-O, PE): the JVM warns in its own words of a file that it can't load.
    private static boolean isNativeLibrary(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var first = bytes.readNBytes(4);
            if (first.length < 4) return false;
            return switch (ByteBuffer.wrap(first).getInt()) {
                case 0x7f454c46, 0xcffaedfe, 0xcafebabe -> true;
                default -> first[0] == 'M' && first[1] == 'Z';
            };
        } catch (IOException e) {
            throw new RunEnded(new End.Misused("can't read %s: %s".formatted(file, e.getMessage())));
        }
    }

    /// Loads the library, silences its log, and checks its version. Loading the same one again gives the same
    /// receiver.
    ///
    /// @throws RunEnded if the file is not TDLib, or another version of it
    public static synchronized TdReceiver load(Path library) {
        if (receiver != null) {
            if (library.equals(loaded)) return receiver;
            throw new IllegalStateException("this process has loaded " + loaded + " already");
        }
        return load(library, () -> new NativeTdJson(library));
    }

    /// Loads tdlight-java instead, in a build that was made with the Maven profile `tdlight`.
    ///
    /// @throws RunEnded if this is another build, or if tdlight is another version of TDLib
    public static synchronized TdReceiver loadTdlight() {
        var name = Path.of("tdlight-java");
        if (receiver != null && name.equals(loaded)) return receiver;
        return load(name, TdLibrary::tdlight);
    }

    private static TdJson tdlight() {
        try {
            var constructor = Class.forName("dev.tgrow.tdlib.TdlightTdJson").getDeclaredConstructor();
            return (TdJson) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("this build has no tdlight; make one with mvn -P tdlight package", e);
        }
    }

    private static TdReceiver load(Path library, Supplier<TdJson> engine) {
        TdJson json;
        try {
            json = engine.get();
        } catch (IllegalArgumentException e) {
            throw new RunEnded(new End.Misused("%s can't be used as TDLib: %s".formatted(library, e.getMessage())));
        }
        var version = EngineInfo.read(json, library).version();
        if (!version.equals(VERSION)) {
            throw new RunEnded(new End.Misused(
                    "%s is TDLib %s, but tgrow speaks TDLib %s: run tgrow engine install, or name another library"
                            .formatted(library, version, VERSION)));
        }
        var made = new TdReceiver(json);
        loaded = library;
        receiver = made;
        return made;
    }
}
