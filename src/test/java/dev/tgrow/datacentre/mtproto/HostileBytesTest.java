package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a client sends, the server goes on serving the others, and every thread ends.
class HostileBytesTest {
    private static final int ROUNDS = 150;
    private static final List<Framing> FRAMINGS = List.of(Framing.values());

    private final Random random = new Random(11);

    @Test
    void noiseInPlaceOfAnything() throws IOException {
        try (var stand = new TestServer()) {
            var honest = stand.client();
            for (int round = 0; round < ROUNDS; round++) {
                boolean proxy = round % 3 == 0;
                int port = proxy
                        ? stand.server().ports().proxy()
                        : stand.server().ports().direct();
                try (var socket = TestWire.connect(port)) {
                    socket.getOutputStream().write(start(round, proxy));
                    socket.getOutputStream().write(bytes(random.nextInt(400)));
                } catch (SocketException _) {
                    // The server may cut the connection off before all is written.
                }
            }
            assertThat(honest.echo("still served")).isEqualTo("still served");
            stand.server().close();
            assertThat(stand.server().threads()).isZero();
        }
    }

    @Test
    void changedPacketsOfKeyExchangesAndSessions() throws IOException {
        try (var stand = new TestServer()) {
            var honest = stand.client();
            var hostile = stand.client(stand.wire(), honest.key());
            for (int round = 0; round < ROUNDS; round++) {
                try (var wire = stand.wire(FRAMINGS.get(round % 3), round % 2 == 0)) {
                    wire.send(round % 2 == 0 ? changed(plain()) : changed(sealed(hostile, body(round))));
                    wire.send(bytes(4 * random.nextInt(50)));
                } catch (SocketException _) {
                    // As above.
                }
            }
            assertThat(honest.echo("still served")).isEqualTo("still served");
        }
    }

    @Test
    void messagesOfAnyKindInsideASession() throws IOException {
        try (var stand = new TestServer()) {
            var hostile = stand.client();
            for (int round = 0; round < 4 * ROUNDS; round++) {
                var message = hostile.message(body(round), "say", random.nextBoolean());
                hostile.send(
                        random.nextInt(5) == 0 ? Message.container(hostile.nextId(), 0, List.of(message)) : message);
                if (round % 20 == 19) {
                    hostile.moveTo(stand.wire());
                }
            }
            var honest = stand.client();
            assertThat(honest.echo("still served")).isEqualTo("still served");
        }
    }

    private static byte[] start(int round, boolean proxy) {
        if (proxy) {
            return new byte[] {5, 1, 0};
        }
        byte tag = FRAMINGS.get(round % 3).tag();
        return tag == Framing.ABRIDGED.tag() ? new byte[] {tag} : new byte[] {tag, tag, tag, tag};
    }

    private byte[] plain() {
        var query = TestServer.CODEC.encode(TlObject.of("mt_req_pq_multi").with("nonce", new byte[16]));
        return new TlWriter().int64(0).int64(4).int32(query.length).raw(query).toBytes();
    }

    private static byte[] sealed(TestClient client, byte[] body) {
        var message = client.message(body, "say", true);
        return Envelope.seal(
                client.key(), client.key().salts().current(), client.session(), message, Direction.FROM_CLIENT);
    }

    /// A call or a service message, whole or damaged. Those that end the session or the key for good are left out.
    private byte[] body(int round) {
        var ids = List.of(random.nextLong(), 4L * round, -1L);
        var objects = new ArrayList<TlObject>();
        objects.add(TestServer.say("x"));
        objects.add(TlObject.of("invokeAfterMsgs").with("msg_ids", ids).with("query", TestServer.say("y")));
        objects.add(TlObject.of("mt_msgs_ack").with("msg_ids", ids));
        objects.add(TlObject.of("mt_msgs_state_req").with("msg_ids", ids));
        objects.add(TlObject.of("mt_msg_resend_req").with("msg_ids", ids));
        objects.add(TlObject.of("mt_rpc_drop_answer").with("req_msg_id", random.nextLong()));
        objects.add(TlObject.of("mt_get_future_salts").with("num", random.nextInt()));
        objects.add(TlObject.of("auth.bindTempAuthKey").with("encrypted_message", bytes(random.nextInt(200))));
        var body = TestServer.CODEC.encode(objects.get(random.nextInt(objects.size())));
        return random.nextInt(3) == 0 ? changed(body) : body;
    }

    private byte[] changed(byte[] whole) {
        int words = 1 + random.nextInt(whole.length / 4);
        var bytes = Arrays.copyOf(whole, random.nextInt(3) == 0 ? 4 * words : whole.length);
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
