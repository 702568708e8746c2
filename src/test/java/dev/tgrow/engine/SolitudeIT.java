package dev.tgrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that the engine's tests do can reach anybody: the processes that load TDLib have no way out.
@OnEngine
class SolitudeIT {
    private static final String UNREACHABLE = "Network is unreachable";

    @TempDir
    private Path directory;

    static Stream<InetSocketAddress> outside() {
        var six = Files.exists(Path.of("/proc/self/net/if_inet6"));
        return Solitude.OUTSIDE.stream()
                .filter(address -> six || !address.contains(":"))
                .flatMap(address -> Stream.of(443, 80, 53).map(port -> new InetSocketAddress(address, port)));
    }

    @Test
    void theOnlyInterfaceIsTheLoopback() throws Exception {
        assertThat(Solitude.interfaces()).containsExactly(Solitude.LOOPBACK);
        assertThat(NetworkInterface.networkInterfaces())
                .extracting(NetworkInterface::getName)
                .containsExactly("lo");
    }

    @Test
    void noRouteLeadsAnywhereElse() throws Exception {
        assertThat(Solitude.routedInterfaces()).isSubsetOf(Solitude.LOOPBACK);
    }

    /// The kernel refuses at once; a packet that nobody answers would end as a time-out instead.
    @ParameterizedTest
    @MethodSource("outside")
    void aConnectionToTheOutsideIsRefusedByTheKernel(InetSocketAddress address) throws Exception {
        try (var socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(address, 30_000))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining(UNREACHABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("outside")
    void aDatagramToTheOutsideIsRefusedByTheKernel(InetSocketAddress address) throws Exception {
        try (var socket = new DatagramSocket()) {
            assertThatThrownBy(() -> socket.send(new DatagramPacket(new byte[1], 1, address)))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining(UNREACHABLE);
        }
    }

    @Test
    void namesAreNotLookedUp() {
        assertThatThrownBy(() -> InetAddress.getAllByName("www.example.com")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void theLoopbackWorks() throws Exception {
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, here);
                var client = new Socket(here, server.getLocalPort());
                var accepted = server.accept()) {
            client.getOutputStream().write(7);
            assertThat(accepted.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aChildIsInTheSameNamespace() throws Exception {
        var child = new ProcessBuilder("readlink", "/proc/self/ns/net").start();
        assertThat(child.inputReader().readLine()).isEqualTo(namespace("self"));
    }

    @Test
    void tgrowWithTheLibraryLoadedIsInTheSameNamespace(Engine engine) throws Exception {
        try (var tgrow = CommandLine.on(engine, directory).start("account", "login")) {
            tgrow.awaitThat("it loads the library", () -> Maps.of(tgrow.pid()).contain(engine.library()));
            assertThat(namespace(String.valueOf(tgrow.pid()))).isEqualTo(namespace("self"));
        }
    }

    private static String namespace(String process) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net")).toString();
    }
}
