package dev.tgrow.telegram;

import static dev.tgrow.telegram.ContractCalls.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who we are, and which chats there are.
interface ChatContract extends ContractStage {
    @Test
    default void knowsItsOwnAccount() throws InterruptedException {
        var me = alice().call(new Call.GetMe()).orThrow();

        assertThat(me.kind()).isEqualTo(User.Kind.PERSON);
        assertThat(alice().call(new Call.GetUser(me.id())).orThrow().id()).isEqualTo(me.id());
    }

    @Test
    default void provesThatTheSessionIsAlive() throws InterruptedException {
        assertThat(alice().call(new Call.CheckSession()).orThrow().roundTrip()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    default void findsAChatByNameAndThenById() throws InterruptedException {
        var group = chat("source_group");

        assertThat(group.kind()).isEqualTo(Chat.Kind.SUPERGROUP);
        assertThat(group.username()).hasValue("source_group");
        assertThat(group.self()).isEqualTo(MemberStatus.MEMBER);
        assertThat(group.may(Right.SEND_TEXT)).isTrue();
        assertThat(group.may(Right.MANAGE_INVITE_LINKS)).isFalse();
        assertThat(alice().call(new Call.ResolveChat(new ChatRef.ById(group.id())))
                        .orThrow()
                        .title())
                .isEqualTo(group.title());
    }

    @Test
    default void saysWhatKindOfChatItIsAndWhatWeMayDoThere() throws InterruptedException {
        var channel = chat("news_channel");
        assertThat(channel.kind()).isEqualTo(Chat.Kind.CHANNEL);
        assertThat(channel.rights()).doesNotContain(Right.SEND_TEXT, Right.INVITE_USERS);
        assertThat(chat("target_group").self().isAdministrator()).isTrue();
        assertThat(chat("target_group").rights())
                .contains(Right.SEND_TEXT, Right.INVITE_USERS, Right.PIN_MESSAGES, Right.MANAGE_INVITE_LINKS);
        assertThat(chat("readonly_group").may(Right.SEND_TEXT)).isFalse();
        assertThat(chat("slow_group").slowMode()).isTrue();
        assertThat(chat("source_group").slowMode()).isFalse();
    }

    @Test
    default void refusesChatsThatAreNotThere() throws InterruptedException {
        assertThat(place(new Call.ResolveChat(new ChatRef.ByUsername("no_such_name_here"))))
                .isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(new Call.ResolveChat(new ChatRef.ById(NO_CHAT)))).isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(new Call.ResolveChat(new ChatRef.ByInvite("NoSuchLinkAtAll1"))))
                .isEqualTo(Refusal.Place.INVITE_DEAD);
        assertThat(place(new Call.GetHistory(NO_CHAT, Optional.empty(), 10))).isEqualTo(Refusal.Place.NOT_FOUND);
        assertThat(place(text(NO_CHAT, "hello"))).isEqualTo(Refusal.Place.NOT_FOUND);
    }

    @Test
    default void looksAtAnInviteLinkWithoutJoining() throws InterruptedException {
        var call = new Call.ResolveChat(new ChatRef.ByInvite("AbCdEfGhIjKlMnOp"));

        assertThat(place(call)).isEqualTo(Refusal.Place.NOT_A_MEMBER);
        assertThat(place(call)).isEqualTo(Refusal.Place.NOT_A_MEMBER);
    }

    @Test
    default void knowsThatABotIsOne() throws InterruptedException {
        var robot = as("robot");

        assertThat(robot.call(new Call.GetMe()).orThrow().kind()).isEqualTo(User.Kind.BOT);
        assertThat(robot.call(new Call.CheckSession()).orThrow().roundTrip()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(robot.call(new Call.ResolveChat(ChatRef.parse("@source_group")))
                        .orThrow()
                        .self())
                .isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    default void findsAPersonByNameAsTheirPrivateChat() throws InterruptedException {
        var chat = chat("free_user");

        assertThat(chat.kind()).isEqualTo(Chat.Kind.PRIVATE);
        assertThat(chat.id().value()).isEqualTo(2005);
        assertThat(chat.title()).isEqualTo("Free Person");
    }

    @Test
    default void tellsWhatPeopleShowOfThemselves() throws InterruptedException {
        var free = user("free_user");
        var friend = user("friend_user");

        assertThat(free.firstName()).isEqualTo("Free");
        assertThat(free.lastName()).isEqualTo("Person");
        assertThat(free.username()).hasValue("free_user");
        assertThat(free.premium()).isTrue();
        assertThat(free.lastSeen()).isEqualTo(new LastSeen.WithinWeek());
        assertThat(free.phone()).isEmpty();
        assertThat(friend.phone()).hasValue("999770008");
        assertThat(user("helper_test_bot").kind()).isEqualTo(User.Kind.BOT);
    }

    @Test
    default void findsABasicGroupByIdWithItsMembers() throws InterruptedException {
        var id = new ChatId(-7001);
        var group = alice().call(new Call.ResolveChat(new ChatRef.ById(id))).orThrow();

        assertThat(group.kind()).isEqualTo(Chat.Kind.BASIC_GROUP);
        assertThat(group.self()).isEqualTo(MemberStatus.CREATOR);
        assertThat(group.title()).isEqualTo("Small");
        var members = members(id);
        assertThat(members)
                .hasSizeGreaterThanOrEqualTo(14)
                .anyMatch(member -> member.user().id().value() == 1002);
        assertThat(alice().call(new Call.GetChatDetails(id)).orThrow().memberCount())
                .isEqualTo(members.size());
    }

    @Test
    default void readsAPublicGroupThatItIsNotIn() throws InterruptedException {
        var abroad = chat("abroad_group");

        assertThat(abroad.self()).isEqualTo(MemberStatus.LEFT);
        assertThat(abroad.may(Right.SEND_TEXT)).isFalse();
        assertThat(members(abroad.id())).hasSize(41);
        assertThat(history(abroad.id())).hasSize(2);
    }

    @Test
    default void findsNothingInAGroupThatBannedIt() throws InterruptedException {
        switch (alice().call(new Call.ResolveChat(ChatRef.parse("@banished_group")))) {
            case Reply.Ok<Chat>(var chat) -> {
                assertThat(chat.self()).isEqualTo(MemberStatus.BANNED);
                assertThat(place(new Call.GetMembers(chat.id(), MemberList.RECENT, 0, 10)))
                        .isEqualTo(Refusal.Place.NOT_A_MEMBER);
                assertThat(place(text(chat.id(), "hello"))).isEqualTo(Refusal.Place.MAY_NOT_WRITE);
            }
            case Reply.Refused<Chat>(var reason) ->
                assertThat(reason)
                        .isInstanceOfSatisfying(
                                Refusal.ChatRefused.class,
                                refused -> assertThat(refused.why()).isEqualTo(Refusal.Place.NOT_A_MEMBER));
        }
    }
}
