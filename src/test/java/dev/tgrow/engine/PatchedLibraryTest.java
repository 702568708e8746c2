package dev.tgrow.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchedLibraryTest {
    private static final String OURS = pem("OURS");

    @TempDir
    private Path directory;

    private Path library;
    private Path copy;

    @BeforeEach
    void name() {
        library = directory.resolve("library");
        copy = directory.resolve("copy");
    }

    @Test
    void bothKeysBecomeOursAndNothingElseChanges() throws Exception {
        var text = "\u007fELF%s\0%s\0%s\n\0end";
        var shorter = pem("short");
        Files.writeString(library, text.formatted(pem("main"), pem("test"), shorter), ISO_8859_1);
        PatchedLibrary.write(library, OURS, copy);
        assertThat(Files.readString(copy, ISO_8859_1)).isEqualTo(text.formatted(OURS, OURS, shorter));
    }

    @Test
    void aLibraryWithAnotherNumberOfKeysIsNotTheOneWeKnow() throws Exception {
        Files.writeString(library, pem("main") + pem("short"), ISO_8859_1);
        assertThatThrownBy(() -> PatchedLibrary.write(library, OURS, copy)).hasMessageContaining("has 1 server keys");
        Files.writeString(library, pem("main") + pem("test") + pem("more"), ISO_8859_1);
        assertThatThrownBy(() -> PatchedLibrary.write(library, OURS, copy)).hasMessageContaining("has 3 server keys");
        assertThat(copy).doesNotExist();
    }

    private static String pem(String key) {
        return "-----BEGIN RSA PUBLIC KEY-----\n" + key + "\n-----END RSA PUBLIC KEY-----";
    }
}
