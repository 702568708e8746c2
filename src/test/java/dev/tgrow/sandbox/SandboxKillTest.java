package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.world.WorldBusyException;
import dev.tgrow.world.WorldClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxKillTest {
    private static final String WORLD = """
            accounts: [{name: alice, id: 1, first_name: Alice}]
            chats: [{id: 11, title: Target, username: target, roles: {alice: creator}}]
            """;

    @TempDir
    Path directory;

    @Test
    void killingAProcessLosesNothingThatWasAcknowledged() throws Exception {
        var world = Files.writeString(directory.resolve("world.yaml"), WORLD);
        var state = directory.resolve("state");
        var acknowledged = new ArrayList<MessageId>();
        for (int round = 0; round < 4; round++) {
            var process = scribe(world, state);
            try (var lines = process.inputReader()) {
                acknowledged.addAll(ids(lines, 50 + 37 * round));
                var sandbox = Sandbox.of(world);
                assertThatThrownBy(() -> sandbox.open(state, WorldClock.VIRTUAL))
                        .isInstanceOf(WorldBusyException.class);
                // By its handle, because the process itself would close the stream that is still to be read.
                process.toHandle().destroyForcibly();
                acknowledged.addAll(ids(lines, Integer.MAX_VALUE));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (var stage = new Stage(directory, WORLD)) {
            var posts = stage.posts(stage.chat("target").id());
            assertThat(posts).extracting(Post::id).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(posts).hasSizeBetween(acknowledged.size(), acknowledged.size() + 10_000);
        }
        assertThat(acknowledged).doesNotHaveDuplicates().hasSizeGreaterThan(400);
    }

    private static Process scribe(Path world, Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-preview",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scribe.class.getName(),
                        world.toString(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Only whole lines; the kill may have cut the last one.
    private static List<MessageId> ids(BufferedReader lines, int most) throws IOException {
        var ids = new ArrayList<MessageId>();
        var line = new StringBuilder();
        while (ids.size() < most) {
            var c = lines.read();
            if (c < 0) break;
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            ids.add(new MessageId(Long.parseLong(line.toString().strip())));
            line.setLength(0);
        }
        return ids;
    }
}
