package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tgrow.run.End;
import dev.tgrow.run.RunEnded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmPackageTest {
    private static final String ENTRY = "package/libtdjson.so";

    @TempDir
    Path directory;

    @Test
    void theFileOfAPinnedPackageIsPutInItsPlace() throws Exception {
        var archive = archive(ENTRY, "library");
        var target = directory.resolve("engine/1/libtdjson.so");
        pinned(archive).extract(npm("cp " + archive + " ./x-1.tgz"), ENTRY, target);
        assertThat(target).hasContent("library");
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.fetch-*");
    }

    @Test
    void anArchiveThatIsNotThePinnedOneIsRefused() throws Exception {
        var pinned = pinned(archive(ENTRY, "library"));
        var other = archive(ENTRY, "malware");
        var target = directory.resolve("engine/1/libtdjson.so");
        assertThat(failure(pinned, npm("cp " + other + " ./x-1.tgz"), target)).contains("not the pinned one");
        assertThat(target).doesNotExist();
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void aMissingFileAndABrokenArchiveAreSaid() throws Exception {
        var archive = archive("package/README.md", "hello");
        var target = directory.resolve("x");
        assertThat(failure(pinned(archive), npm("cp " + archive + " ./x.tgz"), target))
                .contains("has no " + ENTRY);
        var broken = Files.writeString(directory.resolve("broken.tgz"), "no archive");
        assertThat(failure(pinned(broken), npm("cp " + broken + " ./x.tgz"), target))
                .contains("can't get pinned 1");
    }

    @Test
    void whatNpmComplainsOfIsTold() throws Exception {
        var npm = npm("echo 'npm error code E404' >&2; echo 'npm error 404 Not Found - GET x' >&2; exit 1");
        assertThat(failure(pinned(archive(ENTRY, "x")), npm, directory.resolve("x")))
                .isEqualTo("can't get pinned 1: npm failed: Not Found - GET x");
    }

    @Test
    void withoutNpmThereIsAWayOut() throws Exception {
        assertThat(failure(
                        pinned(archive(ENTRY, "x")), directory.resolve("none").toString(), directory.resolve("x")))
                .contains("no npm", "--tdlib");
    }

    @Test
    void aPackageIsPinnedBySha512OrNotAtAll() {
        assertThatThrownBy(() -> new NpmPackage("x", "1", "sha1-abc")).hasMessage("x is not pinned by sha512");
    }

    @Test
    void anInstalledLibraryIsNotFetchedAgain() throws Exception {
        var library = EngineInstall.library(directory);
        Files.createDirectories(library.getParent());
        Files.writeString(library, "here");
        assertThat(EngineInstall.install(directory)).isEqualTo(library).hasContent("here");
        assertThat(TdLibrary.find(java.util.Optional.empty(), directory)).isEqualTo(library);
    }

    @Test
    void aMissingLibraryNamesTheNextStep() {
        var none = catchThrowableOfType(RunEnded.class, () -> TdLibrary.find(java.util.Optional.empty(), directory));
        assertThat(none.end())
                .isEqualTo(new End.Misused(
                        "TDLib is not installed: run tgrow engine install, or name a libtdjson with --tdlib"));
        var named = new TdLibrary.Named(directory.resolve("gone.so"), "TGROW_TDLIB");
        var gone = catchThrowableOfType(RunEnded.class, () -> TdLibrary.find(java.util.Optional.of(named), directory));
        assertThat(gone.end())
                .isInstanceOfSatisfying(
                        End.Misused.class, end -> assertThat(end.why()).contains("gone.so", "TGROW_TDLIB"));
    }

    @Test
    void aFileThatIsNoLibraryIsOneSentence() throws Exception {
        var file = Files.writeString(directory.resolve("libtdjson.so"), "text");
        var thrown = catchThrowableOfType(RunEnded.class, () -> TdLibrary.load(file));
        assertThat(thrown.end())
                .isInstanceOfSatisfying(
                        End.Misused.class, end -> assertThat(end.why()).contains("can't be used as TDLib"));
    }

    @Test
    void aBuildWithoutTdlightSaysHowToMakeOneWithIt() {
        var thrown = catchThrowableOfType(RunEnded.class, TdLibrary::loadTdlight);
        assertThat(thrown.end())
                .isInstanceOfSatisfying(
                        End.Misused.class, end -> assertThat(end.why()).contains("mvn -P tdlight package"));
    }

    private static String failure(NpmPackage wanted, String npm, Path target) {
        var thrown = catchThrowableOfType(RunEnded.class, () -> wanted.extract(npm, ENTRY, target));
        return ((End.Failed) thrown.end()).why();
    }

    private String npm(String script) throws IOException {
        var program = directory.resolve("npm");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private static NpmPackage pinned(Path archive) throws Exception {
        var hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
        return new NpmPackage("pinned", "1", "sha512-" + Base64.getEncoder().encodeToString(hash));
    }

    /// A directory, another file, then the file; names and sizes as tar writes them.
    private Path archive(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(header("package/", 0, '5'));
            out.write(header("package/other", 3, '0'));
            out.write(padded("abc"));
            out.write(header(name, content.length(), '0'));
            out.write(padded(content));
            out.write(new byte[1024]);
        }
        return Files.write(Files.createTempFile(directory, "archive", ".gz"), bytes.toByteArray());
    }

    private static byte[] header(String name, int size, char type) {
        var header = new byte[512];
        var text = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, header, 0, text.length);
        var octal = "%011o".formatted(size).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, header, 124, octal.length);
        header[156] = (byte) type;
        return header;
    }

    private static byte[] padded(String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512);
    }
}
