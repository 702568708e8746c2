package dev.tgrow.datacentre.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Draft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice}
              - {name: bob, id: 1002, first_name: Bob}
            people:
              special: [{id: 2001, first_name: Mira, username: mira}]
            chats:
              - {id: 7001, title: Club, username: garden_club, members: [mira], roles: {alice: member}, posts: 3}
            """;
    private static final UserId MIRA = new UserId(2001);
    private static final ChatId CLUB = ChatId.ofSupergroup(7001);
    private static final ChatId ALICE = new ChatId(1001);

    @TempDir
    private Path directory;

    private final Logins logins = new Logins();
    private Server server;
    private Device alice;

    @BeforeEach
    void open() {
        server = Server.open(WORLD, directory, logins);
        alice = server.loggedIn(1, "alice");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Feed feed() {
        return server.centre().feed();
    }

    private long post(ChatId chat, String text) {
        return server.world().outside().posts(MIRA, chat, Draft.of(text));
    }

    private TlObject club() {
        var hash = server.centre().peers().hash(server.centre().account(alice), CLUB);
        return TlObject.of("inputChannel").with("channel_id", 7001L).with("access_hash", hash);
    }

    private TlObject channelDifference(int pts) throws InterruptedException {
        return server.askObject(
                alice,
                TlObject.of("updates.getChannelDifference")
                        .with("channel", club())
                        .with("pts", pts)
                        .with("limit", 100));
    }

    private TlObject difference(int pts, int date) throws InterruptedException {
        return server.askObject(
                alice,
                TlObject.of("updates.getDifference")
                        .with("pts", pts)
                        .with("date", date)
                        .with("qts", 0));
    }

    private static List<String> texts(TlObject answer) {
        return answer.objects("new_messages").stream()
                .map(message -> message.string("message"))
                .toList();
    }

    @Test
    void channelsAndAccountsAreCountedApart() {
        var club = feed().pts(CLUB);
        var own = feed().pts(1001);
        post(CLUB, "one");
        var two = post(CLUB, "two");
        post(ALICE, "for you");
        server.world().outside().deletes(MIRA, CLUB, List.of(two));
        assertThat(feed().pts(CLUB)).isEqualTo(club + 3);
        assertThat(feed().pts(1001)).isEqualTo(own + 1);
        assertThat(feed().pts(1002)).isEqualTo(own);
    }

    @Test
    void theNumbersHoldOverARestart() {
        post(CLUB, "one");
        post(ALICE, "for you");
        var club = feed().pts(CLUB);
        var own = feed().pts(1001);
        server.close();
        server = Server.open(WORLD, directory, logins);
        assertThat(feed().pts(CLUB)).isEqualTo(club);
        assertThat(feed().pts(1001)).isEqualTo(own);
    }

    @Test
    void whoMissedSomethingOfAChannelGetsJustThat() throws Exception {
        var first = post(CLUB, "one");
        var seen = feed().pts(CLUB);
        assertThat(channelDifference(seen).is("updates.channelDifferenceEmpty")).isTrue();
        post(CLUB, "two");
        server.world().outside().edits(MIRA, CLUB, first, Draft.of("one, mended"));
        var missed = channelDifference(seen);
        assertThat(missed.name()).isEqualTo("updates.channelDifference");
        assertThat(texts(missed)).containsExactly("two");
        assertThat(missed.objects("other_updates"))
                .extracting(TlObject::name)
                .containsExactly("updateEditChannelMessage");
        assertThat(missed.objects("users"))
                .extracting(user -> user.number("id"))
                .contains(2001L);
        assertThat(missed.objects("chats"))
                .extracting(chat -> chat.number("id"))
                .containsExactly(7001L);
        assertThat(missed.integer("pts")).isEqualTo(feed().pts(CLUB));
    }

    @Test
    void whoMissedTooMuchBeginsAnew() throws Exception {
        var seen = feed().pts(CLUB);
        for (int i = 0; i < 101; i++) post(CLUB, "number " + i);
        var answer = channelDifference(seen);
        assertThat(answer.name()).isEqualTo("updates.channelDifferenceTooLong");
        assertThat(answer.object("dialog").integer("pts")).isEqualTo(feed().pts(CLUB));
        assertThat(answer.objects("messages").getFirst().string("message")).isEqualTo("number 100");
    }

    @Test
    void theDifferenceHasPrivateMessagesAndNamesTheChannelsToAskAbout() throws Exception {
        var state = server.askObject(alice, TlObject.of("updates.getState"));
        assertThat(alice.isSubscribed()).isTrue();
        post(ALICE, "for you");
        post(CLUB, "for all");
        var missed = difference(state.integer("pts"), state.integer("date"));
        assertThat(texts(missed)).containsExactly("for you");
        assertThat(missed.objects("other_updates")).extracting(TlObject::name).containsExactly("updateChannelTooLong");
        assertThat(missed.object("state").integer("pts")).isEqualTo(feed().pts(1001));
    }

    @Test
    void aLongDifferenceComesInSlices() throws Exception {
        var seen = feed().pts(1001);
        for (int i = 0; i < 501; i++) post(ALICE, "number " + i);
        var slice = difference(seen, Integer.MAX_VALUE);
        assertThat(slice.name()).isEqualTo("updates.differenceSlice");
        assertThat(slice.objects("new_messages")).hasSize(500);
        var rest = difference(slice.object("intermediate_state").integer("pts"), Integer.MAX_VALUE);
        assertThat(texts(rest)).containsExactly("number 500");
    }

    @Test
    void whatHappensIsToldToThoseWhomItConcernsAlone() throws Exception {
        post(CLUB, "for the club");
        post(new ChatId(1002), "for bob");
        assertThat(server.told(2)).extracting(Server.Told::account).containsExactly(1001L, 1002L);
        assertThat(server.told(2).getFirst().updates().objects("updates"))
                .extracting(TlObject::name)
                .containsExactly("updateNewChannelMessage");
    }

    @Test
    void whoCausesSomethingHasItInTheAnswerAndIsNotToldAgain() throws Exception {
        var peer = TlObject.of("inputPeerChannel")
                .with("channel_id", 7001L)
                .with("access_hash", club().number("access_hash"));
        var answer = server.askObject(
                alice,
                TlObject.of("messages.sendMessage")
                        .with("peer", peer)
                        .with("message", "hello")
                        .with("random_id", 77L));
        assertThat(answer.objects("updates"))
                .extracting(TlObject::name)
                .containsExactly("updateMessageID", "updateNewChannelMessage");
        var told = server.told(1).getFirst();
        assertThat(told.account()).isEqualTo(1001);
        assertThat(told.except()).isEqualTo(1);
        assertThat(told.updates().objects("updates"))
                .extracting(TlObject::name)
                .containsExactly("updateNewChannelMessage");
    }
}
