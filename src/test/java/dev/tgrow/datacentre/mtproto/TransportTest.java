package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.mtproto.ServerEvent.ConnectionClosed;
import dev.tgrow.datacentre.mtproto.ServerEvent.ConnectionOpened;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {
    private TestServer stand;

    @BeforeEach
    void start() throws IOException {
        stand = new TestServer();
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INTERMEDIATE, true, obfuscated intermediate",
        "INTERMEDIATE, false, intermediate",
        "PADDED, true, obfuscated padded",
        "PADDED, false, padded",
        "ABRIDGED, true, obfuscated abridged",
        "ABRIDGED, false, abridged",
    })
    void aClientMakesAKeyAndCallsOverEachTransport(Framing framing, boolean obfuscated, String name)
            throws IOException {
        var wire = stand.wire(framing, obfuscated);
        var client = stand.client(wire, stand.exchange(wire).permanent());
        assertThat(client.echo("short")).isEqualTo("short");
        assertThat(client.echo("long".repeat(1000))).hasSize(4000);
        assertThat(stand.events(ConnectionOpened.class))
                .singleElement()
                .isEqualTo(new ConnectionOpened(1, "direct", "", name, obfuscated ? 2 : 0));
    }

    @Test
    void theProxyServesEveryTargetItself() throws IOException {
        var wire = stand.keep(TestWire.proxied(stand.server().ports().proxy(), ""));
        assertThat(stand.client(wire, stand.exchange(wire).permanent()).echo("x"))
                .isEqualTo("x");
        var other = stand.keep(TestWire.proxied(stand.server().ports().proxy(), "ann"));
        assertThat(stand.client(other, stand.exchange(other).permanent()).echo("y"))
                .isEqualTo("y");
        assertThat(stand.events(ConnectionOpened.class))
                .extracting(ConnectionOpened::via, ConnectionOpened::user)
                .containsExactly(tuple("149.154.175.50:443", ""), tuple("149.154.175.50:443", "ann"));
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aQuickAnswerSaysThatThePacketArrived(Framing framing) throws IOException {
        var wire = stand.wire(framing, true);
        var client = stand.client(wire, stand.exchange(wire).permanent());
        var call = client.message(TestServer.say("x"), true);
        var packet = Envelope.seal(
                client.key(), client.key().salts().current(), client.session(), call, Direction.FROM_CLIENT);
        wire.sendForQuickAck(packet);
        assertThat(client.result(call.id()).object().string("text")).isEqualTo("x");
        int token = Envelope.open(client.key(), packet, Direction.FROM_CLIENT)
                .orElseThrow()
                .quickAck();
        assertThat(wire.quickAcks()).containsExactly(token);
        assertThat(token).isNegative();
    }

    @Test
    void whatIsNoTransportIsCutOff() throws IOException {
        try (var socket = TestWire.connect(stand.server().ports().direct())) {
            socket.getOutputStream().write(new byte[64]);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (var socket = TestWire.connect(stand.server().ports().proxy())) {
            socket.getOutputStream().write(new byte[] {4, 1, 0, 80});
            assertThat(ended(() -> socket.getInputStream().read())).isTrue();
        }
        stand.server().close();
        assertThat(stand.events(ConnectionClosed.class))
                .extracting(ConnectionClosed::reason)
                .containsExactlyInAnyOrder("a transport that is none of MTProto's", "SOCKS version 4");
    }

    @Test
    void aPacketOfImpossibleLengthEndsTheConnection() throws IOException {
        var wire = stand.wire();
        wire.raw(new byte[] {0, 0, 0, 0x7f});
        assertThatThrownBy(wire::receive).isInstanceOfAny(EOFException.class, SocketException.class);
        assertThat(stand.events(ConnectionClosed.class).getFirst().reason()).isEqualTo("a packet of 2130706432 bytes");
    }

    @Test
    void closedPortsRefuseUntilTheyAreOpenedAgain() throws IOException {
        var client = stand.client();
        stand.server().closeListeners();
        assertThatThrownBy(stand::wire).isInstanceOf(IOException.class).hasMessageContaining("refused");
        assertThat(client.echo("still there")).isEqualTo("still there");
        stand.server().reopenListeners();
        client.moveTo(stand.wire());
        assertThat(client.echo("again")).isEqualTo("again");
    }

    @Test
    void aTakenPortIsNamed() {
        var ports = new MtServer.Ports(stand.server().ports().proxy(), 0);
        var setup = new MtServer.Setup(TestServer.CODEC, stand.key(), stand.keys(), TestServer::echo, _ -> {});
        assertThatThrownBy(() -> MtServer.start(setup, ports).close())
                .hasMessageStartingWith("port %d of the loopback interface".formatted(ports.proxy()));
    }

    /// A connection that is cut off ends in one of two ways, whichever packet comes first.
    private static boolean ended(Reading reading) throws IOException {
        try {
            return reading.read() == -1;
        } catch (SocketException _) {
            return true;
        }
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }
}
