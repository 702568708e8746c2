package dev.tgrow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, made in a mount namespace; where there is no such thing, the test is skipped.
class DiskTest {
    @TempDir
    private Path directory;

    /// What a program of ours prints whose directory is on a disk mounted with these options.
    private List<String> on(String options, Class<?> program) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = "mount -t tmpfs -o %s none '%s' || exit 77; exec \"$@\"".formatted(options, directory);
        var process = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        java.toString(),
                        "--enable-preview",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        int code = process.waitFor();
        assumeTrue(code != 77 && !(code == 1 && said.toString().contains("unshare")), () -> "no mounts here: " + said);
        assertThat(code).as(said.toString()).isZero();
        return said;
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")));
        var database = "database " + directory.resolve("tgrow.db");
        var said = on("size=1m", SmallDisk.class);
        assertThat(said).hasSize(6);
        assertThat(said.getFirst()).isEqualTo("Failed[why=" + database + ": the disk is full]");
        int reported = Integer.parseInt(said.get(1).replace("reported ", ""));
        assertThat(reported).isGreaterThan(10);
        assertThat(said.subList(2, 5)).containsExactly("stored " + reported, "stored " + (reported + 1), "ok");
        assertThat(said.getLast())
                .isEqualTo("Failed[why=database " + directory.resolve("other.db") + ": the disk is full]");
    }
}
