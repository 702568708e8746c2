package dev.tgrow.datacentre;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.datacentre.api.AllMethods;
import dev.tgrow.datacentre.api.Files;
import dev.tgrow.datacentre.api.Logins;
import dev.tgrow.datacentre.mtproto.AuthKeys;
import dev.tgrow.datacentre.mtproto.MtServer;
import dev.tgrow.datacentre.mtproto.ServerEvent;
import dev.tgrow.datacentre.mtproto.ServerKey;
import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A Telegram data centre on the loopback address, over a world: what tests let TDLib log into.
///
/// Everything that a client did is in the [#log], everything that became of it is in the [#world], and what goes wrong
/// is up to the [#script] and to the faults of the world's file. Safe for use by many threads.
public final class DataCentre implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 6_000;

    private final WorldFile file;
    private final Path directory;
    private final Equipment equipment;
    private final AuthKeys keys = new AuthKeys(InstantSource.system());
    private final Logins logins = new Logins();
    private final Files files = new Files();
    private final Script script = new Script();
    private final RequestLog log = new RequestLog();
    private final EventLog events = new EventLog();
    private Running running;

    /// What every data centre of a test run shares.
    ///
    /// @param key the one that the client's library holds
    public record Equipment(TlCodec codec, ServerKey key) {}

    /// What sessions are after a restart.
    public enum Sessions {
        /// As they were.
        KEPT,
        /// New: clients are told so and ask again what wasn't answered.
        FORGOTTEN
    }

    private DataCentre(WorldFile file, Path directory, Equipment equipment, MtServer.Ports ports) throws IOException {
        this.file = file;
        this.directory = directory;
        this.equipment = equipment;
        this.running = start(ports);
    }

    /// Starts a data centre at free ports. They are below those that the kernel gives to outgoing connections: a port
    /// among those may be taken while the data centre is down, and by the very client that tries to connect to it.
    ///
    /// @param directory where the world keeps what happens in it
    public static DataCentre open(WorldFile world, Path directory, Equipment equipment) {
        for (int tries = 0; tries < 100; tries++) {
            var port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS) * 2;
            if (isFree(port) && isFree(port + 1)) {
                return open(world, directory, equipment, new MtServer.Ports(port, port + 1));
            }
        }
        throw new IllegalStateException("no free port from " + FIRST_PORT + " on");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The same, with the text of the world's file.
    public static DataCentre open(String yaml, Path directory, Equipment equipment) {
        return open(WorldFile.of("world.yaml", yaml.getBytes(UTF_8)), directory, equipment);
    }

    static DataCentre open(WorldFile world, Path directory, Equipment equipment, MtServer.Ports ports) {
        try {
            return new DataCentre(world, directory, equipment, ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running start(MtServer.Ports ports) throws IOException {
        var setup = new Running.Setup(AllMethods.methods(), equipment, keys, logins, files, script, log, events);
        return Running.start(file.open(directory, WorldClock.REAL), setup, ports);
    }

    /// The port of 127.0.0.1 with the SOCKS5 proxy by which clients reach it, whatever address they mean.
    public synchronized int proxyPort() {
        return running.server().ports().proxy();
    }

    /// The port that a client without a proxy would use.
    public synchronized int directPort() {
        return running.server().ports().direct();
    }

    /// The world as it is now. Another object after a restart.
    public synchronized World world() {
        return running.world();
    }

    /// An account by the name that the world's file gives it.
    public Account account(String name) {
        return world().accounts()
                .byName(name)
                .orElseThrow(() -> new IllegalArgumentException("the world has no account " + name));
    }

    public RequestLog log() {
        return log;
    }

    public Script script() {
        return script;
    }

    /// What happened below the calls, and what broke.
    public EventLog events() {
        return events;
    }

    /// The logins that there are.
    public Logins logins() {
        return logins;
    }

    /// Stops the server and starts it again at the same ports, with the world that is on disk.
    public synchronized void restart(Sessions sessions) throws InterruptedException {
        var ports = running.server().ports();
        if (sessions == Sessions.FORGOTTEN) running.server().forgetSessions();
        running.stop();
        try {
            running = start(ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Breaks all connections and takes none until the outage is closed.
    public Outage outage() {
        server().closeListeners();
        server().dropConnections();
        return () -> server().reopenListeners();
    }

    /// A time in which nobody can connect.
    public interface Outage extends AutoCloseable {
        /// Lets clients connect again.
        @Override
        void close();
    }

    /// Breaks all connections now; clients come back by themselves.
    public int dropConnections() {
        return server().dropConnections();
    }

    /// No authorisation key is known any more: every client is a stranger.
    public int forgetKeys() {
        return server().forgetKeys();
    }

    /// The server's salts are other ones from now on.
    public void expireSalts() {
        server().expireSalts();
    }

    /// Ends all logins of an account for good, as its owner can on another device.
    public int revoke(Account account) {
        var ended = logins.of(account.id());
        ended.forEach(login -> logins.revoke(login.key()));
        return ended.size();
    }

    /// Plays the phone of an account that scans a QR code.
    ///
    /// @param link what the code says: `tg://login?token=…`
    /// @return whether there is such a code
    public boolean scan(String link, Account account) {
        return QrLink.token(link)
                .map(token -> running().centre().acceptQrCode(token, account))
                .orElse(false);
    }

    private synchronized Running running() {
        return running;
    }

    private MtServer server() {
        return running().server();
    }

    /// Stops everything.
    ///
    /// @throws IllegalStateException if something in this data centre broke while it ran: a test with such a data
    ///     centre proves nothing
    @Override
    public synchronized void close() {
        try {
            running.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the data centre stopped", e);
        }
        var broken = events.all(ServerEvent.Broken.class);
        if (broken.isEmpty()) return;
        var failure = new IllegalStateException("the data centre broke: " + places(broken));
        broken.forEach(each -> failure.addSuppressed(each.cause()));
        throw failure;
    }

    private static List<String> places(List<ServerEvent.Broken> broken) {
        return broken.stream().map(each -> each.where() + ": " + each.cause()).toList();
    }
}
