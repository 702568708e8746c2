package dev.tgrow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The worlds that come with the program.
class SandboxTest {
    @TempDir
    Path state;

    @Test
    void theExampleIsTheBuiltInWorld() throws IOException {
        try (var builtIn = Objects.requireNonNull(Sandbox.class.getResourceAsStream("garden.yaml"))) {
            assertThat(Files.readAllBytes(Path.of("examples/sandbox/garden.yaml")))
                    .isEqualTo(builtIn.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garden", "stormy", "million", "latency"})
    void everyExampleOpens(String name) throws InterruptedException {
        var sandbox = Sandbox.of(Path.of("examples/sandbox/" + name + ".yaml"));
        try (var session = sandbox.open(state, WorldClock.VIRTUAL);
                var client = session.client(Optional.empty(), _ -> {})) {
            assertThat(client.call(new Call.GetMe()).orThrow().firstName()).isNotEmpty();
        }
    }

    @Test
    void theBuiltInWorldHasTheChatsOfTheGuide() throws InterruptedException {
        try (var session = Sandbox.builtIn().open(state, WorldClock.VIRTUAL);
                var alice = session.client(Optional.empty(), _ -> {})) {
            for (String mine : new String[] {"@garden_club", "@garden_club_new"}) {
                var chat = alice.call(new Call.ResolveChat(ChatRef.parse(mine))).orThrow();
                assertThat(chat.self()).isEqualTo(MemberStatus.CREATOR);
            }
            for (String target : new String[] {"@balcony_gardeners", "@seed_swap", "@plant_doctors"}) {
                var chat =
                        alice.call(new Call.ResolveChat(ChatRef.parse(target))).orThrow();
                assertThat(chat.may(Right.SEND_TEXT)).isTrue();
            }
            var readOnly = alice.call(new Call.ResolveChat(ChatRef.parse("@greenhouse_announcements")))
                    .orThrow();
            assertThat(readOnly.may(Right.SEND_TEXT)).isFalse();
            var invite = alice.call(new Call.ResolveChat(ChatRef.parse("https://t.me/+OrchidLovers42")));
            assertThat(invite).isInstanceOf(dev.tgrow.telegram.Reply.Refused.class);
        }
    }
}
