package dev.tgrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
              - {id: 13, title: Small, kind: basic, members: {first: 0, count: 5}, roles: {owner: creator}}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);
    private static final ChatId PRIVATE = ChatId.ofSupergroup(12);
    private static final ChatId SMALL = new ChatId(-13);
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
        return Draft.of(text);
    }

    private Message send(Account account, ChatId chat, Draft draft) {
        return world.messages().send(account, chat, draft);
    }

    private Invited invite(Account account, ChatId chat, UserId user) {
        return world.members().invite(account, chat, List.of(user));
    }

    private Participants list(Account account, ChatId chat, MemberList list, int limit) {
        return world.members().list(account, chat, MemberFilter.of(list), 0, limit);
    }

    private List<Message> newest(Account account, ChatId chat) {
        return world.messages().page(account, chat, HistoryQuery.newest(10)).messages();
    }

    private static void refused(ThrowingCallable asking, int code, String text) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        WorldError.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessage(text);
    }

    @Test
    void chatsThatAreNotThereOrNotOpenAreRefused() {
        refused(() -> world.chats().full(owner, ChatId.ofSupergroup(99)), 400, "CHANNEL_INVALID");
        refused(() -> newest(outsider, PRIVATE), 400, "CHANNEL_PRIVATE");
        refused(() -> list(outsider, PRIVATE, MemberList.RECENT, 10), 400, "CHANNEL_PRIVATE");
        assertThat(newest(outsider, GROUP)).hasSize(3);
    }

    @Test
    void listsAreForThoseWhoMaySeeThem() {
        refused(() -> list(member, CHANNEL, MemberList.RECENT, 10), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> list(member, GROUP, MemberList.BANNED, 10), 400, "CHAT_ADMIN_REQUIRED");
        assertThat(list(owner, CHANNEL, MemberList.RECENT, 10).page()).hasSize(7);
        assertThat(list(owner, GROUP, MemberList.RECENT, 1_000_000).page()).hasSize(7);
    }

    @Test
    void addingNeedsMembershipAndTheRight() {
        refused(() -> invite(outsider, GROUP, SOMEBODY), 403, "CHAT_WRITE_FORBIDDEN");
        refused(() -> invite(member, GROUP, SOMEBODY), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> invite(owner, GROUP, new UserId(5)), 400, "USER_ID_INVALID");
        assertThat(invite(owner, GROUP, SOMEBODY))
                .isEqualTo(new Invited(List.of(SOMEBODY), List.of(), OptionalLong.of(4)));
        assertThat(invite(owner, GROUP, SOMEBODY)).isEqualTo(new Invited(List.of(), List.of(), OptionalLong.empty()));
        assertThat(invite(owner, SMALL, SOMEBODY).added()).containsExactly(SOMEBODY);
        refused(() -> invite(owner, SMALL, SOMEBODY), 400, "USER_ALREADY_PARTICIPANT");
    }

    @Test
    void writingNeedsMembershipAndTheRight() {
        var photo = Draft.of(FormattedText.plain(""), Optional.of(new Attachment("photo", 7, "", 0, "")));
        refused(() -> send(outsider, GROUP, text("x")), 403, "CHAT_WRITE_FORBIDDEN");
        refused(() -> send(member, CHANNEL, text("x")), 403, "CHAT_SEND_PLAIN_FORBIDDEN");
        refused(() -> send(member, GROUP, photo), 403, "CHAT_SEND_PHOTOS_FORBIDDEN");
        refused(() -> send(member, GROUP, text(" ")), 400, "MESSAGE_EMPTY");
        refused(() -> send(member, GROUP, text("x".repeat(4097))), 400, "MESSAGE_TOO_LONG");
        refused(() -> send(member, new ChatId(5), text("x")), 400, "PEER_ID_INVALID");
        assertThat(send(member, GROUP, text("x")).content().text().text()).isEqualTo("x");
        assertThat(send(owner, GROUP, photo).content().media()).isPresent();
    }

    @Test
    void pinsAndLinksAreForAdministrators() {
        var wish = new LinkWish("n", Optional.empty(), 100_000, false);
        refused(() -> world.messages().pin(member, GROUP, 1), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.links().create(member, GROUP, wish), 400, "CHAT_ADMIN_REQUIRED");
        refused(() -> world.links().create(owner, GROUP, wish), 400, "USAGE_LIMIT_INVALID");
        refused(() -> world.links().look(owner, "nothing"), 400, "INVITE_HASH_INVALID");
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
                        var invited = invite(owner, GROUP, user).added();
                        invited.forEach(
                                each -> assertThat(added.add(each.value())).isTrue());
                    }
                    return null;
                }));
            }
            for (Future<?> task : tasks) task.get();
        }
        assertThat(added).hasSize(1025);
        assertThat(world.chats().full(owner, GROUP).chat().members()).isEqualTo(7 + 1025);
    }
}
