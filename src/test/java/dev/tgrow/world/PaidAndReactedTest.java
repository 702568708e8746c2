package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages that cost something, and who reacted to messages.
class PaidAndReactedTest {
    private static final String YAML = """
            accounts:
              - {name: owner, id: 1, first_name: Owner, premium: true}
              - {name: member, id: 2, first_name: Member}
            people: {count: 10}
            chats:
              - {id: 10, title: Group, stars: 5, roles: {owner: creator, member: member}, posts: 3}
              - {id: 11, title: Channel, kind: channel, roles: {owner: creator, member: member}, posts: 3}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);

    @TempDir
    Path directory;

    private WorldSession session;
    private World world;
    private Account owner;
    private Account member;

    @BeforeEach
    void open() {
        session = WorldFile.of("w.yaml", YAML.getBytes(StandardCharsets.UTF_8)).open(directory, WorldClock.VIRTUAL);
        world = session.world();
        owner = world.accounts().byName("owner").orElseThrow();
        member = world.accounts().byName("member").orElseThrow();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static Draft paid(long stars) {
        return new Draft(
                FormattedText.plain("hello"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                stars,
                OptionalLong.empty());
    }

    @Test
    void whoAgreesToPayMayWrite() {
        assertThatThrownBy(() -> world.messages().send(member, GROUP, paid(0))).hasMessage("ALLOW_PAYMENT_REQUIRED_5");
        assertThatThrownBy(() -> world.messages().send(member, GROUP, paid(4))).hasMessage("ALLOW_PAYMENT_REQUIRED_5");
        assertThat(world.messages().send(member, GROUP, paid(5)).id()).isPositive();
        assertThat(world.messages().send(owner, GROUP, paid(0)).id()).isPositive();
    }

    @Test
    void reactionsAreListedWithWhoChoseThem() {
        world.messages().react(member, GROUP, 1, List.of("🔥"));
        world.messages().react(owner, GROUP, 1, List.of("👍", "🌱"));
        world.messages().react(member, GROUP, 1, List.of("🎉"));

        assertThat(world.messages().reactors(member, GROUP, 1))
                .extracting(reactor -> reactor.user().value() + reactor.emoji())
                .containsExactlyInAnyOrder("2🎉", "1👍", "1🌱");
        assertThat(world.messages().reactors(member, GROUP, 2)).isEmpty();
    }

    @Test
    void nobodyLearnsWhoReactedInAChannel() {
        assertThatThrownBy(() -> world.messages().reactors(owner, CHANNEL, 1)).hasMessage("BROADCAST_FORBIDDEN");
    }
}
