package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server's own words, which no client's check comes before.
class WorldTest {
    private static final String YAML = """
            accounts:
              - {name: owner, id: 1, first_name: Owner}
              - {name: member, id: 2, first_name: Member}
              - {name: outsider, id: 3, first_name: Outsider}
            people: {count: 3000, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0, deleted: 0}
            chats:
              - {id: 10, title: Group, username: the_group, permissions: [send_text], members: {first: 0, count: 5}, roles: {owner: creator, member: member}, posts: 3}
              - {id: 11, title: Channel, kind: channel, username: the_channel, members: {first: 0, count: 5}, roles: {owner: creator, member: member}, posts: 3}
              - {id: 12, title: Private, members: {first: 0, count: 5}, roles: {owner: creator}}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);
    private static final ChatId PRIVATE = ChatId.ofSupergroup(12);
    private static final UserId SOMEBODY = new UserId(100_000_100);

    @TempDir
    Path directory;

    private Journal journal;
    private World world;
    private Account owner;
    private Account member;
    private Account outsider;

    @BeforeEach
    void open() {
        var plan = WorldReader.read("w.yaml", YAML);
        journal = Journal.open(directory.resolve("state.jsonl"));
        var state = new WorldState(plan);
        journal.read().forEach(state::apply);
        world = new World(plan, state, journal, plan::now);
        owner = plan.accounts().get(0);
        member = plan.accounts().get(1);
        outsider = plan.accounts().get(2);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private static Draft text(String text) {
        return new Draft(FormattedText.plain(text), Optional.empty());
    }

    private static void refused(ThrowingCallable asking, int code, String text) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        WorldError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessage(text);
    }

    @Test
    void chatsThatAreNotThereOrNotOpenAreRefused() {
        refused(() -> world.details(owner, ChatId.ofSupergroup(99)), 400, "CHANNEL_INVALID");
        refused(() -> world.history(outsider, PRIVATE, Optional.empty(), 10), 400, "CHANNEL_PRIVATE");
        refused(() -> world.members(outsider, PRIVATE, MemberList.RECENT, 0, 10), 400, "CHANNEL_PRIVATE");
        assertThat(world.history(outsider, GROUP, Optional.empty(), 10).posts()).hasSize(3);
    }

    @Test
    void listsAreForThoseWhoMaySeeThem() {
        refused(() -> world.members(member, CHANNEL, MemberList.RECENT, 0, 10), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.members(member, GROUP, MemberList.BANNED, 0, 10), 400, "CHAT_ADMIN_REQUIRED");
        assertThat(world.members(owner, CHANNEL, MemberList.RECENT, 0, 10).members())
                .hasSize(7);
        assertThat(world.members(owner, GROUP, MemberList.RECENT, 0, 1_000_000).members())
                .hasSize(7);
    }

    @Test
    void addingNeedsMembershipAndTheRight() {
        refused(() -> world.invite(outsider, GROUP, SOMEBODY), 403, "CHAT_WRITE_FORBIDDEN");
        refused(() -> world.invite(member, GROUP, SOMEBODY), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.invite(owner, GROUP, new UserId(5)), 400, "USER_ID_INVALID");
        assertThat(world.invite(owner, GROUP, SOMEBODY)).isEqualTo(new Invitable.Yes());
        refused(() -> world.invite(owner, GROUP, SOMEBODY), 400, "USER_ALREADY_PARTICIPANT");
    }

    @Test
    void writingNeedsMembershipAndTheRight() {
        var photo = new Draft(FormattedText.plain(""), Optional.of(Media.Kind.PHOTO));
        refused(() -> world.send(outsider, GROUP, text("x")), 403, "CHAT_WRITE_FORBIDDEN");
        refused(() -> world.send(member, CHANNEL, text("x")), 403, "CHAT_SEND_PLAIN_FORBIDDEN");
        refused(() -> world.send(member, GROUP, photo), 403, "CHAT_SEND_PHOTOS_FORBIDDEN");
        refused(() -> world.send(member, GROUP, text(" ")), 400, "MESSAGE_EMPTY");
        refused(() -> world.send(member, GROUP, text("x".repeat(4097))), 400, "MESSAGE_TOO_LONG");
        refused(() -> world.send(member, new ChatId(5), text("x")), 400, "PEER_ID_INVALID");
        assertThat(world.send(member, GROUP, text("x")).post().text()).isEqualTo("x");
        assertThat(world.send(owner, GROUP, photo).post().media()).isEqualTo("photo");
    }

    @Test
    void pinsAndLinksAreForAdministrators() {
        var wish = new LinkWish("n", Optional.empty(), 100_000, false);
        refused(() -> world.pin(member, GROUP, new MessageId(1)), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.createLink(member, GROUP, wish), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.createLink(owner, GROUP, wish), 400, "USAGE_LIMIT_INVALID");
        refused(() -> world.chatByInvite(owner, "nothing"), 400, "INVITE_HASH_INVALID");
    }

    @Test
    void manyAtOnceAddEverybodyOnce() throws Exception {
        Set<Long> added = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 40; thread++) {
                var offset = thread * 25;
                tasks.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        var user = new UserId(100_000_500L + offset + i);
                        try {
                            world.invite(owner, GROUP, user);
                            assertThat(added.add(user.value())).isTrue();
                        } catch (WorldError e) {
                            assertThat(e.text()).isEqualTo("USER_ALREADY_PARTICIPANT");
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> task : tasks) task.get();
        }
        assertThat(added).hasSize(1025);
        assertThat(world.details(owner, GROUP).memberCount()).isEqualTo(7 + 1025);
    }
}
