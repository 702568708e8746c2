package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.link;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Adding people, and the links for those who can't be added.
interface InvitationContract extends ContractStage {
    @Test
    default void addsSomebodyOnce() throws InterruptedException {
        var target = chat("target_group").id();
        var user = user("free_user").id();
        var before = members(target).size();
        assertThat(alice().call(new Call.GetMember(target, user)).orThrow().status())
                .isEqualTo(MemberStatus.LEFT);

        assertThat(alice().call(new Call.AddMember(target, user)).orThrow().user())
                .isEqualTo(user);

        assertThat(alice().call(new Call.GetMember(target, user)).orThrow().status())
                .isEqualTo(MemberStatus.MEMBER);
        // Telegram says nothing of people who are there already.
        assertThat(alice().call(new Call.AddMember(target, user)).orThrow().user())
                .isEqualTo(user);
        assertThat(members(target)).hasSize(before + 1);
        assertThat(members(target)).extracting(member -> member.user().id()).containsOnlyOnce(user);
    }

    @Test
    default void leavesOutThoseWhoMayNotBeAdded() throws InterruptedException {
        var target = chat("target_group").id();

        assertThat(person(new Call.AddMember(target, user("priv_user").id()))).isEqualTo(Refusal.Person.PRIVACY);
        assertThat(person(new Call.AddMember(target, user("prem_user").id())))
                .isEqualTo(Refusal.Person.PREMIUM_REQUIRED);
        assertThat(person(new Call.AddMember(target, user("notmutual_user").id())))
                .isEqualTo(Refusal.Person.NOT_MUTUAL_CONTACT);
        assertThat(alice().call(new Call.GetMember(target, user("priv_user").id()))
                        .orThrow()
                        .status())
                .isEqualTo(MemberStatus.LEFT);
    }

    @Test
    default void addsNobodyWithoutTheRightTo() throws InterruptedException {
        var user = user("free_user").id();

        assertThat(place(new Call.AddMember(chat("news_channel").id(), user))).isEqualTo(Refusal.Place.NO_RIGHT);
        assertThat(place(new Call.AddMember(NO_CHAT, user))).isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void tellsALongFloodWaitAtOnceAndStopsAtPeerFlood() throws InterruptedException {
        var call =
                new Call.AddMember(chat("target_group").id(), user("flood_user").id());

        assertThat(refusal(call)).isEqualTo(new Refusal.FloodWait(Duration.ofMinutes(2)));
        assertThat(refusal(call)).isEqualTo(new Refusal.AccountLimited("PEER_FLOOD"));
    }

    @Test
    default void makesInviteLinksWhereWeMay() throws InterruptedException {
        assertThat(place(link(chat("source_group").id()))).isEqualTo(Refusal.Place.NO_RIGHT);

        var link = alice().call(link(chat("target_group").id())).orThrow();

        assertThat(link.url()).startsWith("https://t.me/+");
        assertThat(link.name()).isEqualTo("spring");
        var found =
                alice().call(new Call.ResolveChat(ChatRef.parse(link.url()))).orThrow();
        assertThat(found.username()).hasValue("target_group");
    }

    private static Call.CreateInviteLink link(ChatId chat) {
        return new Call.CreateInviteLink(chat, "spring", Optional.<Instant>empty(), 0, false);
    }

    @Test
    default void tellsWhySomebodyCantBeAdded() throws InterruptedException {
        var target = chat("target_group").id();
        var deleted = members(target).stream()
                .map(Member::user)
                .filter(user -> user.id().value() == 2012)
                .findFirst();

        assertThat(deleted).isPresent();
        assertThat(add(target, "toomany_user")).isEqualTo(Refusal.Person.TOO_MANY_GROUPS);
        assertThat(add(target, "removed_user")).isEqualTo(Refusal.Person.REMOVED);
        assertThat(person(new Call.AddMember(target, new UserId(2012)))).isEqualTo(Refusal.Person.DELETED);
        assertThat(add(chat("words_group").id(), "helper_test_bot")).isEqualTo(Refusal.Person.BOT);
    }

    @Test
    default void addsContactsWhoLetNobodyElse() throws InterruptedException {
        var target = chat("target_group").id();
        var friend = user("friend_user").id();

        assertThat(alice().call(new Call.AddMember(target, friend)).orThrow().user())
                .isEqualTo(friend);
        assertThat(alice().call(new Call.GetMember(target, friend)).orThrow().status())
                .isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    default void addsNobodyToAFullChat() throws InterruptedException {
        assertThat(place(new Call.AddMember(
                        chat("full_group").id(), user("next_user").id())))
                .isEqualTo(Refusal.Place.FULL);
    }

    @Test
    default void letsNoBotAddPeople() throws InterruptedException {
        var robot = as("robot");
        var group =
                robot.call(new Call.ResolveChat(ChatRef.parse("@source_group"))).orThrow();

        assertThat(robot.call(new Call.AddMember(group.id(), new UserId(2018))))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(Refusal.AccountUnable.class));
    }

    @Test
    default void waitsOutAShortFloodWaitByItself() throws InterruptedException {
        var user = user("short_user").id();

        assertThat(alice().call(new Call.AddMember(chat("target_group").id(), user))
                        .orThrow()
                        .user())
                .isEqualTo(user);
    }

    @Test
    default void addsSomebodyOnceThoughTheConnectionIsLost() throws InterruptedException {
        var target = chat("target_group").id();
        var user = user("shaky_user").id();

        assertThat(alice().call(new Call.AddMember(target, user)).orThrow().user())
                .isEqualTo(user);
        assertThat(members(target)).extracting(member -> member.user().id()).containsOnlyOnce(user);
    }

    @Test
    default void addsPeopleToABasicGroup() throws InterruptedException {
        var small = new ChatId(-7001);
        alice().call(new Call.ResolveChat(new ChatRef.ById(small))).orThrow();

        assertThat(alice().call(new Call.AddMember(small, user("next_user").id()))
                        .orThrow()
                        .user())
                .isEqualTo(new UserId(2018));
        assertThat(add(small, "next_user")).isEqualTo(Refusal.Person.ALREADY_MEMBER);
        assertThat(person(new Call.AddMember(small, user("priv_user").id()))).isEqualTo(Refusal.Person.PRIVACY);
        assertThat(alice().call(new Call.GetMember(small, new UserId(2018)))
                        .orThrow()
                        .status())
                .isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    default void makesLinksThatEndAndLinksThatAsk() throws InterruptedException {
        var target = chat("target_group").id();
        var end = Instant.now().plusSeconds(86_400);

        var ending = alice().call(new Call.CreateInviteLink(target, "autumn", Optional.of(end), 20, false))
                .orThrow();
        var asking = alice().call(new Call.CreateInviteLink(target, "winter", Optional.empty(), 0, true))
                .orThrow();

        assertThat(ending.joinRequests()).isFalse();
        assertThat(asking.joinRequests()).isTrue();
        assertThat(asking.name()).isEqualTo("winter");
        assertThat(asking.url()).isNotEqualTo(ending.url());
        assertThat(refusal(new Call.CreateInviteLink(target, "both", Optional.empty(), 20, true)))
                .isInstanceOf(Refusal.Unrecognised.class);
        assertThat(refusal(new Call.CreateInviteLink(target, "many", Optional.empty(), 1_000_000, false)))
                .isInstanceOf(Refusal.BadRequest.class);
    }

    private Refusal.Person add(ChatId chat, String username) throws InterruptedException {
        return person(new Call.AddMember(chat, user(username).id()));
    }
}
