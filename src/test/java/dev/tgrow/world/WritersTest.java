package dev.tgrow.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who wrote the posts that groups have had all along.
class WritersTest {
    private static final String YAML = """
            accounts: [{name: owner, id: 1, first_name: Owner}]
            people: {count: 100}
            chats: [{id: 10, title: Group, members: {first: 0, count: 20}, roles: {owner: creator}, posts: 30}]
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);

    @Test
    void postsKeepTheirWritersWhoeverComesAndGoes(@TempDir Path directory) {
        try (var session = WorldFile.of("w.yaml", YAML.getBytes(UTF_8)).open(directory, WorldClock.VIRTUAL)) {
            var world = session.world();
            var before = writers(world);

            world.outside().joins(new UserId(100_000_050), GROUP);
            world.outside().leaves(new UserId(before.getFirst().getAsLong()), GROUP);

            assertThat(writers(world)).isEqualTo(before);
        }
    }

    private static List<OptionalLong> writers(World world) {
        var owner = world.accounts().byName("owner").orElseThrow();
        return world.messages().page(owner, GROUP, HistoryQuery.newest(100)).messages().stream()
                .filter(message -> !message.isService())
                .map(Message::from)
                .toList();
    }
}
