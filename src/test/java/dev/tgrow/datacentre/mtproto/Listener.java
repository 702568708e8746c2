package dev.tgrow.datacentre.mtproto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// One port of the loopback interface that takes connections.
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final Running server;
    private final ServerSocket socket;
    private final boolean proxy;
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param port 0 for any that is free
    /// @param proxy whether clients greet in SOCKS5 first
    static Listener open(Running server, int port, boolean proxy) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException("port %d of the loopback interface: %s".formatted(port, e.getMessage()), e);
        }
        var listener = new Listener(server, socket, proxy);
        if (!server.execute("accepting", listener::accept)) {
            socket.close();
            throw new IOException("the server has stopped");
        }
        return listener;
    }

    private Listener(Running server, ServerSocket socket, boolean proxy) {
        this.server = server;
        this.socket = socket;
        this.proxy = proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Returns when the port refuses, which isn't before the thread that accepts has let go of it.
    @Override
    public void close() {
        try {
            socket.close();
            ended.await();
        } catch (IOException e) {
            server.emit(new ServerEvent.Broken("closing a port", e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                take(socket.accept());
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                server.emit(new ServerEvent.Broken("accepting", e));
            }
        } finally {
            ended.countDown();
        }
    }

    private void take(Socket client) throws IOException {
        var connection = new Connection(server, client, proxy);
        server.add(connection);
        if (!server.execute("reading", connection::run)) {
            client.close();
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
