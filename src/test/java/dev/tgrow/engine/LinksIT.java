package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.LinkRequests.createLink;
import static dev.tgrow.engine.LinkRequests.join;
import static dev.tgrow.engine.LinkRequests.look;
import static dev.tgrow.engine.LinkRequests.message;
import static dev.tgrow.engine.LinkRequests.url;
import static dev.tgrow.engine.LinkRequests.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Invite links and those who come by them, as the TDLib of everybody concerned sees it.
@OnEngine
class LinksIT {
    private static final ChatId ASKING = ChatId.ofSupergroup(5001);
    private static final ChatId LINKED = ChatId.ofSupergroup(5002);
    private static final ChatId WAITING = ChatId.ofSupergroup(5008);
    private static final ChatId SMALL = new ChatId(-7001);
    private static final long ALICE = 1001;
    private static final long BOB = 1002;
    private static final long CAROL = 1003;

    @TempDir
    private Path directory;

    private Company company;
    private RawTdlib alice;
    private RawTdlib bob;

    @BeforeEach
    void meet(Engine engine) throws IOException, InterruptedException {
        company = Company.over("members.yaml", engine, directory);
        alice = company.of("alice");
        bob = company.of("bob");
    }

    @AfterEach
    void part() throws InterruptedException {
        company.close();
    }

    private JsonNode about(String request, ChatId chat, JsonNode link) throws InterruptedException {
        return good(alice.ask(
                json("{'@type':'%s','chat_id':%d,'invite_link':'%s','limit':10}", request, chat.value(), url(link))));
    }

    private JsonNode links(ChatId chat, boolean revoked) throws InterruptedException {
        return good(alice.ask(json(
                "{'@type':'getChatInviteLinks','chat_id':%d,'creator_user_id':1001,'is_revoked':%s,'limit':10}",
                chat.value(), revoked)));
    }

    private void awaitWaiting(ChatId chat, int count) throws InterruptedException {
        alice.awaitUpdate(
                "updateChatPendingJoinRequests",
                update -> update.path("chat_id").asLong() == chat.value()
                        && update.path("pending_join_requests")
                                        .path("total_count")
                                        .asInt(0)
                                == count);
    }

    private MemberStatus inWorld(ChatId chat, long user) {
        return company.centre()
                .world()
                .members()
                .one(company.centre().account("alice"), chat, new UserId(user))
                .status();
    }

    @Test
    void aLinkCountsThoseWhoComeByItAndEndsAtItsLimit() throws Exception {
        var link = createLink(alice, LINKED, ",'name':'spring','member_limit':1");
        var seen = good(look(bob, link));
        assertThat(seen.path("chat_id").asLong()).isZero();
        assertThat(seen.path("title").asString()).isEqualTo("Linked");
        assertThat(seen.path("member_count").asInt()).isEqualTo(1);
        assertThat(seen.path("creates_join_request").asBoolean()).isFalse();

        assertThat(good(join(bob, link)).path("id").asLong()).isEqualTo(LINKED.value());

        assertThat(message(join(bob, link))).isEqualTo("USER_ALREADY_PARTICIPANT");
        assertThat(message(look(company.of("carol"), link))).isEqualTo("INVITE_HASH_EXPIRED");
        assertThat(about("getChatInviteLink", LINKED, link).path("member_count").asInt())
                .isEqualTo(1);
        var members = about("getChatInviteLinkMembers", LINKED, link);
        assertThat(members.path("total_count").asInt()).isEqualTo(1);
        assertThat(users(members.path("members"))).containsExactly(BOB);
        assertThat(members.path("members").path(0).path("approver_user_id").asLong())
                .isZero();
        var told = alice.awaitUpdate(
                "updateNewMessage",
                update -> update.path("message").path("chat_id").asLong() == LINKED.value()
                        && update.path("message")
                                .path("content")
                                .path("@type")
                                .asString()
                                .equals("messageChatJoinByLink"));
        assertThat(told.path("message").path("sender_id").path("user_id").asLong())
                .isEqualTo(BOB);
    }

    @Test
    void aLinkIsEditedRevokedAndForgotten() throws Exception {
        var link = createLink(alice, LINKED, ",'name':'spring','member_limit':9");
        var edited = good(alice.ask(json(
                "{'@type':'editChatInviteLink','chat_id':%d,'invite_link':'%s','name':'summer','member_limit':5}",
                LINKED.value(), url(link))));
        assertThat(edited.path("name").asString()).isEqualTo("summer");
        assertThat(edited.path("member_limit").asInt()).isEqualTo(5);

        about("revokeChatInviteLink", LINKED, link);
        assertThat(message(look(bob, link))).isEqualTo("INVITE_HASH_EXPIRED");
        assertThat(links(LINKED, true).path("total_count").asInt()).isEqualTo(1);
        var counts = good(alice.ask(json("{'@type':'getChatInviteLinkCounts','chat_id':%d}", LINKED.value())))
                .path("invite_link_counts");
        assertThat(counts).hasSize(1);
        assertThat(counts.path(0).path("user_id").asLong()).isEqualTo(ALICE);
        assertThat(counts.path(0).path("revoked_invite_link_count").asInt()).isEqualTo(1);

        about("deleteRevokedChatInviteLink", LINKED, link);
        assertThat(links(LINKED, true).path("total_count").asInt()).isZero();
    }

    @Test
    void everyPrimaryLinkIsFollowedByAnother() throws Exception {
        var first = good(alice.ask(json("{'@type':'replacePrimaryChatInviteLink','chat_id':%d}", LINKED.value())));
        var second = good(alice.ask(json("{'@type':'replacePrimaryChatInviteLink','chat_id':%d}", LINKED.value())));

        assertThat(first.path("is_primary").asBoolean()).isTrue();
        assertThat(url(second)).isNotEqualTo(url(first));
        assertThat(message(look(bob, first))).isEqualTo("INVITE_HASH_EXPIRED");
        assertThat(good(look(bob, second)).path("title").asString()).isEqualTo("Linked");
        var full = good(alice.ask(json("{'@type':'getSupergroupFullInfo','supergroup_id':5002}")));
        assertThat(url(full.path("invite_link"))).isEqualTo(url(second));
    }

    @Test
    void pagesOfLinksFollowEachOther() throws Exception {
        for (int i = 0; i < 3; i++) createLink(alice, LINKED, ",'name':'n%d'".formatted(i));

        var page = links(LINKED, false).path("invite_links");
        var last = page.path(0);
        var next = good(alice.ask(json(
                        "{'@type':'getChatInviteLinks','chat_id':%d,'creator_user_id':1001,'offset_date':%d,"
                                + "'offset_invite_link':'%s','limit':1}",
                        LINKED.value(), last.path("date").asInt(), url(last))))
                .path("invite_links");

        assertThat(page).hasSize(3);
        assertThat(last.path("name").asString()).isEqualTo("n2");
        assertThat(next).hasSize(1);
        assertThat(next.path(0).path("name").asString()).isEqualTo("n1");
    }

    @Test
    void whoeverAsksIsCountedAndLetInOrNot() throws Exception {
        var carol = company.of("carol");
        var link = createLink(alice, ASKING, ",'name':'door','creates_join_request':true");
        assertThat(good(look(bob, link)).path("creates_join_request").asBoolean())
                .isTrue();

        assertThat(message(join(bob, link))).isEqualTo("INVITE_REQUEST_SENT");
        awaitWaiting(ASKING, 1);
        assertThat(message(join(carol, link))).isEqualTo("INVITE_REQUEST_SENT");
        awaitWaiting(ASKING, 2);
        assertThat(users(about("getChatJoinRequests", ASKING, link).path("requests")))
                .containsExactly(CAROL, BOB);
        var waiting = about("getChatInviteLink", ASKING, link);
        assertThat(waiting.path("pending_join_request_count").asInt()).isEqualTo(2);
        assertThat(waiting.path("member_count").asInt()).isZero();

        decide(ASKING, BOB, true);
        decide(ASKING, CAROL, false);

        awaitWaiting(ASKING, 0);
        assertThat(inWorld(ASKING, BOB)).isEqualTo(MemberStatus.MEMBER);
        assertThat(inWorld(ASKING, CAROL)).isEqualTo(MemberStatus.LEFT);
        var members = about("getChatInviteLinkMembers", ASKING, link);
        assertThat(users(members.path("members"))).containsExactly(BOB);
        assertThat(members.path("members").path(0).path("approver_user_id").asLong())
                .isEqualTo(ALICE);
        assertThat(about("getChatInviteLink", ASKING, link)
                        .path("pending_join_request_count")
                        .asInt())
                .isZero();
        bob.awaitUpdate("updateSupergroup", update -> {
            var group = update.path("supergroup");
            return group.path("id").asLong() == 5001
                    && group.path("status").path("@type").asString().equals("chatMemberStatusMember");
        });
    }

    private void decide(ChatId chat, long user, boolean approve) throws InterruptedException {
        good(alice.ask(json(
                "{'@type':'processChatJoinRequest','chat_id':%d,'user_id':%d,'approve':%s}",
                chat.value(), user, approve)));
    }

    @Test
    void allWhoAskAtAPublicGroupAreLetInAtOnce() throws Exception {
        for (RawTdlib td : List.of(bob, company.of("carol"))) {
            good(td.ask(json("{'@type':'searchPublicChat','username':'waiting_group'}")));
            assertThat(message(td.ask(json("{'@type':'joinChat','chat_id':%d}", WAITING.value()))))
                    .isEqualTo("INVITE_REQUEST_SENT");
        }
        awaitWaiting(WAITING, 2);

        good(alice.ask(json("{'@type':'processChatJoinRequests','chat_id':%d,'approve':true}", WAITING.value())));

        awaitWaiting(WAITING, 0);
        assertThat(inWorld(WAITING, BOB)).isEqualTo(MemberStatus.MEMBER);
        assertThat(inWorld(WAITING, CAROL)).isEqualTo(MemberStatus.MEMBER);
    }

    @Test
    void aBasicGroupIsJoinedByItsLinkToo() throws Exception {
        var carol = company.of("carol");
        var link = createLink(alice, SMALL, "");

        assertThat(good(look(carol, link)).path("type").path("@type").asString())
                .isEqualTo("inviteLinkChatTypeBasicGroup");
        assertThat(good(join(carol, link)).path("id").asLong()).isEqualTo(SMALL.value());

        assertThat(inWorld(SMALL, CAROL)).isEqualTo(MemberStatus.MEMBER);
        bob.awaitUpdate(
                "updateBasicGroup",
                update -> update.path("basic_group").path("member_count").asInt() == 6);
    }

    @Test
    void linksAreForThoseWhoMayInvite() throws Exception {
        assertThat(message(bob.ask(json("{'@type':'createChatInviteLink','chat_id':%d}", SMALL.value()))))
                .isEqualTo("Not enough rights to manage chat invite link");
        assertThat(company.centre().log().count("messages.exportChatInvite")).isZero();
    }
}
