package dev.tgrow.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.Script;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(Differences.between(throughSandbox(chat), throughTdlib(chat, engine, _ -> {})))
                .isEmpty();
    }

    /// TDLib hears of the reactions that a chat allows in pieces and late, while it fetches posts by itself.
    @ParameterizedTest
    @CsvSource({
        "messages.getAvailableReactions, 3000",
        "channels.getFullChannel, 400",
        "messages.getHistory, 400",
        "messages.getDialogs, 400",
        "*, 100",
    })
    void noReactionIsLostWhereAnAnswerComesLate(String method, long millis, Engine engine)
            throws IOException, InterruptedException {
        var chat = "news_channel";
        var late = throughTdlib(chat, engine, script -> script.latency(method, Duration.ofMillis(millis)));
        assertThat(Differences.between(throughSandbox(chat), late)).isEmpty();
    }

    private List<Post> throughTdlib(String chat, Engine engine, Consumer<Script> weather)
            throws IOException, InterruptedException {
        try (var stage = new EngineStage(engine, WorldFile.of(WORLD, yaml()), directory.resolve("engine"))) {
            weather.accept(stage.centre().script());
            return posts(stage.client("alice"), chat);
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
