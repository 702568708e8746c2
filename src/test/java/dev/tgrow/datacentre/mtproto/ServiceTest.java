package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.mtproto.ServerEvent.ConnectionClosed;
import dev.tgrow.datacentre.mtproto.ServerEvent.KeyDestroyed;
import dev.tgrow.datacentre.tl.TlObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private TestServer stand;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        stand = new TestServer();
        client = stand.client();
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @Test
    void pingsAreAnswered() throws IOException {
        long ping = client.service(TlObject.of("mt_ping").with("ping_id", 9L));
        var pong = client.next("mt_pong");
        assertThat(List.of(pong.number("msg_id"), pong.number("ping_id"))).isEqualTo(List.of(ping, 9L));
    }

    @Test
    void aClientThatAnnouncedToSpeakAndIsSilentIsCutOff() throws IOException {
        client.service(
                TlObject.of("mt_ping_delay_disconnect").with("ping_id", 9L).with("disconnect_delay", 1));
        client.next("mt_pong");
        assertThatThrownBy(() -> client.next("mt_pong")).isInstanceOf(IOException.class);
        assertThat(stand.events(ConnectionClosed.class))
                .singleElement()
                .extracting(ConnectionClosed::reason)
                .isEqualTo("silent for longer than it announced");
    }

    @Test
    void whatIsMeantForNobodyIsAcknowledgedAndNoMore() throws IOException {
        var wait = client.message(TlObject.of("mt_http_wait"), true);
        client.send(wait);
        assertThat(client.next("mt_msgs_ack").numbers("msg_ids")).containsExactly(wait.id());
        var strange = client.message(TlObject.of("mt_pong"), true);
        client.send(strange);
        assertThat(client.next("mt_msgs_ack").numbers("msg_ids")).containsExactly(strange.id());
        assertThat(stand.events(ServerEvent.Undecodable.class).getFirst().reason())
                .isEqualTo("mt_pong isn't for a server");
    }

    @Test
    void messagesAreSentAgainWhenTheyAreAskedFor() throws IOException {
        long call = client.call(TestServer.say("x"));
        var answer = client.result(call);
        client.acknowledge(answer.id());
        client.service(TlObject.of("mt_msg_resend_req").with("msg_ids", List.of(answer.id())));
        assertThat(client.result(call)).isEqualTo(answer);
        client.service(TlObject.of("mt_msg_resend_req").with("msg_ids", List.of(answer.id(), 5L)));
        assertThat(client.next("mt_msgs_state_info").bytes("info")).hasSize(2);
    }

    @Test
    void anAnswerThatIsNotWantedAnyMoreIsDropped() throws Exception {
        var running = new CountDownLatch(1);
        stand.answer((caller, call) -> {
            if (call.string("text").equals("slow")) {
                running.await();
            }
            return TestServer.echo(caller, call);
        });
        long slow = client.call(TestServer.say("slow"));
        assertThat(dropped(slow).name()).isEqualTo("mt_rpc_answer_dropped_running");
        running.countDown();
        assertThat(client.result(slow).is("mt_rpc_answer_dropped_running")).isTrue();

        long quick = client.call(TestServer.say("quick"));
        var answer = client.result(quick);
        var withdrawn = dropped(quick);
        assertThat(withdrawn.number("msg_id")).isEqualTo(answer.id());
        assertThat(dropped(quick).name()).isEqualTo("mt_rpc_answer_unknown");
        assertThat(dropped(77).name()).isEqualTo("mt_rpc_answer_unknown");
    }

    @Test
    void sessionsAreDestroyedByAnotherOfTheSameKey() throws IOException {
        client.echo("x");
        var other = stand.client(stand.wire(), client.key());
        assertThat(destroyed(other, client.session())).isEqualTo("mt_destroy_session_ok");
        assertThat(destroyed(other, client.session())).isEqualTo("mt_destroy_session_none");
        assertThat(destroyed(other, other.session())).isEqualTo("mt_destroy_session_none");
        client.echo("y");
        assertThat(stand.events(ServerEvent.SessionCreated.class)).hasSize(3);
    }

    @Test
    void aDestroyedKeyIsUnknownAtOnce() throws IOException {
        client.service(TlObject.of("mt_destroy_auth_key"));
        client.next("mt_destroy_auth_key_ok");
        assertThatThrownBy(() -> client.echo("x")).hasMessage("error -404 of the transport");
        assertThat(stand.events(KeyDestroyed.class))
                .containsExactly(new KeyDestroyed(1, client.key().id()));
    }

    private TlObject dropped(long call) throws IOException {
        var drop = client.message(TlObject.of("mt_rpc_drop_answer").with("req_msg_id", call), true);
        client.send(drop);
        return client.result(drop.id()).object();
    }

    private static String destroyed(TestClient by, long session) throws IOException {
        by.service(TlObject.of("mt_destroy_session").with("session_id", session));
        return by.next(each -> each.is("mt_destroy_session_ok") || each.is("mt_destroy_session_none"))
                .object()
                .name();
    }
}
