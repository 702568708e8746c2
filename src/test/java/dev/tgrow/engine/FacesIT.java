package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.sandbox.Sandbox;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import dev.tgrow.telegram.Telegram;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One world, seen through the sandbox and through TDLib: every post says the same.
@OnEngine
class FacesIT {
    private static final String WORLD = "messages.yaml";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"news_channel", "kinds_channel", "our_channel", "garden_group", "forum_group"})
    void bothFacesTellTheSamePosts(String chat, Engine engine) throws IOException, InterruptedException {
        assertThat(throughTdlib(chat, engine)).isEqualTo(throughSandbox(chat));
    }

    private List<Post> throughTdlib(String chat, Engine engine) throws IOException, InterruptedException {
        try (var stage = new EngineStage(engine, WorldFile.of(WORLD, yaml()), directory.resolve("engine"))) {
            var client = stage.client("alice");
            // A client that has never heard which reactions there are shows none, and this one is new.
            var heard = stage.centre()
                    .log()
                    .await(
                            call -> call.method().equals("messages.getAvailableReactions") && call.isAnswered(),
                            Duration.ofMinutes(1));
            assertThat(heard).isPresent();
            client.call(new Call.CheckSession()).orThrow();
            return posts(client, chat);
        }
    }

    private List<Post> throughSandbox(String chat) throws IOException, InterruptedException {
        var file = Files.write(directory.resolve(WORLD), yaml());
        try (var session = Sandbox.of(file).open(directory.resolve("sandbox"), WorldClock.VIRTUAL);
                var client = session.client(Optional.of("alice"), _ -> {})) {
            return posts(client, chat);
        }
    }

    private static byte[] yaml() throws IOException {
        try (var yaml = requireNonNull(FacesIT.class.getResourceAsStream(WORLD))) {
            return yaml.readAllBytes();
        }
    }

    private static List<Post> posts(Telegram telegram, String username) throws InterruptedException {
        var chat = telegram.call(new Call.ResolveChat(ChatRef.parse("@" + username)))
                .orThrow()
                .id();
        var all = new ArrayList<Post>();
        while (true) {
            var before = all.isEmpty()
                    ? Optional.<MessageId>empty()
                    : Optional.of(all.getLast().id());
            var page = telegram.call(new Call.GetHistory(chat, before, HistoryPage.MAX_SIZE))
                    .orThrow()
                    .posts();
            if (page.isEmpty()) return all;
            all.addAll(page);
        }
    }
}
