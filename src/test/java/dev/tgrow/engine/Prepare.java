package dev.tgrow.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tgrow.datacentre.mtproto.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/// Prepares the engine's tests: a Java that is alone, the schemas, and a library that trusts a key of ours. Maven runs
/// it before the integration tests. What this machine lacks is told in one line, and then those tests are skipped, or,
/// if `TGROW_E2E` is `required`, the build fails.
final class Prepare {
    private Prepare() {}

    /// @param args the directory for all but the cache
    static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]).toAbsolutePath();
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) root.setLevel(Level.OFF);
        var demand = Demand.of(System.getenv());
        Files.createDirectories(home);
        Files.deleteIfExists(home.resolve(Prepared.FILE));
        var prepared = prepare(home);
        prepared.write(home);
        if (prepared instanceof Prepared.Skipped(var why)) {
            System.out.println(demand.complaint(why));
            if (demand == Demand.REQUIRED) System.exit(1);
        }
    }

    private static Prepared prepare(Path home) throws IOException, InterruptedException {
        var namespace = new Namespace(home, Path.of(System.getProperty("java.home")));
        try {
            namespace.open();
        } catch (Unavailable e) {
            namespace.writePlain();
            return new Prepared.Skipped(e.why());
        }
        try {
            return new Prepared.Ready(engine(home, Cache.of(System.getenv()).fill()));
        } catch (Unavailable e) {
            return new Prepared.Skipped(e.why());
        }
    }

    /// The key is new each time: so nothing is secret in the cache, and no build depends on what another one left.
    private static Engine engine(Path home, Cache.Kept kept) throws IOException {
        var library = home.resolve("libtdjson.so");
        var key = home.resolve("server-key.der");
        var fresh = ServerKey.generate();
        PatchedLibrary.write(kept.library(), fresh.pkcs1Pem(), library);
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        fresh.write(key);
        return new Engine(library, kept.schemas(), key);
    }
}
