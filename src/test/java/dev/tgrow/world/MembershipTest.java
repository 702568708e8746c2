package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTest {
    private static final String YAML = """
            accounts:
              - {name: ann, id: 1, first_name: Ann, contacts: [ben]}
              - {name: ben, id: 2, first_name: Ben}
              - {name: cat, id: 3, first_name: Cat}
              - {name: mod, id: 4, first_name: Mod}
              - {name: spam, id: 5, first_name: Spam, peer_flood: true}
            people:
              {count: 1000, privacy: 0, premium_only: 0, not_mutual: 0, too_many_chats: 0, deleted: 0,
               special: [{id: 50, first_name: Shy, invite: privacy}, {id: 51, first_name: Posh, invite: premium}, {id: 52, deleted: true}]}
            chats:
              - {id: 10, title: Group, username: the_group, members: {first: 0, count: 100}, roles: {ann: creator, ben: member, mod: {role: admin, rights: [invite_users], powers: [ban_users], title: guard}, spam: admin}}
              - {id: 11, title: Channel, kind: channel, username: the_channel, members: {first: 0, count: 10}, roles: {ann: creator}}
              - {id: 12, title: Closed, roles: {ann: creator}}
              - {id: 13, title: Asked, username: the_asked, join_requests: true, roles: {ann: creator}}
              - {id: 14, title: Full, username: the_full, member_cap: 1, roles: {ann: creator}}
              - {id: 20, title: Old, kind: basic, roles: {ann: creator, ben: member, cat: member}}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(11);
    private static final ChatId OLD = new ChatId(-20);
    private static final UserId BEN = new UserId(2);
    private static final UserId CAT = new UserId(3);

    @TempDir
    Path directory;

    private Play play;
    private Members members;
    private Account ann;
    private Account ben;
    private Account cat;
    private Account mod;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        members = play.world().members();
        ann = play.account("ann");
        ben = play.account("ben");
        cat = play.account("cat");
        mod = play.account("mod");
    }

    @AfterEach
    void close() {
        play.close();
    }

    private static UserId person(long index) {
        return new UserId(100_000_000 + index);
    }

    private MemberStatus status(ChatId chat, UserId user) {
        return members.one(ann, chat, user).status();
    }

    private List<Long> ids(ChatId chat, MemberList list) {
        return members.list(ann, chat, MemberFilter.of(list), 0, 200).page().stream()
                .map(found -> found.user().id().value())
                .toList();
    }

    @Test
    void severalAreInvitedAtOnceAndSomeAreLeftOut() {
        var wanted = List.of(person(500), new UserId(50), person(3), new UserId(51), person(501), person(500));

        var invited = members.invite(ann, GROUP, wanted);

        assertThat(invited.added()).containsExactly(person(500), person(501));
        assertThat(invited.missing())
                .containsExactly(new Invited.Missing(new UserId(50), false), new Invited.Missing(new UserId(51), true));
        var told = play.newest(ben, GROUP);
        assertThat(told.id()).isEqualTo(invited.message().orElseThrow());
        assertThat(told.action()).hasValue(new Action.Added(List.of(100_000_500L, 100_000_501L)));
        assertThat(members.one(ben, GROUP, person(500)).by()).hasValue(1);
        assertThat(ids(GROUP, MemberList.RECENT)).startsWith(100_000_501L, 100_000_500L, 1L);
    }

    @Test
    void oneWhoCanNotBeAddedSpoilsTheWholeInvitation() {
        refused(() -> members.invite(ann, GROUP, List.of(person(500), new UserId(52))), "INPUT_USER_DEACTIVATED");
        assertThat(status(GROUP, person(500))).isEqualTo(MemberStatus.LEFT);
        refused(
                () -> members.invite(
                        ann,
                        GROUP,
                        LongStream.range(500, 701)
                                .mapToObj(MembershipTest::person)
                                .toList()),
                "USERS_TOO_MUCH");
        refused(() -> members.invite(play.account("spam"), GROUP, List.of(person(500))), "PEER_FLOOD");
        refused(() -> members.invite(ann, ChatId.ofSupergroup(14), List.of(person(500))), "USERS_TOO_MUCH");
    }

    @Test
    void publicChatsAreJoinedAndLeft() {
        members.join(cat, GROUP);

        assertThat(play.newest(ann, GROUP).action()).hasValue(new Action.Added(List.of(3L)));
        assertThat(members.one(ann, GROUP, CAT).joined()).hasValue(play.now());
        refused(() -> members.join(cat, GROUP), "USER_ALREADY_PARTICIPANT");
        refused(() -> members.join(cat, ChatId.ofSupergroup(12)), "CHANNEL_PRIVATE");
        refused(() -> members.join(cat, ChatId.ofSupergroup(13)), "INVITE_REQUEST_SENT");
        refused(() -> members.join(cat, ChatId.ofSupergroup(14)), "USERS_TOO_MUCH");
        members.leave(cat, GROUP);
        assertThat(play.newest(ann, GROUP).action()).hasValue(new Action.Removed(3));
        refused(() -> members.leave(cat, GROUP), "USER_NOT_PARTICIPANT");
        refused(() -> members.leave(ann, GROUP), "USER_CREATOR");
        members.join(cat, GROUP);
        assertThat(status(GROUP, CAT)).isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    void channelsTellNobodyWhoComes() {
        members.join(cat, CHANNEL);
        var invited = members.invite(ann, CHANNEL, List.of(person(500)));

        assertThat(invited.message()).isEmpty();
        assertThat(play.messages(cat, CHANNEL)).isEmpty();
        assertThat(play.world().chats().full(cat, CHANNEL).chat().members()).isEqualTo(13);
    }

    @Test
    void thoseWhoLeftComeBackAsContactsOnly() {
        members.leave(ben, GROUP);
        members.join(cat, GROUP);
        members.leave(cat, GROUP);
        play.world().outside().leaves(person(7), GROUP);
        play.reopen();
        members = play.world().members();

        refused(() -> members.invite(ann, GROUP, List.of(CAT)), 403, "USER_NOT_MUTUAL_CONTACT");
        refused(() -> members.invite(ann, GROUP, List.of(person(7))), 403, "USER_NOT_MUTUAL_CONTACT");
        assertThat(members.invite(ann, GROUP, List.of(BEN)).added()).containsExactly(BEN);
        assertThat(ids(GROUP, MemberList.RECENT)).hasSize(103).doesNotContain(100_000_007L);
    }

    @Test
    void theBannedAreRememberedUntilTheyAreForgiven() {
        members.give(mod, GROUP, BEN, Role.of(MemberStatus.BANNED));

        assertThat(ids(GROUP, MemberList.BANNED)).containsExactly(2L);
        assertThat(members.one(ann, GROUP, BEN).by()).hasValue(4);
        assertThat(play.world().chats().full(ann, GROUP).banned()).isEqualTo(1);
        assertThat(play.newest(ann, GROUP).action()).hasValue(new Action.Removed(2));
        refused(() -> play.messages(ben, GROUP), "CHANNEL_PRIVATE");
        refused(() -> members.join(ben, GROUP), "CHANNEL_PRIVATE");
        refused(() -> members.invite(ann, GROUP, List.of(BEN)), "USER_KICKED");
        members.give(mod, GROUP, BEN, Role.of(MemberStatus.MEMBER));
        assertThat(status(GROUP, BEN)).isEqualTo(MemberStatus.LEFT);
        members.join(ben, GROUP);
    }

    @Test
    void aBanEndsByItself() {
        members.give(
                mod, GROUP, BEN, Role.of(MemberStatus.BANNED).until(play.now().plusSeconds(60)));
        members.give(
                mod,
                GROUP,
                person(5),
                Role.of(MemberStatus.RESTRICTED).until(play.now().plusSeconds(90)));

        assertThat(play.world().nextDue()).hasValue(play.now().plusSeconds(60));
        play.pass(Duration.ofSeconds(61));
        members.join(ben, GROUP);
        assertThat(ids(GROUP, MemberList.RESTRICTED)).containsExactly(100_000_005L);
        play.pass(Duration.ofSeconds(30));
        assertThat(ids(GROUP, MemberList.RESTRICTED)).isEmpty();
        assertThat(status(GROUP, person(5))).isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    void theRestrictedStayAndDoLess() {
        members.give(mod, GROUP, BEN, Role.of(MemberStatus.RESTRICTED, Set.of(Right.SEND_TEXT)));

        assertThat(play.world().chats().open(ben, GROUP).self().rights()).containsExactly(Right.SEND_TEXT);
        assertThat(play.world().chats().full(ann, GROUP).restricted()).isEqualTo(1);
        play.send(ben, GROUP, "still here");
        members.leave(ben, GROUP);
        assertThat(status(GROUP, BEN)).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    void onlyTheCreatorMakesAdministratorsAndNobodyTouchesTheCreator() {
        var guard = new Role(
                MemberStatus.ADMINISTRATOR,
                Set.of(Right.PIN_MESSAGES),
                Set.of(Power.DELETE_MESSAGES),
                Optional.of("gardener"),
                Optional.empty());
        refused(() -> members.give(mod, GROUP, BEN, guard), "CHAT_ADMIN_REQUIRED");
        refused(() -> members.give(ben, GROUP, CAT, Role.of(MemberStatus.BANNED)), "CHAT_ADMIN_REQUIRED");
        refused(() -> members.give(mod, GROUP, new UserId(1), Role.of(MemberStatus.BANNED)), "USER_ADMIN_INVALID");
        refused(() -> members.give(mod, GROUP, new UserId(5), Role.of(MemberStatus.BANNED)), "USER_ADMIN_INVALID");
        refused(() -> members.give(ann, GROUP, CAT, guard), "USER_NOT_PARTICIPANT");
        refused(() -> members.give(ann, GROUP, new UserId(777), guard), "USER_ID_INVALID");

        members.give(ann, GROUP, person(33), guard);

        assertThat(ids(GROUP, MemberList.ADMINISTRATORS)).containsExactly(1L, 4L, 5L, 100_000_033L);
        assertThat(members.one(ben, GROUP, person(33)).role()).isEqualTo(guard);
        assertThat(members.one(ben, GROUP, new UserId(4)).role().title()).hasValue("guard");
        assertThat(ids(GROUP, MemberList.RECENT)).hasSize(104).doesNotHaveDuplicates();
        members.give(ann, GROUP, person(33), Role.of(MemberStatus.MEMBER));
        assertThat(ids(GROUP, MemberList.ADMINISTRATORS)).containsExactly(1L, 4L, 5L);
    }

    @Test
    void aBasicGroupIsOneListAndTellsWhoIsRemoved() {
        assertThat(ids(OLD, MemberList.RECENT)).containsExactly(1L, 2L, 3L);
        members.give(ann, OLD, CAT, Role.of(MemberStatus.LEFT));

        assertThat(play.newest(ben, OLD).action()).hasValue(new Action.Removed(3));
        refused(() -> play.world().chats().open(cat, OLD), "CHAT_ID_INVALID");
        members.leave(ann, OLD);
        assertThat(members.list(ben, OLD, MemberFilter.of(MemberList.RECENT), 0, 200)
                        .total())
                .isEqualTo(1);
    }

    @Test
    void membersAreFoundByTheBeginningsOfTheirNames() {
        var all = members.list(ann, GROUP, MemberFilter.of(MemberList.RECENT), 0, 200)
                .page();
        var name = all.get(20).user().firstName();
        var found = members.list(
                ann,
                GROUP,
                new MemberFilter(MemberList.RECENT, name.substring(0, 3).toUpperCase(Locale.ROOT)),
                0,
                200);

        assertThat(found.page()).contains(all.get(20)).hasSizeLessThan(60).hasSize(found.total());
        assertThat(members.list(ann, GROUP, new MemberFilter(MemberList.RECENT, "nobody is called so"), 0, 9)
                        .page())
                .isEmpty();
    }
}
