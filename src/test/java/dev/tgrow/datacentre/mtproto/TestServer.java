package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// A server over a scripted API, with what happened at it, its clock in the test's hands, and clients for it.
///
/// Closing it fails if the server found a fault in itself.
final class TestServer implements AutoCloseable {
    static final TlCodec CODEC = new TlCodec(TlSchema.of(1, definitions()));

    private static final ServerKey KEY = ServerKey.generate();

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final InstantSource time = () -> Instant.now().plus(offset.get());
    private final AtomicReference<Rpc> rpc = new AtomicReference<>(TestServer::echo);
    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final List<TestWire> wires = new ArrayList<>();
    private final AuthKeys keys = new AuthKeys(time);
    private final MtServer server;

    TestServer() throws IOException {
        var setup =
                new MtServer.Setup(CODEC, KEY, keys, (caller, call) -> rpc.get().answer(caller, call), events::add);
        server = MtServer.start(setup, MtServer.Ports.ANY);
    }

    /// Answers `say` with its text and `count` with as many numbers.
    static Answer echo(Caller caller, TlObject call) {
        return switch (call.name()) {
            case "say" -> said(call.string("text"));
            case "count" ->
                new Answer.Result(
                        LongStream.range(0, call.integer("to")).boxed().toList());
            default -> new Answer.RpcError(400, "METHOD_NOT_IMPLEMENTED");
        };
    }

    static Answer.Result said(String text) {
        return new Answer.Result(TlObject.of("echo").with("text", text));
    }

    static TlObject say(String text) {
        return TlObject.of("say").with("text", text);
    }

    MtServer server() {
        return server;
    }

    ServerKey key() {
        return KEY;
    }

    AuthKeys keys() {
        return keys;
    }

    void answer(Rpc with) {
        rpc.set(with);
    }

    void moveClock(Duration by) {
        offset.set(by);
    }

    /// What happened so far, of one kind.
    <T extends ServerEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// How often a call with this text was given to the API.
    long calls(String text) {
        return events(ServerEvent.CallReceived.class).stream()
                .filter(each -> each.call().optionalString("text").equals(Optional.of(text)))
                .count();
    }

    /// The faults of the server that the test provoked, which don't count when it closes.
    List<ServerEvent.Broken> brokenOnPurpose() {
        var broken = events(ServerEvent.Broken.class);
        events.removeAll(broken);
        return broken;
    }

    TestWire wire() throws IOException {
        return wire(Framing.INTERMEDIATE, true);
    }

    TestWire wire(Framing framing, boolean obfuscated) throws IOException {
        return keep(TestWire.direct(server.ports().direct(), framing, obfuscated, 2));
    }

    TestWire keep(TestWire wire) {
        wires.add(wire);
        return wire;
    }

    TestExchange exchange(TestWire wire) {
        return new TestExchange(wire, CODEC, KEY);
    }

    /// A client with a key of its own, at a connection of its own.
    TestClient client() throws IOException {
        var wire = wire();
        return client(wire, exchange(wire).permanent());
    }

    TestClient client(TestWire wire, AuthKey key) {
        return new TestClient(wire, CODEC, key, ThreadLocalRandom.current().nextLong(), time);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var wire : wires) {
            wire.close();
        }
        for (var broken : events(ServerEvent.Broken.class)) {
            throw new AssertionError("fault of the server in " + broken.where(), broken.cause());
        }
    }

    private static String definitions() {
        try (var in = TestServer.class.getResourceAsStream("service.tl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
