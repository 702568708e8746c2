package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.MemberRequests.add;
import static dev.tgrow.engine.MemberRequests.full;
import static dev.tgrow.engine.MemberRequests.give;
import static dev.tgrow.engine.MemberRequests.list;
import static dev.tgrow.engine.MemberRequests.meet;
import static dev.tgrow.engine.MemberRequests.member;
import static dev.tgrow.engine.MemberRequests.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who comes into chats and goes, who is kept out and who may do what, as the TDLib of each of those people sees it.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersIT {
    private static final ChatId STRICT = ChatId.ofSupergroup(5003);
    private static final ChatId OPEN = ChatId.ofSupergroup(5005);
    private static final ChatId SLOW = ChatId.ofSupergroup(5006);
    private static final ChatId CHANNEL = ChatId.ofSupergroup(6001);
    private static final ChatId SMALL = new ChatId(-7001);
    private static final long BOB = 1002;
    private static final long ANN = 2001;
    private static final long BEN = 2002;
    private static final long CORA = 2003;
    private static final long DORA = 2004;

    private Company company;
    private RawTdlib alice;
    private RawTdlib bob;

    @BeforeAll
    void meetPeople(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.over("members.yaml", engine, directory);
        alice = company.of("alice");
        bob = company.of("bob");
        for (String name : List.of("ann_ash", "ben_beech", "cora_cedar", "dora_doum", "bob_brown")) meet(alice, name);
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    private MemberStatus inWorld(ChatId chat, long user) {
        return company.centre()
                .world()
                .members()
                .one(company.centre().account("alice"), chat, new UserId(user))
                .status();
    }

    /// Alice gives Bob a status, and he learns of it.
    private void giveBob(ChatId chat, String status, String seen) throws InterruptedException {
        // He may have had the same one before.
        bob.forget();
        good(give(alice, chat, BOB, status));
        bob.awaitUpdate("updateSupergroup", update -> {
            var group = update.path("supergroup");
            return group.path("id").asLong() == chat.supergroupId()
                    && group.path("status").path("@type").asString().equals(seen);
        });
    }

    @Test
    void severalAreAddedAtOnceAndThoseWhoMayNotBeAreNamed() throws InterruptedException {
        var failed = good(add(alice, OPEN, ANN, BEN, CORA, DORA)).path("failed_to_add_members");

        assertThat(failed).hasSize(2);
        assertThat(failed.path(0).path("user_id").asLong()).isEqualTo(BEN);
        assertThat(failed.path(0).path("premium_would_allow_invite").asBoolean())
                .isFalse();
        assertThat(failed.path(1).path("user_id").asLong()).isEqualTo(CORA);
        assertThat(failed.path(1).path("premium_would_allow_invite").asBoolean())
                .isTrue();
        assertThat(list(alice, OPEN, "Recent")).contains(ANN, DORA).doesNotContain(BEN, CORA);
        assertThat(inWorld(OPEN, ANN)).isEqualTo(MemberStatus.MEMBER);
        assertThat(inWorld(OPEN, BEN)).isEqualTo(MemberStatus.LEFT);
        var told = alice.awaitUpdate("updateNewMessage", update -> isAbout(update, OPEN, "messageChatAddMembers"));
        assertThat(told.path("message").path("content").path("member_user_ids")).hasSize(2);
    }

    private static boolean isAbout(JsonNode update, ChatId chat, String content) {
        var message = update.path("message");
        return message.path("chat_id").asLong() == chat.value()
                && message.path("content").path("@type").asString().equals(content);
    }

    @Test
    void whoeverComesAndGoesByThemselvesIsSeen() throws InterruptedException {
        meet(bob, "open_group");
        good(bob.ask(json("{'@type':'joinChat','chat_id':%d}", OPEN.value())));

        alice.awaitUpdate(
                "updateNewMessage",
                update -> isAbout(update, OPEN, "messageChatAddMembers")
                        && update.path("message")
                                        .path("sender_id")
                                        .path("user_id")
                                        .asLong()
                                == BOB);
        assertThat(status(alice, OPEN, BOB)).isEqualTo("chatMemberStatusMember");

        good(bob.ask(json("{'@type':'leaveChat','chat_id':%d}", OPEN.value())));
        alice.awaitUpdate("updateNewMessage", update -> isAbout(update, OPEN, "messageChatDeleteMember"));
        assertThat(status(alice, OPEN, BOB)).isEqualTo("chatMemberStatusLeft");
        assertThat(status(bob, OPEN, BOB)).isEqualTo("chatMemberStatusLeft");
        assertThat(inWorld(OPEN, BOB)).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    void somebodyIsRestrictedBannedAndForgiven() throws InterruptedException {
        meet(alice, "strict_group");
        var photosAlone = "{'@type':'chatMemberStatusRestricted','is_member':true,"
                + "'permissions':{'@type':'chatPermissions','can_send_photos':true}}";
        giveBob(STRICT, photosAlone, "chatMemberStatusRestricted");
        var permissions = member(alice, STRICT, BOB).path("status").path("permissions");
        assertThat(permissions.path("can_send_photos").asBoolean()).isTrue();
        assertThat(permissions.path("can_send_basic_messages").asBoolean()).isFalse();
        assertThat(list(alice, STRICT, "Restricted")).containsExactly(BOB);

        giveBob(STRICT, "{'@type':'chatMemberStatusBanned'}", "chatMemberStatusBanned");
        assertThat(list(alice, STRICT, "Banned")).containsExactly(BOB);
        assertThat(full(alice, STRICT).path("banned_count").asInt()).isEqualTo(1);
        assertThat(add(alice, STRICT, BOB).path("message").asString()).isEqualTo("USER_KICKED");

        good(give(alice, STRICT, BOB, "{'@type':'chatMemberStatusLeft'}"));
        assertThat(list(alice, STRICT, "Banned")).isEmpty();
        assertThat(status(alice, STRICT, BOB)).isEqualTo("chatMemberStatusLeft");
        assertThat(inWorld(STRICT, BOB)).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    void anAdministratorHasTheRightsThatTheyAreGiven() throws InterruptedException {
        var herald = "{'@type':'chatMemberStatusAdministrator','rights':"
                + "{'@type':'chatAdministratorRights','can_post_messages':true,'can_invite_users':true}}";
        giveBob(CHANNEL, herald, "chatMemberStatusAdministrator");
        var rights = member(alice, CHANNEL, BOB).path("status").path("rights");
        assertThat(rights.path("can_post_messages").asBoolean()).isTrue();
        assertThat(rights.path("can_invite_users").asBoolean()).isTrue();
        assertThat(rights.path("can_restrict_members").asBoolean()).isFalse();
        assertThat(list(bob, CHANNEL, "Administrators")).containsExactlyInAnyOrder(1001L, BOB);
        assertThat(full(bob, CHANNEL).path("administrator_count").asInt()).isEqualTo(2);

        giveBob(CHANNEL, "{'@type':'chatMemberStatusMember'}", "chatMemberStatusMember");
        assertThat(bob.ask(json("{'@type':'getSupergroupMembers','supergroup_id':6001,'limit':200}"))
                        .path("message")
                        .asString())
                .isEqualTo("Member list is inaccessible");
    }

    @Test
    void administratorsAreToldMoreOfAChatThanMembers() throws InterruptedException {
        meet(alice, "slow_group");
        meet(bob, "slow_group");
        var known = full(alice, SLOW);
        var seen = full(bob, SLOW);

        assertThat(known.path("member_count").asInt()).isEqualTo(33);
        assertThat(known.path("banned_count").asInt()).isEqualTo(1);
        assertThat(known.path("restricted_count").asInt()).isEqualTo(1);
        assertThat(known.path("can_get_members").asBoolean()).isTrue();
        assertThat(known.path("has_hidden_members").asBoolean()).isTrue();
        assertThat(known.path("slow_mode_delay").asInt()).isEqualTo(30);
        assertThat(seen.path("member_count").asInt()).isEqualTo(33);
        assertThat(seen.path("banned_count").asInt()).isZero();
        assertThat(seen.path("can_get_members").asBoolean()).isFalse();
        assertThat(seen.path("outgoing_paid_message_star_count").asLong()).isEqualTo(3);
        assertThat(list(bob, SLOW, "Recent")).containsExactly(1001L);
    }

    @Test
    void membersOfABasicGroupAreKnownToAllOfThem() throws InterruptedException {
        assertThat(smallGroup(bob)).doesNotContain(DORA);

        good(add(alice, SMALL, DORA));
        assertThat(smallGroup(alice)).contains(DORA);
        bob.awaitUpdate(
                "updateBasicGroupFullInfo",
                update -> StreamSupport.stream(
                                update.path("basic_group_full_info")
                                        .path("members")
                                        .spliterator(),
                                false)
                        .anyMatch(member ->
                                member.path("member_id").path("user_id").asLong() == DORA));
        assertThat(smallGroup(bob)).contains(DORA);

        good(give(alice, SMALL, DORA, "{'@type':'chatMemberStatusLeft'}"));
        assertThat(smallGroup(alice)).doesNotContain(DORA);
        assertThat(inWorld(SMALL, DORA)).isEqualTo(MemberStatus.LEFT);
    }

    private static List<Long> smallGroup(RawTdlib td) throws InterruptedException {
        var full = good(td.ask(json("{'@type':'getBasicGroupFullInfo','basic_group_id':7001}")));
        return StreamSupport.stream(full.path("members").spliterator(), false)
                .map(member -> member.path("member_id").path("user_id").asLong())
                .toList();
    }
}
