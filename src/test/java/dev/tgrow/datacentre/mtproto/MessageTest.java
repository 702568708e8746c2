package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.mtproto.ServerEvent.MessageRefused;
import dev.tgrow.datacentre.mtproto.ServerEvent.SaltRefused;
import dev.tgrow.datacentre.mtproto.ServerEvent.SessionCreated;
import dev.tgrow.datacentre.tl.TlGzip;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageTest {
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
    void everyCallOfAContainerIsAnsweredUnderItsOwnId() throws IOException {
        var calls = IntStream.range(0, 30)
                .mapToObj(i -> client.message(TestServer.say("word " + i), true))
                .toList();
        client.send(calls);
        for (int i = 29; i >= 0; i--) {
            var result = client.result(calls.get(i).id());
            assertThat(result.object().string("text")).isEqualTo("word " + i);
            assertThat(result.id() & 3).isEqualTo(1);
            assertThat(result.seqno() & 1).isEqualTo(1);
        }
        assertThat(stand.events(ServerEvent.CallReceived.class)).hasSize(30);
    }

    @Test
    void packedCallsAreReadInBothSpellings() throws IOException {
        var plain = TestServer.CODEC.encode(TestServer.say("packed"));
        var zlib = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(zlib)) {
            deflater.write(plain);
        }
        for (var packed : List.of(zlib.toByteArray(), TlGzip.pack(plain))) {
            var body = new TlWriter().int32(TlGzip.ID).bytes(packed).toBytes();
            var call = client.message(body, "say", true);
            client.send(call);
            assertThat(client.result(call.id()).object().string("text")).isEqualTo("packed");
        }
    }

    @Test
    void longAnswersArePackedIfThatMakesThemSmaller() throws IOException {
        var many = client.result(client.call(TlObject.of("count").with("to", 5000)));
        assertThat(many.packed()).isTrue();
        assertThat(many.value())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(5000)
                .endsWith(4999L);
        assertThat(client.result(client.call(TlObject.of("count").with("to", 50)))
                        .packed())
                .isFalse();
    }

    @Test
    void aNewSessionIsAnnouncedOnceWithItsFirstMessage() throws IOException {
        var calls = List.of(client.message(TestServer.say("a"), true), client.message(TestServer.say("b"), true));
        client.send(calls);
        var created = client.next("mt_new_session_created");
        assertThat(created.number("first_msg_id")).isEqualTo(calls.getFirst().id());
        assertThat(created.number("server_salt")).isEqualTo(client.key().salts().current());
        assertThat(client.echo("c")).isEqualTo("c");
        assertThat(stand.events(SessionCreated.class)).hasSize(1);
    }

    @Test
    void anExpiredSaltIsRefusedWithTheOneThatHolds() throws IOException {
        client.echo("x");
        stand.server().expireSalts();
        long call = client.call(TestServer.say("y"));
        var refused = client.next("mt_bad_server_salt");
        assertThat(refused.number("bad_msg_id")).isEqualTo(call);
        client.useSalt(refused.number("new_server_salt"));
        assertThat(client.echo("z")).isEqualTo("z");
        assertThat(stand.events(SaltRefused.class)).hasSize(1);
        assertThat(stand.calls("y")).isZero();
    }

    @Test
    void theSaltsOfTheFutureAreGoodAlready() throws IOException {
        long request = client.service(TlObject.of("mt_get_future_salts").with("num", 3));
        var salts = client.next("mt_future_salts");
        assertThat(salts.number("req_msg_id")).isEqualTo(request);
        assertThat(salts.objects("salts")).hasSize(3);
        client.useSalt(salts.objects("salts").getLast().number("salt"));
        assertThat(client.echo("x")).isEqualTo("x");
        client.service(TlObject.of("mt_get_future_salts").with("num", 3));
        assertThat(client.next("mt_future_salts").objects("salts")).isEqualTo(salts.objects("salts"));
    }

    @Test
    void idsThatAreFarFromTheServersTimeAreRefused() throws IOException {
        client.echo("x");
        var late = client.message(TestServer.say("late"), true);
        stand.moveClock(Duration.ofMinutes(6));
        client.send(late);
        assertThat(client.next("mt_bad_msg_notification").integer("error_code")).isEqualTo(16);
        var early = client.message(TestServer.say("early"), true);
        stand.moveClock(Duration.ZERO);
        client.send(early);
        assertThat(client.next("mt_bad_msg_notification").integer("error_code")).isEqualTo(17);
        assertThat(stand.events(MessageRefused.class))
                .extracting(MessageRefused::message)
                .containsExactly(late.id(), early.id());
    }

    @Test
    void messagesThatAreNumberedWronglyAreRefused() throws IOException {
        client.echo("x");
        assertThat(refusal(client.renumbered(client.message(TestServer.say("a"), true), client.nextId() | 1)))
                .isEqualTo(18);
        assertThat(refusal(client.message(TestServer.say("b"), false))).isEqualTo(35);
        var first = client.message(TestServer.say("c"), true);
        var second = client.message(TestServer.say("d"), true);
        var swapped = new Message(second.id(), first.seqno(), second.body());
        client.send(swapped);
        client.result(second.id());
        assertThat(refusal(new Message(first.id(), second.seqno(), first.body())))
                .isEqualTo(33);
        assertThat(refusal(new Message(client.nextId(), 1, first.body()))).isEqualTo(32);
        var inner = List.of(client.message(TestServer.say("e"), true));
        assertThat(refusal(Message.container(client.nextId(), 99, inner))).isEqualTo(34);
        assertThat(refusal(Message.container(second.id(), 98, inner))).isEqualTo(19);
        assertThat(refusal(new Message(
                        client.nextId(),
                        98,
                        new TlWriter().int32(0x73f1f8dc).int32(9).toBytes())))
                .isEqualTo(64);
        assertThat(List.of(stand.calls("a"), stand.calls("b"), stand.calls("c"), stand.calls("e")))
                .containsOnly(0L);
    }

    @Test
    void aMessageThatComesTwiceIsExecutedOnceAndAnsweredAgain() throws IOException {
        var call = client.message(TestServer.say("once"), true);
        client.send(call);
        var answer = client.result(call.id());
        client.send(call);
        assertThat(client.result(call.id())).isEqualTo(answer);
        assertThat(stand.calls("once")).isEqualTo(1);
    }

    @Test
    void whatIsNoCallByTheSchemaIsAnsweredWithAnError() throws IOException {
        var unknown = client.message(new TlWriter().int32(0x12345678).toBytes(), "say", true);
        client.send(unknown);
        assertThat(client.result(unknown.id()).object().string("error_message")).isEqualTo("INPUT_METHOD_INVALID");
        assertThat(stand.events(ServerEvent.Undecodable.class).getFirst().reason())
                .isEqualTo("layer 1 has no constructor #12345678");
    }

    private int refusal(Message message) throws IOException {
        client.send(message);
        var refusal = client.next("mt_bad_msg_notification");
        assertThat(refusal.number("bad_msg_id")).isEqualTo(message.id());
        return refusal.integer("error_code");
    }
}
