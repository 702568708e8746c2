package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
    private static final String ORIGIN = "package 1";

    @TempDir
    private Path directory;

    private Path file;
    private int fetched;

    @BeforeEach
    void fetchOnce() throws Exception {
        file = directory.resolve("schema.json");
        keep(ORIGIN);
        assertThat(fetched).isEqualTo(1);
    }

    @Test
    void aKeptFileIsNotFetchedAgain() throws Exception {
        keep(ORIGIN);
        assertThat(fetched).isEqualTo(1);
    }

    @Test
    void aDamagedFileIsFetchedAgain() throws Exception {
        Files.writeString(file, "content of package 2");
        keep(ORIGIN);
        assertThat(fetched).isEqualTo(2);
        assertThat(file).hasContent("content");
    }

    @Test
    void aFileFromElsewhereIsFetchedAgain() throws Exception {
        keep("package 2");
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void aFileThatNobodyVouchesForIsFetchedAgain() throws Exception {
        Files.delete(directory.resolve("schema.json.pin"));
        keep(ORIGIN);
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeFetchedIsNotThere() throws Exception {
        Files.writeString(file, "damaged");
        assertThatThrownBy(() -> new KeptFile(file, ORIGIN).orFetch(_ -> {
                    throw new Unavailable("no network");
                }))
                .hasMessage("no network");
        assertThat(directory).isEmptyDirectory();
    }

    private void keep(String origin) throws Exception {
        new KeptFile(file, origin).orFetch(to -> {
            Files.writeString(to, "content");
            fetched++;
        });
    }
}
