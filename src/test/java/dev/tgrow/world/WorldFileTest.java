package dev.tgrow.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.run.VirtualTime;
import dev.tgrow.telegram.ChatId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final String YAML = """
            accounts: [{name: ann, id: 1, first_name: Ann}]
            chats: [{id: 10, title: Group, roles: {ann: creator}}]
            """;

    @TempDir
    Path state;

    @Test
    void aWorldGoesByAnyClock() throws InterruptedException {
        var file = WorldFile.of("w.yaml", YAML.getBytes(UTF_8));
        try (var session = file.open(state, latest -> new VirtualTime(latest.plus(Duration.ofDays(1))))) {
            var ann = session.world().accounts().byName("ann").orElseThrow();
            session.time().sleep(Duration.ofSeconds(5));
            var sent = session.world().messages().send(ann, GROUP, Draft.of("hello"));
            assertThat(sent.date()).isEqualTo("2026-11-21T09:00:05Z");
            assertThat(session.world().now()).isEqualTo(sent.date());
        }
        try (var session = file.open(state, WorldClock.VIRTUAL)) {
            assertThat(session.time().now()).isEqualTo("2026-11-21T09:00:05Z");
            var ann = session.world().accounts().byName("ann").orElseThrow();
            assertThat(session.world().chats().dialog(ann, GROUP).top().map(Play::text))
                    .isEqualTo(Optional.of("hello"));
        }
    }
}
