package dev.tgrow.tdlib;

import dev.tgrow.accounts.OwnerOnly;
import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A package of the npm registry, pinned by version and hash. It is fetched by the `npm` client, so that its
/// configuration (mirrors, proxies, credentials) holds, and only read: none of its scripts run.
///
/// @param integrity the hash of the archive in npm's form: `sha512-` and base64
public record NpmPackage(String name, String version, String integrity) {
    private static final Logger LOG = LoggerFactory.getLogger(NpmPackage.class);
    private static final String PREFIX = "sha512-";
    private static final long MINUTES = 10;

    public NpmPackage {
        if (!integrity.startsWith(PREFIX)) throw new IllegalArgumentException(name + " is not pinned by sha512");
    }

    /// Fetches the package and puts its file `entry` at `target`, whole or not at all.
    ///
    /// @throws RunEnded if npm is missing or fails, if the archive is not the pinned one, or if it lacks the file
    public void extract(String entry, Path target) throws InterruptedException {
        extract("npm", entry, target);
    }

    /// @param npm the program to start
    void extract(String npm, String entry, Path target) throws InterruptedException {
        Path work = null;
        try {
            OwnerOnly.createDirectories(parent(target));
            work = Files.createTempDirectory(parent(target), ".fetch-");
            var archive = fetch(npm, work);
            verify(archive);
            var file = work.resolve("unpacked");
            Tarball.extract(archive, entry, file);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } finally {
            if (work != null) delete(work);
        }
    }

    private Path fetch(String program, Path work) throws IOException, InterruptedException {
        var npm = start(program, work);
        try {
            // Closing the input first: npm must not wait for somebody to answer.
            npm.getOutputStream().close();
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) throw failed("npm took longer than " + MINUTES + " minutes");
        } finally {
            npm.destroy();
        }
        if (npm.exitValue() != 0) throw failed("npm failed: " + complaint(work));
        try (var archives = Files.newDirectoryStream(work, "*.tgz")) {
            var found = archives.iterator();
            if (!found.hasNext()) throw failed("npm left no archive");
            return found.next();
        }
    }

    private Process start(String program, Path work) throws IOException {
        // The hash is pinned, so npm's own cache is as good as the registry; without a network it should say so soon.
        var command = new ProcessBuilder(
                        program,
                        "pack",
                        name + "@" + version,
                        "--json",
                        "--ignore-scripts",
                        "--prefer-offline",
                        "--fetch-retries=1")
                .directory(work.toFile())
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile());
        try {
            return command.start();
        } catch (IOException e) {
            LOG.debug("npm did not start", e);
            throw failed("there is no npm on the PATH; install Node.js, or name a libtdjson with --tdlib");
        }
    }

    /// The line of npm's complaints that says most.
    private static String complaint(Path work) throws IOException {
        for (String line : Files.readAllLines(work.resolve("err"))) {
            LOG.info("npm: {}", line);
        }
        return Files.readAllLines(work.resolve("err")).stream()
                .filter(line -> line.startsWith("npm error") && !line.startsWith("npm error code"))
                .map(line -> line.substring("npm error".length())
                        .replaceFirst("^ [A-Z]?\\d+ ", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("it says nothing");
    }

    private void verify(Path archive) throws IOException {
        var found = PREFIX + Base64.getEncoder().encodeToString(sha512(archive));
        if (!found.equals(integrity)) {
            throw failed("the archive is not the pinned one: it has the hash " + found);
        }
    }

    private static byte[] sha512(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-512");
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunEnded failed(String why) {
        return new RunEnded(new End.Failed("can't get %s %s: %s".formatted(name, version, why)));
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) throw new IllegalArgumentException(file + " has no directory");
        return parent;
    }

    private static void delete(Path directory) {
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) Files.delete(file);
            Files.delete(directory);
        } catch (IOException e) {
            LOG.warn("could not delete {}", directory, e);
        }
    }
}
