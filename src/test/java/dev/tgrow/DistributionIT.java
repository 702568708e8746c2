package dev.tgrow;

import static dev.tgrow.Installed.BUILT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.Installed.Result;
import dev.tgrow.run.Version;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `mvn package` makes: it runs wherever it is put, out of its start-up cache unless that is stale.
class DistributionIT {
    private static final Result SAYS_ITS_VERSION = new Result(0, "tgrow " + Version.CURRENT + "\n", "");

    @TempDir
    private Path directory;

    private Installed installed;

    @BeforeEach
    void install() {
        installed = new Installed(directory);
    }

    @Test
    void saysItsVersion() throws Exception {
        assertThat(installed.tgrow(BUILT, "--version")).isEqualTo(SAYS_ITS_VERSION);
    }

    @Test
    void startsOutOfTheCache() throws Exception {
        assertThat(installed.withCacheOrNothing().tgrow(BUILT, "--help").exit()).isZero();
    }

    @Test
    void aCopyWithSpacesInItsNameKeepsTheCache() throws Exception {
        var copy = installed.copy("a copy of it");
        assertThat(installed.withCacheOrNothing().tgrow(copy, "--help").exit()).isZero();
    }

    @Test
    void aCopyInWhichAJarIsNewerButTheSameKeepsTheCache() throws Exception {
        var copy = installed.copy("newer");
        touch(copy.resolve("lib/tgrow.jar"));
        assertThat(installed.withCacheOrNothing().tgrow(copy, "--help").exit()).isZero();
    }

    @Test
    void aChangedJarIsRunAndTheCacheIsNot() throws Exception {
        var copy = installed.copy("changed");
        var jar = copy.resolve("lib/tgrow.jar");
        try (var zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("changed"), "");
        }
        touch(jar);
        var result = installed
                .with("TGROW_JAVA_OPTS", "-Xlog:class+load=info:stderr")
                .tgrow(copy, "--help");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("dev.tgrow.Main source: file:" + jar);
    }

    @Test
    void startsThroughChainsOfRelativeAndAbsoluteLinks() throws Exception {
        var copy = installed.copy("linked");
        Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(directory.resolve("absolute"), copy.resolve("bin/tgrow"));
        var link = Files.createSymbolicLink(directory.resolve("bin/tgrow"), Path.of("../absolute"));
        assertThat(installed.run(link.toString(), "--version")).isEqualTo(SAYS_ITS_VERSION);
    }

    @Test
    void startsFromThePathAndByAnyShell() throws Exception {
        var bin = installed.copy("on the path").resolve("bin");
        installed.with("PATH", bin + ":/usr/bin:/bin");
        assertThat(installed.run("sh", "-c", "tgrow --version")).isEqualTo(SAYS_ITS_VERSION);
        assertThat(installed.run("bash", "-c", "cd '" + bin + "' && bash tgrow --version"))
                .isEqualTo(SAYS_ITS_VERSION);
    }

    @Test
    void startsFromADirectoryThatNobodyMayWriteToAndLeavesNothingThere() throws Exception {
        var copy = installed.copy("read-only");
        var before = files(copy);
        for (Path file : before) setPermissions(file, "r-xr-xr-x");
        assertThat(installed.tgrow(copy, "--version")).isEqualTo(SAYS_ITS_VERSION);
        assertThat(files(copy)).isEqualTo(before);
        for (Path file : before) setPermissions(file, "rwxr-xr-x");
    }

    @Test
    void noFileNamesThePlaceOfTheBuild() throws Exception {
        var basedir = Path.of("").toAbsolutePath().toString();
        var naming = new ArrayList<Path>();
        for (Path file : files(BUILT)) {
            if (Files.isRegularFile(file) && Files.readString(file, ISO_8859_1).contains(basedir)) naming.add(file);
        }
        assertThat(naming).isEmpty();
    }

    @Test
    void theNoticeNamesEveryLibrary() throws Exception {
        var notice = Files.readString(BUILT.resolve("NOTICE"));
        assertThat(files(BUILT.resolve("lib")).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".jar") && !name.equals("tgrow.jar"))
                        .map(name -> name.replaceFirst("^(jackson|logback)-.*", "$1-*")
                                .replaceFirst("-[0-9.]+\\.jar$", "")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(notice).contains("  " + name + " "));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            return walk.sorted().toList();
        }
    }

    private static void setPermissions(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }
}
