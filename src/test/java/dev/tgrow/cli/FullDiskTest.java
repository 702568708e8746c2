package dev.tgrow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of the ledger is full at many moments of a job, or can't be written at all: the job ends with 1 and says
/// so, nothing was written at Telegram that the ledger doesn't know, and the next run finishes. The disk is made in a
/// mount namespace; where there is no such thing, the test is skipped.
class FullDiskTest {
    @TempDir
    private Path directory;

    @Test
    void aFullDiskLosesNothingAndDoublesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")));
        var small = Files.createDirectory(directory.resolve("small"));
        var script = "mount -t tmpfs -o size=4m none '%s' || exit 77; exec \"$@\"".formatted(small);
        var process = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-preview",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName(),
                        directory.toString(),
                        small.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        assumeTrue(code != 77 && !(code == 1 && said.contains("unshare")), () -> "no mounts here: " + said);
        assertThat(code).as(said).isZero();
        System.out.print(said);
        assertThat(said)
                .contains("read-only: nothing was sent", "ADD_OR_LINK: ", "SEND_AND_PIN: ", "PARSE: ")
                .doesNotContain(": 0 moments");
    }
}
