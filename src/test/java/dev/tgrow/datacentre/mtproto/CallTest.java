package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.datacentre.mtproto.ServerEvent.CallAnswered;
import dev.tgrow.datacentre.mtproto.ServerEvent.SessionCreated;
import dev.tgrow.datacentre.tl.TlObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTest {
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
    void theCallerIsKnownByWhatTheWrappingSaysAndByItsLogin() throws IOException {
        stand.answer((caller, call) -> {
            caller.logIn(caller.account().orElse(40) + 1);
            return TestServer.said("%d %d %s %s"
                    .formatted(
                            caller.layer(),
                            caller.dc(),
                            caller.account(),
                            caller.client().orElseThrow()));
        });
        var wrapped = TlObject.of("invokeWithLayer")
                .with("layer", 223)
                .with(
                        "query",
                        TlObject.of("initConnection")
                                .with("api_id", 5)
                                .with("device_model", "phone")
                                .with("app_version", "1.2")
                                .with("system_lang_code", "de")
                                .with("query", TestServer.say("x")));
        long call = client.call(wrapped);
        var said = client.result(call).object().string("text");
        var info = "ClientInfo[apiId=5, device=phone, version=1.2, systemLanguage=de]";
        assertThat(said).isEqualTo("223 2 OptionalLong[41] " + info);
        assertThat(client.echo("y")).isEqualTo("223 2 OptionalLong[42] " + info);
        assertThat(stand.events(CallAnswered.class).getFirst().call()).isEqualTo(TestServer.say("x"));
    }

    @Test
    void errorsAreAnsweredAsTheyAre() throws IOException {
        stand.answer((_, _) -> new Answer.RpcError(420, "FLOOD_WAIT_30"));
        var error = client.result(client.call(TestServer.say("x"))).object();
        assertThat(error.integer("error_code")).isEqualTo(420);
        assertThat(error.string("error_message")).isEqualTo("FLOOD_WAIT_30");
    }

    @Test
    void aCallDroppedBeforeItCameWasNeverReceived() throws IOException {
        stand.answer((_, call) -> stand.calls(call.string("text")) == 1 ? new Answer.DropBefore() : said(call));
        var call = client.message(TestServer.say("x"), true);
        client.send(call);
        assertThatThrownBy(() -> client.result(call.id())).isInstanceOf(IOException.class);
        client.moveTo(stand.wire());
        // 2: not received, though messages before and after it were.
        assertThat(state(call.id())).isEqualTo(2);
        var again = client.message(TestServer.say("x"), true);
        client.send(again);
        assertThat(client.result(again.id()).object().string("text")).isEqualTo("x");
        assertThat(stand.events(SessionCreated.class)).hasSize(1);
    }

    @Test
    void aClientThatWasToldThatItsCallCameIsToldAgainWhenItIsDropped() throws Exception {
        var dropped = new CountDownLatch(1);
        stand.answer((_, _) -> {
            dropped.await();
            return new Answer.DropBefore();
        });
        long call = client.call(TestServer.say("x"));
        assertThat(state(call) & 7).isEqualTo(4);
        dropped.countDown();
        assertThatThrownBy(() -> client.result(call)).isInstanceOf(IOException.class);
        stand.answer(TestServer::echo);
        client.moveTo(stand.wire());
        client.service(TlObject.of("mt_ping").with("ping_id", 1L));
        var news = client.next("mt_msgs_all_info");
        assertThat(news.numbers("msg_ids")).containsExactly(call);
        assertThat(news.bytes("info")).containsExactly(1);
    }

    @Test
    void anAnswerLostOnItsWayComesAtTheNextConnection() throws IOException {
        stand.answer((_, call) -> new Answer.DropAfter(said(call).value()));
        long call = client.call(TestServer.say("x"));
        assertThatThrownBy(() -> client.result(call)).isInstanceOf(IOException.class);
        client.moveTo(stand.wire());
        assertThat(state(call)).isEqualTo(4 | 32 | 64);
        var answer = client.result(call);
        assertThat(answer.object().string("text")).isEqualTo("x");
        client.moveTo(stand.wire());
        client.acknowledge(answer.id());
        assertThat(client.result(call)).isEqualTo(answer);
        client.moveTo(stand.wire());
        stand.answer(TestServer::echo);
        assertThat(client.echo("y")).isEqualTo("y");
        assertThat(stand.calls("x")).isEqualTo(1);
    }

    @Test
    void aLostSessionIsANewOneForTheServer() throws IOException {
        stand.answer((_, call) -> new Answer.Lost(said(call).value()));
        long call = client.call(TestServer.say("x"));
        assertThatThrownBy(() -> client.result(call)).isInstanceOf(IOException.class);
        client.moveTo(stand.wire());
        long asked = client.service(TlObject.of("mt_msgs_state_req").with("msg_ids", List.of(call)));
        // What the server said of the first session may have gone with its connection.
        client.next(each -> each.is("mt_new_session_created") && each.object().number("first_msg_id") == asked);
        assertThat(client.next("mt_msgs_state_info").bytes("info")[0] & 7).isLessThan(4);
        assertThat(stand.events(SessionCreated.class)).hasSize(2);
    }

    @Test
    void aCallThatHangsIsAcknowledgedAndHoldsUpNoOther() throws IOException {
        stand.answer((_, call) -> call.string("text").equals("hang") ? new Answer.Hang() : said(call));
        long call = client.call(TestServer.say("hang"));
        assertThat(client.next("mt_msgs_ack").numbers("msg_ids")).containsExactly(call);
        assertThat(client.echo("y")).isEqualTo("y");
        assertThat(state(call)).isEqualTo(4 | 32);
    }

    @Test
    void callsThatFollowOthersWaitForThemAndShareTheirFate() throws Exception {
        var released = new CountDownLatch(1);
        stand.answer((_, call) -> switch (call.string("text")) {
            case "slow" -> {
                released.await();
                yield said(call);
            }
            case "bad" -> new Answer.RpcError(400, "PEER_ID_INVALID");
            default -> said(call);
        });
        long slow = client.call(TestServer.say("slow"));
        long after =
                client.call(TlObject.of("invokeAfterMsg").with("msg_id", slow).with("query", TestServer.say("a")));
        assertThat(client.echo("other")).isEqualTo("other");
        assertThat(stand.calls("a")).isZero();
        released.countDown();
        assertThat(client.result(after).object().string("text")).isEqualTo("a");

        long bad = client.call(TestServer.say("bad"));
        var both = List.of(slow, bad);
        long last =
                client.call(TlObject.of("invokeAfterMsgs").with("msg_ids", both).with("query", TestServer.say("b")));
        assertThat(client.result(last).object().string("error_message")).isEqualTo("MSG_WAIT_FAILED");
    }

    @Test
    void whatTheApiCannotDoIsAFaultThatTheTestSees() throws IOException {
        stand.answer((_, call) -> switch (call.string("text")) {
            case "wrong type" -> new Answer.Result(List.of());
            default -> throw new IllegalStateException("no answer");
        });
        for (var text : List.of("wrong type", "other")) {
            var error = client.result(client.call(TestServer.say(text))).object();
            assertThat(error.string("error_message")).isEqualTo("SERVER_IS_BROKEN");
        }
        assertThat(stand.brokenOnPurpose())
                .extracting(each -> each.cause().getMessage())
                .containsExactly("say.result is a TlObject, not a ListN", "no answer");
    }

    private static Answer.Result said(TlObject call) {
        return TestServer.said(call.string("text"));
    }

    private int state(long message) throws IOException {
        client.service(TlObject.of("mt_msgs_state_req").with("msg_ids", List.of(message)));
        return client.next("mt_msgs_state_info").bytes("info")[0];
    }
}
