package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.mtproto.AesKey.Direction;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection of a client: one thread reads its packets and acts on them, another writes what others leave here.
///
/// [#send], [#drop] and [#refuse] may be called by all threads, and don't wait for the network.
final class Connection {
    /// As many unwritten messages mean that the client doesn't read.
    private static final int MOST_WAITING = 20_000;

    private static final int MOST_IN_CONTAINER = 50;
    private static final int CONTAINER_SIZE = 1 << 16;

    private final Running server;
    private final Socket socket;
    private final boolean proxied;
    private final long number;
    private final LinkedBlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int dc;

    Connection(Running server, Socket socket, boolean proxied) {
        this.server = server;
        this.socket = socket;
        this.proxied = proxied;
        this.number = server.nextConnection();
    }

    long number() {
        return number;
    }

    /// The data centre that the client wants; 0 as long as it named none.
    int dc() {
        return dc;
    }

    void meant(int named) {
        if (dc == 0) {
            dc = named;
        }
    }

    /// Reads until the connection ends. What it ends for is told before the client can see it.
    void run() {
        try (socket) {
            serve();
        } catch (IOException e) {
            server.emit(new ServerEvent.Broken("closing a connection", e));
        }
    }

    private void serve() {
        try {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            socket.setTcpNoDelay(true);
            var greeting = proxied ? SocksGreeting.accept(in, out) : new SocksGreeting("direct", "");
            var transport = Transport.accept(in, out);
            dc = transport.dc();
            server.emit(new ServerEvent.ConnectionOpened(
                    number, greeting.target(), greeting.user(), name(transport), transport.dc()));
            if (server.execute("writing", () -> write(transport))) {
                read(transport);
            }
        } catch (SocketTimeoutException _) {
            close("silent for longer than it announced");
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
        } finally {
            close("ended");
        }
    }

    void send(Outgoing outgoing) {
        if (!closed.get() && !waiting.offer(outgoing)) {
            // In another thread, because the caller holds the lock of a session.
            server.execute("dropping", () -> drop("the client doesn't read"));
        }
    }

    /// Closes at once, with all that wasn't written yet.
    void drop(String reason) {
        close(reason);
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException _) {
            // Another thread has closed the socket: nothing is left to drop.
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            server.emit(new ServerEvent.Broken("dropping a connection", e));
        }
    }

    /// Tells the client an error of the transport and closes when that is written.
    void refuse(int code, String reason) {
        var packet = new TlWriter(4).int32(-code).toBytes();
        send((Outgoing.Packet) () -> packet);
        send(new Outgoing.End(reason));
    }

    void joined(Session session) {
        sessions.add(session);
    }

    /// Closes when nothing comes for so long.
    void expectWithin(int seconds) throws IOException {
        socket.setSoTimeout(Math.clamp(seconds, 1, 3600) * 1000);
    }

    private void read(Transport transport) throws IOException {
        var packets = new Packets(server, this);
        while (!closed.get()) {
            packets.receive(transport.read());
        }
    }

    private void write(Transport transport) {
        try {
            while (!closed.get()) {
                switch (waiting.take()) {
                    case Outgoing.QuickAck(int token) -> transport.quickAck(token);
                    case Outgoing.Packet packet -> transport.write(packet.bytes());
                    case Outgoing.InSession(var session, var message) ->
                        transport.write(sealed(session, neighbours(session, message)));
                    case Outgoing.End(var reason) -> {
                        close(reason);
                        socket.close();
                    }
                }
            }
        } catch (InterruptedException _) {
            close("the server stops");
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
        }
    }

    /// What waits for the same session goes in the same packet.
    private List<Message> neighbours(Session session, Message first) {
        var together = new ArrayList<Message>();
        together.add(first);
        int size = first.body().length;
        while (together.size() < MOST_IN_CONTAINER
                && size < CONTAINER_SIZE
                && waiting.peek() instanceof Outgoing.InSession(var next, var message)
                && next == session) {
            waiting.poll();
            together.add(message);
            size += message.body().length;
        }
        return together;
    }

    private static byte[] sealed(Session session, List<Message> messages) {
        var message = messages.size() == 1 ? messages.getFirst() : session.container(messages);
        var key = session.key();
        return Envelope.seal(key, key.salts().current(), session.id(), message, Direction.FROM_SERVER);
    }

    private void close(String reason) {
        if (closed.compareAndSet(false, true)) {
            // First of all, because the thread that writes closes the socket as soon as it is woken.
            server.emit(new ServerEvent.ConnectionClosed(number, reason));
            sessions.forEach(each -> each.detach(this));
            server.remove(this);
            waiting.clear();
            waiting.offer(new Outgoing.End(reason));
        }
    }

    private static String name(Transport transport) {
        var framing = transport.framing().name().toLowerCase(Locale.ROOT);
        return transport.obfuscated() ? "obfuscated " + framing : framing;
    }
}
