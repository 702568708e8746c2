package dev.tgrow.engine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A Java that lives in a network namespace of its own: `bin/java` in a directory that passes for a JDK's.
///
/// It needs `unshare` of util-linux and either root's rights or user namespaces. Where names would be looked up through
/// other processes, it also gets a mount namespace in which the way to them is covered.
final class Namespace {
    private static final long SECONDS = 60;

    private final Path home;
    private final Path jdk;

    /// @param home for the scripts
    /// @param jdk the JDK that they start
    Namespace(Path home, Path jdk) {
        this.home = home;
        this.jdk = jdk;
    }

    /// Makes a `bin/java` that is alone, and sees it be so.
    ///
    /// @throws Unavailable if this machine or this user can't make such a namespace
    void open() throws IOException, InterruptedException, Unavailable {
        Programs.require("unshare", "util-linux");
        var names = NameService.current();
        var kinds = names.staysInside() ? "n" : "nm";
        writeInside(names);
        // First as root, then as an ordinary user who is root in a user namespace of his own.
        var asRoot = attempt("-" + kinds);
        if (asRoot.isEmpty()) return;
        var asUser = attempt("-r" + kinds);
        if (!asUser.isEmpty()) throw new Unavailable("no network namespace can be made: " + asUser);
    }

    /// Makes a `bin/java` that is Java and nothing else, for tests that will only say that they are skipped.
    void writePlain() throws IOException {
        script(home.resolve("bin/java"), "exec %s \"$@\"".formatted(quoted(jdk.resolve("bin/java"))));
    }

    /// Writes the script and tries it.
    ///
    /// @param flags of `unshare`
    /// @return what went wrong, or nothing
    private String attempt(String flags) throws IOException, InterruptedException {
        var java = home.resolve("bin/java");
        script(java, "exec unshare %s -- %s \"$@\"".formatted(flags, quoted(home.resolve("inside"))));
        var output = home.resolve("namespace.log");
        var process = new ProcessBuilder(
                        java.toString(), "--enable-preview", "-cp", classes(), Solitude.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "it did not start within " + SECONDS + " s";
        }
        if (process.exitValue() == 0) return "";
        try (var lines = Files.lines(output)) {
            return lines.findFirst().orElse("it ended with exit code " + process.exitValue());
        }
    }

    /// What is done inside before it becomes Java.
    private void writeInside(NameService names) throws IOException {
        var lines = new StringBuilder();
        if (names.asksOthers()) {
            var cover = home.resolve("nsswitch.conf");
            Files.writeString(cover, NameService.onlyFiles(Files.readString(NameService.SWITCH)));
            lines.append("mount --bind %s %s%n".formatted(quoted(cover), NameService.SWITCH));
        }
        if (names.cache()) {
            var nothing = Files.createDirectories(home.resolve("nothing"));
            lines.append("mount --bind %s %s%n".formatted(quoted(nothing), NameService.CACHE));
        }
        var java = quoted(jdk.resolve("bin/java"));
        lines.append("%s --enable-preview --enable-native-access=ALL-UNNAMED -cp %s %s%n"
                .formatted(java, quoted(Path.of(classes())), Loopback.class.getName()));
        lines.append("exec %s \"$@\"".formatted(java));
        script(home.resolve("inside"), lines.toString());
    }

    private void script(Path file, String lines) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        // Failsafe wants to see which Java it is.
        Files.copy(jdk.resolve("release"), home.resolve("release"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(file, "#!/bin/sh\nset -eu\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Where these classes are.
    private static String classes() {
        try {
            return Path.of(Namespace.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As one word for the shell.
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
