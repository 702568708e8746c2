package dev.tgrow.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// The wire between programs and a [PostgresServer], which is cut at a chosen moment. What is connected then, or tries
/// to connect afterwards, finds nobody.
public final class CutWire implements Closeable {
    private final ServerSocket listener;
    private final int server;
    private final long at;
    private final boolean delivered;
    private final List<Socket> open = new ArrayList<>();
    private long sent;
    private boolean cut;

    /// @param server the port of the real one
    /// @param at which of the things that programs send is the last, counted from 1; 0 for none
    /// @param delivered whether the last one still reaches the server, whose answer is lost then
    public CutWire(int server, long at, boolean delivered) throws IOException {
        this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.server = server;
        this.at = at;
        this.delivered = delivered;
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// How often programs have sent something.
    public synchronized long sent() {
        return sent;
    }

    public synchronized boolean isCut() {
        return cut;
    }

    private void listen() {
        while (true) {
            try {
                var program = listener.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                behind.setTcpNoDelay(true);
                synchronized (this) {
                    open.add(program);
                    open.add(behind);
                }
                Thread.ofVirtual().start(() -> carry(program, behind, true));
                Thread.ofVirtual().start(() -> carry(behind, program, false));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, boolean asks) {
        var bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length; (length = in.read(bytes)) >= 0; ) {
                if (asks ? !mayAsk() : isLast()) {
                    // What was answered is on its way to nobody.
                    cut();
                    return;
                }
                out.write(bytes, 0, length);
                out.flush();
            }
        } catch (IOException _) {
            // The other side is gone.
        }
    }

    private synchronized boolean mayAsk() {
        sent++;
        return !cut && (sent != at || delivered);
    }

    /// Whether the answer is to what was sent last.
    private synchronized boolean isLast() {
        return cut || (at > 0 && sent >= at);
    }

    private synchronized void cut() throws IOException {
        cut = true;
        listener.close();
        for (Socket socket : open) socket.close();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
