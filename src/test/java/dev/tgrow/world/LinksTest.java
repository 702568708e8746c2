package dev.tgrow.world;

import static dev.tgrow.world.Play.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static final String YAML = """
            accounts:
              - {name: ann, id: 1, first_name: Ann}
              - {name: ben, id: 2, first_name: Ben}
              - {name: cat, id: 3, first_name: Cat}
              - {name: dan, id: 4, first_name: Dan}
            people: {count: 50, special: [{id: 9, first_name: Crowded, username: crowded, invite: USER_CHANNELS_TOO_MUCH}]}
            chats:
              - {id: 10, title: Group, invite: TheFirstLink, members: {first: 0, count: 10}, roles: {ann: creator, dan: {role: admin, rights: [invite_users]}}}
              - {id: 11, title: Other, invite: TheOtherLink, join_requests: true, roles: {ann: creator}}
              - {id: 12, title: Door, join_requests: true, invite: TheDoorLink, roles: {ann: creator}, requests: [ben, crowded, cat]}
            """;
    private static final ChatId GROUP = ChatId.ofSupergroup(10);
    private static final ChatId OTHER = ChatId.ofSupergroup(11);
    private static final UserId BEN = new UserId(2);
    private static final UserId CAT = new UserId(3);

    @TempDir
    Path directory;

    private Play play;
    private InviteLinks links;
    private Account ann;
    private Account ben;
    private Account cat;

    @BeforeEach
    void open() {
        play = new Play(directory, YAML);
        links = play.world().links();
        ann = play.account("ann");
        ben = play.account("ben");
        cat = play.account("cat");
    }

    @AfterEach
    void close() {
        play.close();
    }

    private static LinkWish wish(String name, int limit, boolean requests) {
        return new LinkWish(name, Optional.empty(), limit, requests);
    }

    @Test
    void aChatBeginsWithItsCreatorsPermanentLink() {
        var link = links.permanent(ann, GROUP);

        assertThat(link.hash()).isEqualTo("TheFirstLink");
        assertThat(link.permanent()).isTrue();
        assertThat(play.world().chats().full(ann, GROUP).link()).hasValue(link);
        assertThat(play.world().chats().full(play.account("dan"), GROUP).link()).isEmpty();
        assertThat(links.permanent(play.account("dan"), GROUP).hash()).isNotEqualTo(link.hash());
        assertThat(links.look(ben, "TheOtherLink").link().joinRequests()).isTrue();
    }

    @Test
    void whoeverJoinsByALinkIsCountedThere() {
        var link = links.create(ann, GROUP, wish("spring", 2, false));
        play.pass(Duration.ofMinutes(1));

        assertThat(links.look(ben, link.hash()).chat().self().status()).isEqualTo(MemberStatus.LEFT);
        assertThat(links.join(ben, link.hash()).self().status()).isEqualTo(MemberStatus.MEMBER);

        assertThat(links.get(ann, GROUP, link.hash()).used()).isEqualTo(1);
        assertThat(links.importers(ann, GROUP, link.hash()))
                .containsExactly(new Importer(BEN, link.hash(), play.now(), OptionalLong.empty()));
        assertThat(play.newest(ann, GROUP).action()).hasValue(new Action.JoinedByLink(1));
        assertThat(play.newest(ben, GROUP).outgoing()).isTrue();
        refused(() -> links.join(ben, link.hash()), "USER_ALREADY_PARTICIPANT");
        links.join(cat, link.hash());
        play.world().members().leave(cat, GROUP);
        refused(() -> links.join(cat, link.hash()), "INVITE_HASH_EXPIRED");
        assertThat(links.look(ben, link.hash()).link().used()).isEqualTo(2);
    }

    @Test
    void linksEndByTimeAndByHand() {
        var end = play.now().plus(Duration.ofHours(1));
        var timed = links.create(ann, GROUP, new LinkWish("hour", Optional.of(end), 0, false));
        var named = links.create(ann, GROUP, wish("named", 0, false));
        play.pass(Duration.ofHours(1));

        refused(() -> links.look(ben, timed.hash()), "INVITE_HASH_EXPIRED");
        assertThat(links.edit(ann, GROUP, timed.hash(), wish("day", 7, false)).name())
                .isEqualTo("day");
        links.join(ben, timed.hash());
        assertThat(links.revoke(ann, GROUP, named.hash())).hasSize(1).allMatch(Link::revoked);
        refused(() -> links.join(cat, named.hash()), "INVITE_HASH_EXPIRED");
        refused(() -> links.edit(ann, GROUP, named.hash(), wish("x", 0, false)), "INVITE_HASH_EXPIRED");
        assertThat(links.list(ann, GROUP, new UserId(1), true))
                .extracting(Link::hash)
                .containsExactly(named.hash());
        assertThat(links.list(ann, GROUP, new UserId(1), false))
                .extracting(Link::hash)
                .containsExactly(timed.hash(), "TheFirstLink");
        links.delete(ann, GROUP, named.hash());
        assertThat(links.list(ann, GROUP, new UserId(1), true)).isEmpty();
        refused(() -> links.delete(ann, GROUP, timed.hash()), "INVITE_REVOKED_MISSING");
        refused(() -> links.look(ben, named.hash()), "INVITE_HASH_INVALID");
    }

    @Test
    void aRevokedPermanentLinkIsFollowedByAnother() {
        var both = links.revoke(ann, GROUP, "TheFirstLink");

        assertThat(both).extracting(Link::revoked).containsExactly(true, false);
        assertThat(both).allMatch(Link::permanent);
        assertThat(links.permanent(ann, GROUP)).isEqualTo(both.getLast());
        refused(() -> links.join(ben, "TheFirstLink"), "INVITE_HASH_EXPIRED");
        refused(() -> links.edit(ann, GROUP, both.getLast().hash(), wish("x", 0, false)), "CHAT_INVITE_PERMANENT");
    }

    @Test
    void administratorsDecideOnThoseWhoAsk() {
        refused(() -> links.join(ben, "TheOtherLink"), "INVITE_REQUEST_SENT");
        play.pass(Duration.ofSeconds(1));
        refused(() -> links.join(cat, "TheOtherLink"), "INVITE_REQUEST_SENT");
        refused(() -> links.join(cat, "TheOtherLink"), "INVITE_REQUEST_SENT");

        assertThat(links.requests(ann, OTHER, Optional.empty()))
                .extracting(Importer::user)
                .containsExactly(CAT, BEN);
        assertThat(links.requests(ann, OTHER, Optional.of("none"))).isEmpty();
        assertThat(play.world().chats().full(ann, OTHER).requests()).isEqualTo(2);
        assertThat(links.get(ann, OTHER, "TheOtherLink").requested()).isEqualTo(2);
        links.decide(ann, OTHER, BEN, true);
        links.decide(ann, OTHER, CAT, false);

        assertThat(play.newest(ben, OTHER).action()).hasValue(new Action.JoinedByRequest());
        assertThat(play.newest(ben, OTHER).from()).hasValue(2);
        assertThat(links.importers(ann, OTHER, "TheOtherLink"))
                .singleElement()
                .satisfies(importer -> assertThat(importer.approvedBy()).hasValue(1));
        assertThat(links.get(ann, OTHER, "TheOtherLink").requested()).isZero();
        refused(() -> links.decide(ann, OTHER, CAT, true), "HIDE_REQUESTER_MISSING");
        refused(() -> links.requests(ben, OTHER, Optional.empty()), "CHAT_ADMIN_REQUIRED");
    }

    @Test
    void allWhoAskAreLetInAtOnce() {
        var outside = play.world().outside();
        for (int i = 20; i < 25; i++) outside.asks(new UserId(100_000_000 + i), OTHER, Optional.of("TheOtherLink"));
        outside.asks(new UserId(100_000_030), OTHER, Optional.empty());

        links.decideAll(ann, OTHER, Optional.of("TheOtherLink"), true);

        assertThat(play.world().chats().open(ann, OTHER).members()).isEqualTo(6);
        assertThat(links.requests(ann, OTHER, Optional.empty())).hasSize(1);
        links.decideAll(ann, OTHER, Optional.empty(), false);
        assertThat(play.world().chats().full(ann, OTHER).requests()).isZero();
    }

    @Test
    void theBannedFindNoWayIn() {
        play.world().members().give(ann, GROUP, BEN, Role.of(MemberStatus.BANNED));

        refused(() -> links.join(ben, "TheFirstLink"), "INVITE_HASH_EXPIRED");
        refused(() -> links.join(ben, "NoSuchLink"), "INVITE_HASH_INVALID");
    }

    @Test
    void limitsOfLinksAreChecked() {
        var past = Optional.of(play.now().minusSeconds(1));

        refused(() -> links.create(ann, GROUP, wish("x", 100_000, false)), "USAGE_LIMIT_INVALID");
        refused(() -> links.create(ann, GROUP, new LinkWish("x", past, 0, false)), "EXPIRE_DATE_INVALID");
        refused(() -> links.get(ann, GROUP, "TheOtherLink"), "INVITE_HASH_EXPIRED");
        assertThat(List.of(
                        links.create(ann, GROUP, wish("a", 0, false)), links.create(ann, GROUP, wish("b", 0, false))))
                .extracting(Link::hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void aWorldBeginsWithThoseWhoWait() {
        var door = ChatId.ofSupergroup(12);
        var crowded = new UserId(9);

        var waiting = links.requests(ann, door, Optional.of("TheDoorLink"));

        assertThat(waiting).extracting(Importer::user).containsExactly(CAT, crowded, BEN);
        assertThat(waiting).extracting(Importer::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(waiting).allMatch(importer -> importer.date().isBefore(play.now()));
        assertThat(links.get(ann, door, "TheDoorLink").requested()).isEqualTo(3);
        links.decide(ann, door, BEN, true);
        refused(() -> links.decide(ann, door, crowded, true), 403, "USER_CHANNELS_TOO_MUCH");
        play.reopen();
        assertThat(play.world().links().requests(ann, door, Optional.empty()))
                .extracting(Importer::user)
                .containsExactly(CAT, crowded);
    }
}
