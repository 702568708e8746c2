package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.world.WorldClock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongListTest {
    @Test
    void anyPageOfFiveMillionIsAsNearAsTheFirst(@TempDir Path directory) throws InterruptedException {
        var random = new Random(2);
        try (var session = Sandbox.of(Path.of("examples/sandbox/million.yaml")).open(directory, WorldClock.VIRTUAL);
                var client = session.client(Optional.empty(), _ -> {})) {
            var chat = client.call(new Call.ResolveChat(ChatRef.parse("@everybody")))
                    .orThrow()
                    .id();
            // Five hundred pages from anywhere: if one cost a walk from the beginning, this would take hours.
            for (int i = 0; i < 500; i++) {
                var offset = 1 + random.nextInt(4_999_800);
                var page = client.call(new Call.GetMembers(chat, MemberList.RECENT, offset, 200))
                        .orThrow();
                assertThat(page.total()).isEqualTo(5_000_001);
                assertThat(page.members()).hasSize(200);
                assertThat(page.members().getFirst().user().id().value()).isEqualTo(100_000_000 + offset - 1);
            }
            var last = client.call(new Call.GetMembers(chat, MemberList.RECENT, 5_000_000, 200))
                    .orThrow();
            assertThat(last.members()).hasSize(1);
        }
    }
}
