package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What those who watch a chat learn of its members.
class ChatChangesTest {
    private static final String YAML = """
            accounts:
              - {name: owner, id: 1, first_name: Owner}
            people:
              count: 10
              special:
                - {id: 11, first_name: Ann}
                - {id: 12, first_name: Ben}
            chats:
              - {id: 10, title: Small, kind: basic, roles: {owner: creator, 11: admin, 12: banned}}
              - {id: 20, title: Asking, invite: AskingAskingAsk1, join_requests: true, roles: {owner: creator}}
              - {id: 30, title: Open, invite: OpenOpenOpenOpen, roles: {owner: creator}}
            """;
    private static final ChatId SMALL = new ChatId(-10);
    private static final ChatId ASKING = ChatId.ofSupergroup(20);
    private static final UserId ANN = new UserId(11);
    private static final UserId BEN = new UserId(12);

    @TempDir
    Path directory;

    private WorldSession session;
    private World world;
    private Account owner;

    @BeforeEach
    void open() {
        session = WorldFile.of("w.yaml", YAML.getBytes(StandardCharsets.UTF_8)).open(directory, WorldClock.VIRTUAL);
        world = session.world();
        owner = world.accounts().byName("owner").orElseThrow();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private int version(ChatId chat) {
        return world.chats().open(owner, chat).version();
    }

    @Test
    void theVersionGrowsWithWhoeverComesGoesOrGetsAnotherRole() {
        var versions = new ArrayList<Integer>();
        versions.add(version(SMALL));
        world.outside().joins(new UserId(100_000_003), SMALL);
        versions.add(version(SMALL));
        world.members().give(owner, SMALL, ANN, Role.of(MemberStatus.MEMBER));
        versions.add(version(SMALL));
        world.members().give(owner, SMALL, ANN, Role.of(MemberStatus.LEFT));
        versions.add(version(SMALL));

        assertThat(versions).isSorted().doesNotHaveDuplicates();
        assertThat(version(ASKING)).isEqualTo(versions.getFirst());
    }

    @Test
    void thoseWhoAskAreToldOfInTheChat() {
        var told = new ArrayList<Change>();
        world.listen(told::add);

        world.outside().asks(ANN, ASKING, Optional.empty());
        world.links().decide(owner, ASKING, ANN, false);

        assertThat(told)
                .hasSize(2)
                .allSatisfy(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                Change.InChat.class,
                                inChat -> assertThat(inChat.chat()).isEqualTo(ASKING.value())));
        assertThat(told).extracting(change -> ((Change.InChat) change).by()).containsExactly(11L, 1L);
    }

    @Test
    void theCreatorGaveTheRolesThatTheWorldBeginsWith() {
        assertThat(List.of(ANN, BEN))
                .extracting(user -> world.members().one(owner, SMALL, user).by().orElseThrow())
                .containsOnly(1L);
        assertThat(world.members().one(owner, SMALL, BEN).given()).isPresent();
    }

    @Test
    void onlyALinkThatLetsEverybodyInIsPermanent() {
        assertThat(world.links().look(owner, "OpenOpenOpenOpen").link().permanent())
                .isTrue();
        assertThat(world.links().look(owner, "AskingAskingAsk1").link().permanent())
                .isFalse();
    }
}
