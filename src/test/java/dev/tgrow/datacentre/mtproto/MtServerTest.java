package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.mtproto.ServerEvent.Pushed;
import dev.tgrow.datacentre.mtproto.ServerEvent.SessionCreated;
import dev.tgrow.datacentre.tl.TlObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MtServerTest {
    private static final TlObject UPDATES = TlObject.of("updatesTooLong");

    private TestServer stand;

    @BeforeEach
    void start() throws IOException {
        stand = new TestServer();
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @Test
    void keysLoginsAndSessionsSurviveARestart() throws IOException {
        var client = watching(5);
        long kept = keptAnswer(client);
        stand.server().restart();
        client.moveTo(stand.wire());
        stand.answer((caller, _) -> TestServer.said(caller.account().toString()));
        assertThat(client.echo("y")).isEqualTo("OptionalLong[5]");
        assertThat(client.result(kept).object().string("text")).isEqualTo("kept");
        assertThat(stand.events(SessionCreated.class)).hasSize(1);
    }

    @Test
    void aServerThatForgetsItsSessionsKeepsTheKeys() throws IOException {
        var client = watching(5);
        stand.server().forgetSessions();
        client.moveTo(stand.wire());
        assertThat(client.echo("y")).isEqualTo("y");
        assertThat(stand.events(SessionCreated.class)).hasSize(2);
        assertThat(stand.server().forgetKeys()).isEqualTo(1);
        client.moveTo(stand.wire());
        assertThatThrownBy(() -> client.echo("z")).hasMessage("error -404 of the transport");
    }

    @Test
    void aCallUnderWayAtARestartWasNeverReceived() throws Exception {
        var client = stand.client();
        var begun = new CountDownLatch(1);
        stand.answer((_, _) -> {
            begun.countDown();
            Thread.sleep(60_000);
            return TestServer.said("too late");
        });
        long call = client.call(TestServer.say("x"));
        begun.await();
        stand.server().restart();
        stand.answer(TestServer::echo);
        client.moveTo(stand.wire());
        client.service(TlObject.of("mt_msgs_state_req").with("msg_ids", List.of(call)));
        assertThat(client.next("mt_msgs_state_info").bytes("info")).containsExactly(2);
        assertThat(stand.events(ServerEvent.CallAbandoned.class)).hasSize(1);
        assertThat(client.echo("x")).isEqualTo("x");
    }

    @Test
    void noThreadOutlivesTheServer() throws Exception {
        var begun = new CountDownLatch(2);
        stand.answer((_, _) -> {
            begun.countDown();
            Thread.sleep(60_000);
            return TestServer.said("too late");
        });
        stand.client().call(TestServer.say("x"));
        stand.client().call(TestServer.say("y"));
        begun.await();
        stand.wire();
        assertThat(stand.server().threads()).isGreaterThan(6);
        stand.server().close();
        assertThat(stand.server().threads()).isZero();
    }

    @Test
    void updatesGoToTheSessionsOfTheAccountThatWantThem() throws IOException {
        var watching = watching(5);
        var second = watching(5);
        var other = watching(6);
        var silent = stand.client();
        silent.echo("x");
        stand.server().push(5, UPDATES);
        watching.next("updatesTooLong");
        second.next("updatesTooLong");
        assertThat(stand.events(Pushed.class))
                .extracting(Pushed::session)
                .containsExactlyInAnyOrder(watching.session(), second.session())
                .doesNotContain(other.session(), silent.session());
    }

    @Test
    void whoCausedUpdatesIsNotSentThem() throws IOException {
        var first = watching(5);
        var second = watching(5);
        stand.answer((caller, call) -> {
            stand.server().pushToOthers(caller, UPDATES);
            return TestServer.echo(caller, call);
        });
        first.echo("x");
        second.next("updatesTooLong");
        assertThat(stand.events(Pushed.class)).extracting(Pushed::session).containsExactly(second.session());
    }

    @Test
    void aSessionThatWantsNoUpdatesGetsNone() throws IOException {
        var client = watching(5);
        var quiet = TlObject.of("invokeWithoutUpdates").with("query", TestServer.say("x"));
        client.call(quiet);
        client.echo("y");
        stand.server().push(5, UPDATES);
        assertThat(stand.events(Pushed.class)).isEmpty();
    }

    @Test
    void aKeyWithoutALoginCanBeToldThatThePhoneSaidYes() throws IOException {
        var client = stand.client();
        client.echo("x");
        stand.server().pushToKey(client.key().id(), UPDATES);
        client.next("updatesTooLong");
    }

    @Test
    void updatesMissedBetweenTwoConnectionsComeLater() throws IOException {
        var client = watching(5);
        stand.server().dropConnections();
        stand.server().push(5, UPDATES);
        client.moveTo(stand.wire());
        client.service(TlObject.of("mt_ping").with("ping_id", 1L));
        client.next("updatesTooLong");
    }

    @Test
    void whoMissesTooManyUpdatesIsToldSoAndKeepsItsAnswers() throws IOException {
        var news = TlObject.of("echo").with("text", "news");
        var client = watching(5);
        long kept = keptAnswer(client);
        stand.answer(TestServer::echo);
        for (int i = 0; i < Session.KEPT + 100; i++) {
            stand.server().push(5, news);
        }
        client.moveTo(stand.wire());
        assertThat(client.echo("y")).isEqualTo("y");
        assertThat(client.result(kept).object().string("text")).isEqualTo("kept");
        client.next("updatesTooLong");
        assertThat(stand.events(SessionCreated.class)).hasSize(1);
        assertThat(stand.events(Pushed.class)).hasSize(Session.KEPT);
        stand.server().push(5, news);
        assertThat(stand.events(Pushed.class)).hasSize(Session.KEPT + 1);
    }

    @Test
    void aRevokedLoginIsRefusedUntilTheNextOne() throws IOException {
        var client = watching(5);
        assertThat(stand.server().revoke(5, "SESSION_REVOKED")).isEqualTo(1);
        assertThat(stand.server().revoke(5, "SESSION_REVOKED")).isZero();
        var error = client.result(client.call(TestServer.say("x"))).object();
        assertThat(error.integer("error_code")).isEqualTo(401);
        assertThat(error.string("error_message")).isEqualTo("SESSION_REVOKED");
        assertThat(stand.calls("x")).isEqualTo(1);
    }

    @Test
    void everyConnectionCanBeBrokenAtOnce() throws IOException {
        var client = watching(5);
        watching(6);
        assertThat(stand.server().dropConnections()).isEqualTo(2);
        assertThatThrownBy(() -> client.echo("x")).isInstanceOf(IOException.class);
        assertThat(stand.server().dropConnections()).isZero();
    }

    /// A client whose session gets the account's updates.
    private TestClient watching(long account) throws IOException {
        var client = stand.client();
        stand.answer((caller, call) -> {
            caller.logIn(account);
            caller.subscribe();
            return TestServer.echo(caller, call);
        });
        client.echo("login");
        stand.answer(TestServer::echo);
        return client;
    }

    /// A call whose answer waits for the next connection.
    private long keptAnswer(TestClient client) throws IOException {
        stand.answer((_, _) -> new Answer.DropAfter(TestServer.said("kept").value()));
        long call = client.call(TestServer.say("x"));
        assertThatThrownBy(() -> client.result(call)).isInstanceOf(IOException.class);
        return call;
    }
}
