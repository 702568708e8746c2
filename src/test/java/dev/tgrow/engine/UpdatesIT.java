package dev.tgrow.engine;

import static dev.tgrow.engine.RawTdlib.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.DataCentre;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Draft;
import dev.tgrow.world.Role;
import dev.tgrow.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// That a client that watches is told what happens, and learns later what it missed.
@OnEngine
class UpdatesIT {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, phone: "+999 66 0001"}
              - {name: bob, id: 1002, first_name: Bob, phone: "+999 66 0002"}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Club, username: garden_club, members: [mira], roles: {alice: member}, posts: 3}
              - {id: 7002, title: News, kind: channel, username: news, roles: {alice: member, mira: creator}, posts: 2}
              - {id: 7003, title: Allotment, kind: basic, members: [mira], roles: {alice: member}, posts: 2}
            """;
    private static final UserId MIRA = new UserId(2001);
    private static final ChatId CLUB = ChatId.ofSupergroup(7001);
    private static final ChatId NEWS = ChatId.ofSupergroup(7002);
    private static final ChatId ALLOTMENT = new ChatId(-7003);

    @TempDir
    private Path directory;

    private DataCentre centre;
    private RawTdlib alice;

    @BeforeEach
    void open(Engine engine) throws InterruptedException {
        centre = DataCentre.open(WORLD, directory.resolve("world"), engine.equipment());
        alice = start();
        alice.logIn("+999660001", "12345");
        loadChats();
    }

    @AfterEach
    void close() {
        alice.close();
        centre.close();
    }

    /// With a database, so that a client that starts again knows what it had seen.
    private RawTdlib start() throws InterruptedException {
        return RawTdlib.start(
                centre,
                directory.resolve("td"),
                Map.of("use_file_database", true, "use_chat_info_database", true, "use_message_database", true));
    }

    private void loadChats() throws InterruptedException {
        var list = request("loadChats").put("limit", 100);
        list.set("chat_list", request("chatListMain"));
        for (int i = 0; i < 10; i++) {
            if (alice.ask(list.deepCopy()).path("code").asInt(0) == 404) return;
        }
        throw new AssertionError("the chat list does not end");
    }

    private World world() {
        return centre.world();
    }

    private JsonNode awaitText(String text) throws InterruptedException {
        return alice.awaitUpdate(
                        "updateNewMessage",
                        update -> update.path("message")
                                .path("content")
                                .path("text")
                                .path("text")
                                .asString("")
                                .equals(text))
                .path("message");
    }

    @Test
    void aMessageIsToldAtOnceWhereverItIs() throws Exception {
        world().outside().posts(MIRA, CLUB, Draft.of("in the club"));
        world().outside().posts(MIRA, NEWS, Draft.of("in the news"));
        world().outside().posts(MIRA, ALLOTMENT, Draft.of("at the allotment"));
        world().outside().posts(MIRA, new ChatId(1001), Draft.of("to you alone"));

        var club = awaitText("in the club");
        assertThat(club.path("chat_id").asLong()).isEqualTo(CLUB.value());
        assertThat(club.path("sender_id").path("user_id").asLong()).isEqualTo(2001);
        var news = awaitText("in the news");
        assertThat(news.path("chat_id").asLong()).isEqualTo(NEWS.value());
        assertThat(news.path("is_channel_post").asBoolean()).isTrue();
        assertThat(awaitText("at the allotment").path("chat_id").asLong()).isEqualTo(ALLOTMENT.value());
        assertThat(awaitText("to you alone").path("chat_id").asLong()).isEqualTo(2001);
        // The numbers fit, so nobody had to ask what was missed.
        assertThat(centre.log().calls("updates.getDifference")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatChangesAMessageIsToldToo() throws Exception {
        var outside = world().outside();
        var first = outside.posts(MIRA, NEWS, Draft.of("first"));
        var second = outside.posts(MIRA, NEWS, Draft.of("second"));
        awaitText("second");

        outside.edits(MIRA, NEWS, first, Draft.of("first, mended"));
        var edited = alice.awaitUpdate("updateMessageContent");
        assertThat(edited.path("new_content").path("text").path("text").asString())
                .isEqualTo("first, mended");

        outside.views(NEWS, first, 4_210);
        alice.awaitUpdate(
                "updateMessageInteractionInfo",
                update -> update.path("interaction_info").path("view_count").asInt() == 4_210);

        outside.deletes(MIRA, NEWS, List.of(second));
        var deleted = alice.awaitUpdate(
                "updateDeleteMessages", update -> update.path("is_permanent").asBoolean());
        assertThat(deleted.path("message_ids").get(0).asLong()).isEqualTo(second << 20);
    }

    @Test
    void aChangedStandingIsToldToTheOneItConcerns() throws Exception {
        world().outside().gives(new UserId(1001), CLUB, Role.of(MemberStatus.ADMINISTRATOR));
        alice.awaitUpdate(
                "updateSupergroup",
                update -> update.path("supergroup")
                        .path("status")
                        .path("@type")
                        .asString("")
                        .equals("chatMemberStatusAdministrator"));
        world().outside().gives(new UserId(1001), CLUB, Role.of(MemberStatus.BANNED));
        alice.awaitUpdate(
                "updateSupergroup",
                update -> update.path("supergroup")
                        .path("status")
                        .path("@type")
                        .asString("")
                        .equals("chatMemberStatusBanned"));
    }

    @Test
    void whatHappenedWhileNobodyCouldConnectIsLearntAfterwards() throws Exception {
        try (var _ = centre.outage()) {
            world().outside().posts(MIRA, CLUB, Draft.of("missed in the club"));
            world().outside().posts(MIRA, new ChatId(1001), Draft.of("missed alone"));
        }
        awaitText("missed in the club");
        awaitText("missed alone");
    }

    @Test
    void aClientThatStartsAgainLearnsWhatItMissed() throws Exception {
        alice.close();
        world().outside().posts(MIRA, CLUB, Draft.of("missed in the club"));
        world().outside().posts(MIRA, ALLOTMENT, Draft.of("missed at the allotment"));
        world().outside().posts(MIRA, new ChatId(1001), Draft.of("missed alone"));
        alice = start();
        alice.awaitState("authorizationStateReady");
        awaitText("missed alone");
        awaitText("missed at the allotment");
        awaitText("missed in the club");
        assertThat(centre.log().count("auth.sendCode")).isEqualTo(1);
        assertThat(centre.log().count("updates.getDifference")).isPositive();
        assertThat(centre.log().count("updates.getChannelDifference")).isPositive();
    }

    @Test
    void whoMissedTooMuchOfAChannelBeginsAnew() throws Exception {
        alice.close();
        for (int i = 0; i < 150; i++) world().outside().posts(MIRA, CLUB, Draft.of("number " + i));
        alice = start();
        alice.awaitState("authorizationStateReady");
        awaitText("number 149");
    }
}
