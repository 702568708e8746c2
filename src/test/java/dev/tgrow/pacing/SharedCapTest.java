package dev.tgrow.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.store.Database;
import dev.tgrow.store.LimitStore;
import dev.tgrow.store.OnEveryStore;
import dev.tgrow.store.Store;
import dev.tgrow.store.StoreAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// Several processes of one account.
@Timeout(120)
@OnEveryStore
class SharedCapTest {
    @Parameter
    private Store where;

    @TempDir
    private Path directory;

    /// A process that waits to be told to begin.
    private record Child(Process process, BufferedReader out) {
        static Child start(StoreAddress database) throws IOException {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "--enable-preview",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Inviter.class.getName(),
                            argument(database))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var child = new Child(process, out);
            assertThat(out.readLine()).isEqualTo("ready");
            return child;
        }

        private static String argument(StoreAddress database) {
            return switch (database) {
                case StoreAddress.LocalFile(var file) -> file.toString();
                case StoreAddress.ServerSchema(var url, var _, var _) -> "jdbc:postgresql://postgres@" + url;
            };
        }

        void begin() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        String said() throws IOException, InterruptedException {
            var said = out.readLine();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said;
        }
    }

    @Test
    void twoProcessesMakeTogetherExactlyAsManyCallsAsTheCapAllows() throws IOException, InterruptedException {
        var address = where.fresh(directory);
        Database.open(address).close();
        var one = Child.start(address);
        var other = Child.start(address);

        one.begin();
        other.begin();

        var said = List.of(one.said().split(" "), other.said().split(" "));
        assertThat(said).allMatch(words -> words[1].equals("CapReached"));
        assertThat(said.stream().mapToInt(words -> Integer.parseInt(words[0])).sum())
                .isEqualTo(40);
        try (var database = Database.open(address)) {
            assertThat(new LimitStore(database).calls("7", Instant.EPOCH).get("invite"))
                    .hasSize(40);
        }
    }
}
