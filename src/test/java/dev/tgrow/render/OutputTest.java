package dev.tgrow.render;

import static dev.tgrow.render.Printed.person;
import static dev.tgrow.render.Printed.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEvent;
import dev.tgrow.run.RunScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTest {
    @TempDir
    private Path directory;

    @Test
    void aFileHoldsTheRowsInTheFormatOfItsEnding() throws IOException {
        var printed = to("members.csv").run(new End.Complete(), person(1, "Ann"));
        assertThat(directory.resolve("members.csv")).hasContent("id,name,seen\n1,Ann,2026-11-01T08:30:00Z");
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err())
                .isEqualTo(
                        "members pull finished: 1 done. %s is written.\n".formatted(directory.resolve("members.csv")));
        assertThat(files()).containsExactly("members.csv");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anyOtherEndLeavesNoFile(Format format) throws IOException {
        var printed = to("out");
        printed.format = Optional.of(format);
        printed.run(new End.TimeUp(), person(1, "Ann"));
        assertThat(files()).isEmpty();
        assertThat(printed.err()).contains("was not written.");
    }

    @Test
    void anyOtherEndLeavesTheOldFile() throws IOException {
        Files.writeString(directory.resolve("members.csv"), "old");
        to("members.csv").run(new End.Interrupted(), person(1, "Ann"));
        assertThat(directory.resolve("members.csv")).hasContent("old");
        assertThat(files()).containsExactly("members.csv");
    }

    @Test
    void closingWithoutAnEndLeavesNoFile() throws IOException {
        try (var output = to("members.csv").open()) {
            output.accept(person(1, "Ann"));
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void linksAndModesStay() throws IOException {
        var target = Files.writeString(directory.resolve("target.csv"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        var link = Files.createSymbolicLink(directory.resolve("members.csv"), Path.of("target.csv"));
        to("members.csv").run(new End.Complete(), person(1, "Ann"));
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("id,name,seen");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLinkToNothingMakesItsTarget() throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("members.csv"), Path.of("new.csv"));
        to("members.csv").run(new End.Complete(), person(1, "Ann"));
        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("new.csv")).isRegularFile();
    }

    @Test
    void aFileThatCanNotBeWrittenIsOneSentenceBeforeTheRun() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        Files.createDirectory(directory.resolve("sub.csv"));
        Files.createSymbolicLink(directory.resolve("loop.csv"), Path.of("loop.csv"));
        assertThat(refusal("none/members.csv")).endsWith("none/members.csv: no such directory");
        assertThat(refusal("file/members.csv")).contains("file/members.csv: ").hasLineCount(1);
        assertThat(refusal("sub.csv")).endsWith("sub.csv: is a directory");
        assertThat(refusal("loop.csv")).endsWith("loop.csv: too many symbolic links");
    }

    private String refusal(String name) {
        var thrown = org.junit.jupiter.api.Assertions.assertThrows(
                UncheckedIOException.class, () -> to(name).open().close());
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void aNameThatSaysNoFormatIsAnError() {
        assertThatThrownBy(() -> to("members").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("say the format with --format");
    }

    @Test
    void aDeviceIsWrittenAndStaysADevice() {
        var printed = new Printed(Format.CSV);
        printed.file = Optional.of(Path.of("/dev/null"));
        printed.run(new End.Complete(), person(1, "Ann"));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aBrokenPipeEndsTheRunWithOneLine(Format format) {
        var printed = new Printed(format);
        var streams = new Streams(
                InputStream.nullInputStream(), new BrokenPipe(), printed.err, false, false, false, Map.of("TZ", "UTC"));
        try (var output = Output.open(
                new OutputOptions(Optional.of(format), Optional.empty(), false, Verbosity.NORMAL, Color.AUTO, true),
                streams,
                printed.time,
                Printed::exit)) {
            var report = RunScope.run(
                    "members pull",
                    run -> {
                        for (int i = 0; i < 10_000; i++) run.emit(person(i, "Ann"));
                        return new End.Complete();
                    },
                    output,
                    printed.time,
                    Duration.ofHours(1));
            assertThat(report.end()).isInstanceOf(End.Broken.class);
        }
        assertThat(printed.err())
                .contains("can't write to standard output: Broken pipe")
                .hasLineCount(1);
    }

    @Test
    void aDiskThatIsFullAtTheLastMomentIsAnError() {
        var printed = new Printed(Format.CSV);
        printed.file = Optional.of(Path.of("/dev/full"));
        try (var output = printed.open()) {
            output.accept(person(1, "Ann"));
            assertThatThrownBy(() -> output.accept(new RunEvent.Finished(report(new End.Complete()))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("can't write /dev/full: No space left on device");
        }
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void whoeverClosedStandardErrorStillGetsTheData() {
        var printed = new Printed(Format.CSV);
        var streams = new Streams(
                InputStream.nullInputStream(), printed.out, new BrokenPipe(), false, false, false, Map.of());
        try (var output = Output.open(
                new OutputOptions(Optional.of(Format.CSV), Optional.empty(), false, Verbosity.NORMAL, Color.AUTO, true),
                streams,
                printed.time,
                Printed::exit)) {
            output.accept(new RunEvent.Note("x"));
            output.accept(person(1, "Ann"));
            output.accept(new RunEvent.Finished(report(new End.Complete())));
        }
        assertThat(printed.out().lines()).hasSize(2);
    }

    private Printed to(String name) {
        var printed = new Printed();
        printed.file = Optional.of(directory.resolve(name));
        return printed;
    }

    private java.util.List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
