package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// A data centre's server of MTProto 2.0 on the loopback interface: a SOCKS5 proxy that serves every target itself,
/// and a port for direct connections.
///
/// Safe for use by all threads. Nothing is ever forwarded anywhere. [#close] ends every thread that it started.
public final class MtServer implements AutoCloseable {
    /// What a server is made of.
    ///
    /// @param keys what it remembers; give the same to a later server for it to know its clients
    public record Setup(TlCodec codec, ServerKey key, AuthKeys keys, Rpc rpc, ServerEvents events) {}

    /// Ports of the loopback interface; 0 for any that is free.
    ///
    /// @param proxy where clients greet in SOCKS5
    /// @param direct where they begin with MTProto
    public record Ports(int proxy, int direct) {
        public static final Ports ANY = new Ports(0, 0);
    }

    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicLong connections = new AtomicLong();
    private final Setup setup;
    private final Ports ports;
    private volatile Running running;
    private List<Listener> listeners;

    private MtServer(Setup setup, Ports wanted) throws IOException {
        this.setup = setup;
        this.running = new Running(setup, connections);
        this.listeners = listen(running, wanted);
        this.ports = new Ports(listeners.get(0).port(), listeners.get(1).port());
    }

    /// Starts a server; a port that is taken is an error that names it.
    public static MtServer start(Setup setup, Ports ports) throws IOException {
        return new MtServer(setup, ports);
    }

    /// The ports that are really used.
    public Ports ports() {
        return ports;
    }

    /// Sends updates to every session of the account that wants them.
    public void push(long account, TlObject updates) {
        push(key -> key.account().equals(OptionalLong.of(account)), _ -> true, updates);
    }

    /// Sends updates to the sessions of the caller's account but the caller's own, which has them in its answer.
    public void pushToOthers(Caller caller, TlObject updates) {
        push(
                key -> key.account().isPresent() && key.account().equals(caller.account()),
                session -> session.id() != caller.session(),
                updates);
    }

    /// Sends updates to every session of one key, logged in or not: how the phone answers a QR code.
    public void pushToKey(long key, TlObject updates) {
        var body = setup.codec().encode(updates);
        for (var session : sessions(owner -> owner.id() == key)) {
            session.send(Outbox.Kind.CONTENT, body);
            pushed(session, updates);
        }
    }

    /// Breaks all connections now; returns how many.
    public int dropConnections() {
        var open = running.connections();
        open.forEach(each -> each.drop("dropped by the test"));
        return open.size();
    }

    /// Refuses connections from now on; those that are open stay.
    public void closeListeners() {
        changing.lock();
        try {
            listeners.forEach(Listener::close);
            listeners = List.of();
        } finally {
            changing.unlock();
        }
    }

    /// Takes connections again, at the same ports.
    public void reopenListeners() {
        changing.lock();
        try {
            if (listeners.isEmpty()) {
                listeners = listen(running, ports);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    /// Ends the logins of an account: its calls are answered with `401` and `error`; returns how many keys had it.
    public int revoke(long account, String error) {
        var keys = setup.keys().all().stream()
                .filter(each -> each.account().equals(OptionalLong.of(account)))
                .toList();
        keys.forEach(each -> each.revoke(error));
        return keys.size();
    }

    /// Every salt that clients know is refused from now on.
    public void expireSalts() {
        setup.keys().all().forEach(each -> each.salts().expire());
    }

    /// No key is known any more, and all connections break; returns how many keys there were.
    public int forgetKeys() {
        int count = setup.keys().clear();
        dropConnections();
        return count;
    }

    /// Every session is new to the server at its next packet, and what wasn't acknowledged is lost.
    public void forgetSessions() {
        setup.keys().all().forEach(AuthKey::forgetSessions);
        dropConnections();
    }

    /// Stops and starts at the same ports, with the keys and sessions there were. Calls under way never came.
    ///
    /// This and [#close] wait for all threads, so an [Rpc] that wants it must ask another thread to do it.
    public void restart() {
        changing.lock();
        try {
            stop();
            running = new Running(setup, connections);
            listeners = listen(running, ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    /// Ends all connections and waits for all threads. Calls under way are interrupted.
    @Override
    public void close() {
        changing.lock();
        try {
            stop();
        } finally {
            changing.unlock();
        }
    }

    /// How many threads of the server run.
    int threads() {
        return running.threads();
    }

    private void stop() {
        listeners.forEach(Listener::close);
        listeners = List.of();
        running.stop();
    }

    private static List<Listener> listen(Running running, Ports ports) throws IOException {
        var proxy = Listener.open(running, ports.proxy(), true);
        try {
            return List.of(proxy, Listener.open(running, ports.direct(), false));
        } catch (IOException e) {
            proxy.close();
            throw e;
        }
    }

    private void push(Predicate<AuthKey> owner, Predicate<Session> wanted, TlObject updates) {
        var body = setup.codec().encode(updates);
        var tooLong = setup.codec().encode(TlObject.of("updatesTooLong"));
        for (var session : sessions(owner).stream().filter(wanted).toList()) {
            if (session.push(body, tooLong)) {
                pushed(session, updates);
            }
        }
    }

    private List<Session> sessions(Predicate<AuthKey> owner) {
        return setup.keys().all().stream()
                .filter(key -> key.permanent().filter(owner).isPresent())
                .flatMap(key -> key.sessions().stream())
                .toList();
    }

    private void pushed(Session session, TlObject updates) {
        setup.events().on(new ServerEvent.Pushed(session.key().id(), session.id(), updates));
    }
}
