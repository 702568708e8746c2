package dev.tgrow;

import static dev.tgrow.Installed.BUILT;
import static dev.tgrow.Installed.JAVA_HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.Installed.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How `bin/tgrow` finds a Java 25 and what it tells the program.
class LauncherIT {
    @TempDir
    private Path directory;

    private Installed installed;

    @BeforeEach
    void install() {
        installed = new Installed(directory);
    }

    @Test
    void withoutAJava25ItSaysSoInOneLine() throws Exception {
        // The places where a Java may be can't be emptied here, so a copy of the launcher looks for them elsewhere.
        var launcher = Files.readString(BUILT.resolve("bin/tgrow"));
        assertThat(launcher).contains(" /usr/lib/jvm/*", " /opt/*", " /Library/*");
        var copy = installed.copy("elsewhere").resolve("bin/tgrow");
        Files.writeString(copy, launcher.replaceAll(" /(usr/lib/jvm|opt|Library)/\\*", " /nowhere/*"));
        executable("path/readlink", "exec /usr/bin/readlink \"$@\"");
        executable("path/java", "echo 'this was asked for nothing but its place'");
        installed.with("PATH", directory.resolve("path").toString()).without("TGROW_JAVA_HOME");

        var result = installed.run(copy.toString(), "--version");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tgrow: found no Java 25 ").hasLineCount(1);
    }

    @Test
    void aTgrowJavaHomeThatIsNoJava25IsNamedAndNothingElseIsTried() throws Exception {
        assertThat(installed.with("TGROW_JAVA_HOME", "/no where").tgrow(BUILT, "--version"))
                .isEqualTo(new Result(2, "", "tgrow: TGROW_JAVA_HOME=/no where is not the directory of a Java 25\n"));
    }

    @Test
    void aJavaOfAnotherVersionIsNotTaken() throws Exception {
        executable("jdk/bin/java", "exec " + JAVA_HOME + "/bin/java \"$@\"");
        for (String version : new String[] {"17.0.25", "250", "26", "1.25"}) {
            release(version);
            installed.with("TGROW_JAVA_HOME", directory.resolve("jdk").toString());
            assertThat(installed.tgrow(BUILT, "--version").exit()).as(version).isEqualTo(2);
        }
        release("25");
        assertThat(installed.tgrow(BUILT, "--version").exit()).isZero();
    }

    @Test
    void findsTheJavaOfJavaHomeAndOfThePath() throws Exception {
        installed.without("TGROW_JAVA_HOME").with("JAVA_HOME", JAVA_HOME);
        assertThat(installed.properties()).containsEntry("java.home", JAVA_HOME);
        installed.without("JAVA_HOME").with("PATH", JAVA_HOME + "/bin:/usr/bin:/bin");
        assertThat(installed.properties()).containsEntry("java.home", JAVA_HOME);
    }

    @Test
    void theProgramIsToldWhereItIsAndThatNoStreamIsATerminal() throws Exception {
        assertThat(installed.properties())
                .containsEntry("tgrow.home", BUILT.toString())
                .containsEntry("tgrow.tty", "");
    }

    @Test
    void textIsUtf8EvenWithoutALocale() throws Exception {
        assertThat(installed.with("LC_ALL", "C").properties())
                .containsEntry("sun.jnu.encoding", "UTF-8")
                .containsEntry("stdin.encoding", "UTF-8")
                .containsEntry("stdout.encoding", "UTF-8")
                .containsEntry("stderr.encoding", "UTF-8");
    }

    @Test
    void theNativeLibraryOfSqliteIsTheUnpackedOne() throws Exception {
        var properties = installed.properties();
        assertThat(Path.of(
                        properties.getOrDefault("org.sqlite.lib.path", ""),
                        properties.getOrDefault("org.sqlite.lib.name", "")))
                .isRegularFile();
    }

    @Test
    void optionsForTheJvmAreSplitAtBlanksAndNothingElse() throws Exception {
        assertThat(installed.with("TGROW_JAVA_OPTS", " -Da=*  -Db=$HOME ").properties())
                .containsEntry("a", "*")
                .containsEntry("b", "$HOME");
    }

    private void release(String version) throws IOException {
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    }

    private void executable(String name, String script) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(directory.resolve(name.replaceFirst("/[^/]*$", "")));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
