package dev.tgrow.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Member lists and single members.
interface MemberContract extends ContractStage {
    @Test
    default void doesNotKnowPeopleItNeverMet() throws InterruptedException {
        var group = chat("source_group").id();

        assertThat(person(new Call.GetUser(STRANGER))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.GetMember(group, STRANGER))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.AddMember(chat("target_group").id(), STRANGER)))
                .isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.ResolveUser("no_such_name_here"))).isEqualTo(Refusal.Person.UNKNOWN);
        assertThat(person(new Call.ResolveUser("source_group"))).isEqualTo(Refusal.Person.UNKNOWN);
    }

    @Test
    default void pagesThroughAMemberListToItsEnd() throws InterruptedException {
        var group = chat("source_group");
        var members = members(group.id());
        var me = alice().call(new Call.GetMe()).orThrow();

        assertThat(members).hasSizeGreaterThan(2 * MemberPage.MAX_SIZE);
        assertThat(members)
                .extracting(member -> member.user().id())
                .doesNotHaveDuplicates()
                .contains(me.id());
        assertThat(members).allMatch(member -> member.status().isMember());
        assertThat(alice().call(new Call.GetChatDetails(group.id())).orThrow().memberCount())
                .isEqualTo(members.size());
    }

    @Test
    default void refusesAPageOfNobody() throws InterruptedException {
        var group = chat("source_group").id();

        assertThat(refusal(new Call.GetMembers(group, MemberList.RECENT, 0, 0))).isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(new Call.GetMembers(group, MemberList.RECENT, -1, 10)))
                .isInstanceOf(Refusal.BadRequest.class);
        assertThat(refusal(new Call.GetHistory(group, Optional.empty(), 0))).isInstanceOf(Refusal.BadRequest.class);
    }

    @Test
    default void endsAListAtItsCapWhileTheTotalGoesOn() throws InterruptedException {
        var chat = chat("capped_group").id();
        var first = alice().call(new Call.GetMembers(chat, MemberList.RECENT, 0, 200))
                .orThrow();
        var beyond = alice().call(new Call.GetMembers(chat, MemberList.RECENT, 400, 200))
                .orThrow();

        assertThat(members(chat)).hasSize(400);
        assertThat(first.total()).isGreaterThan(400);
        assertThat(beyond.total()).isEqualTo(first.total());
    }

    @Test
    default void hidesMembersFromOrdinaryOnes() throws InterruptedException {
        var chat = chat("hidden_group").id();
        var details = alice().call(new Call.GetChatDetails(chat)).orThrow();
        var page = alice().call(new Call.GetMembers(chat, MemberList.RECENT, 0, 200))
                .orThrow();

        assertThat(details.hiddenMembers()).isTrue();
        assertThat(details.canGetMembers()).isFalse();
        assertThat(page.total()).isLessThan(details.memberCount());
        assertThat(page.members())
                .isNotEmpty()
                .allMatch(member ->
                        member.status().isAdministrator() || member.user().kind() == User.Kind.BOT);
    }

    @Test
    default void showsTheListsOfAdministratorsToAdministratorsAlone() throws InterruptedException {
        var group = chat("source_group").id();

        assertThat(place(new Call.GetMembers(chat("news_channel").id(), MemberList.RECENT, 0, 200)))
                .isEqualTo(Refusal.Place.MEMBERS_HIDDEN);
        assertThat(place(new Call.GetMembers(group, MemberList.BANNED, 0, 200)))
                .isEqualTo(Refusal.Place.ADMINISTRATORS_ONLY);
        assertThat(place(new Call.GetMembers(group, MemberList.RESTRICTED, 0, 200)))
                .isEqualTo(Refusal.Place.ADMINISTRATORS_ONLY);
        assertThat(alice().call(new Call.GetMembers(group, MemberList.ADMINISTRATORS, 0, 200))
                        .orThrow()
                        .members())
                .isNotEmpty()
                .allMatch(member -> member.status().isAdministrator());
    }

    @Test
    default void showsAdministratorsWhomTheyKeepOut() throws InterruptedException {
        var target = chat("target_group").id();

        assertThat(list(target, MemberList.BANNED)).containsExactly(new UserId(2010));
        assertThat(list(target, MemberList.RESTRICTED)).containsExactly(new UserId(2019));
        assertThat(list(target, MemberList.ADMINISTRATORS))
                .containsExactlyInAnyOrder(new UserId(1001), new UserId(2007));
        assertThat(list(chat("our_channel").id(), MemberList.RECENT)).hasSize(51);
    }

    @Test
    default void listsBotsAndContactsAlone() throws InterruptedException {
        var group = chat("source_group").id();

        assertThat(alice().call(new Call.GetMembers(group, MemberList.BOTS, 0, 200))
                        .orThrow()
                        .members())
                .isNotEmpty()
                .allMatch(member -> member.user().kind() == User.Kind.BOT)
                .anyMatch(member -> member.user().id().value() == 2013);
        assertThat(list(group, MemberList.CONTACTS)).isEmpty();
    }

    @Test
    default void tellsTheStandingOfOnePerson() throws InterruptedException {
        var target = chat("target_group").id();

        assertThat(standing(target, "owner_user")).isEqualTo(MemberStatus.CREATOR);
        assertThat(standing(target, "alice_test")).isEqualTo(MemberStatus.ADMINISTRATOR);
        assertThat(standing(target, "here_user")).isEqualTo(MemberStatus.MEMBER);
        assertThat(standing(target, "removed_user")).isEqualTo(MemberStatus.BANNED);
        assertThat(standing(target, "late_user")).isEqualTo(MemberStatus.RESTRICTED);
        assertThat(standing(target, "next_user")).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    default void tellsWhenSomebodyJoined() throws InterruptedException {
        var target = chat("target_group").id();

        assertThat(member(target, "here_user").joined()).isPresent();
        assertThat(member(target, "removed_user").joined()).isEmpty();
        assertThat(member(target, "next_user").joined()).isEmpty();
    }

    @Test
    default void readsOnThroughTroubleAndLostConnections() throws InterruptedException {
        var group = chat("shaky_group").id();

        assertThat(members(group)).hasSize(451).doesNotHaveDuplicates();
        assertThat(history(group)).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    }

    private List<UserId> list(ChatId chat, MemberList list) throws InterruptedException {
        return alice().call(new Call.GetMembers(chat, list, 0, MemberPage.MAX_SIZE)).orThrow().members().stream()
                .map(member -> member.user().id())
                .toList();
    }

    private MemberStatus standing(ChatId chat, String username) throws InterruptedException {
        return member(chat, username).status();
    }

    private Member member(ChatId chat, String username) throws InterruptedException {
        return alice().call(new Call.GetMember(chat, user(username).id())).orThrow();
    }
}
