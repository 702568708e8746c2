package dev.tgrow.datacentre.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.datacentre.mtproto.Answer;
import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldClock;
import dev.tgrow.world.WorldFile;
import dev.tgrow.world.WorldSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The API over a world, without a network. Remembers what it told whom.
public final class Server implements Audience, AutoCloseable {
    private final WorldSession session;
    private final Centre centre;
    private final Api api;
    private final List<Told> told = new ArrayList<>();

    /// Updates for an account.
    ///
    /// @param except the key of the session that has them in its answer, or 0
    record Told(long account, long except, TlObject updates) {}

    private Server(WorldSession session, Logins logins) {
        this.session = session;
        this.centre = new Centre(session.world(), session.time(), logins, new Files(), this, () -> 443);
        this.api = new Api(centre, AllMethods.methods());
    }

    /// The server of a world as it was left.
    ///
    /// @param directory where its state is
    public static Server open(String yaml, Path directory, Logins logins) {
        var file = WorldFile.of("world.yaml", yaml.getBytes(UTF_8));
        return new Server(file.open(directory, WorldClock.VIRTUAL), logins);
    }

    public Centre centre() {
        return centre;
    }

    World world() {
        return session.world();
    }

    public Api api() {
        return api;
    }

    WorldSession session() {
        return session;
    }

    /// What a call returns.
    Object ask(Device device, TlObject call) throws InterruptedException {
        var answer = api.answer(device, call);
        assertThat(answer).isInstanceOf(Answer.Result.class);
        return ((Answer.Result) answer).value();
    }

    TlObject askObject(Device device, TlObject call) throws InterruptedException {
        return (TlObject) ask(device, call);
    }

    /// The error that a call ends in.
    String refused(Device device, TlObject call) throws InterruptedException {
        var answer = api.answer(device, call);
        assertThat(answer).isInstanceOf(Answer.RpcError.class);
        var error = (Answer.RpcError) answer;
        return error.code() + " " + error.text();
    }

    /// A device that somebody has logged in on.
    Device loggedIn(long key, String account) {
        var device = new Device(key);
        var who = world().accounts().byName(account).orElseThrow();
        centre.logins().begin(device, who.id(), session.time().now());
        return device;
    }

    @Override
    public synchronized void tell(long account, TlObject updates) {
        told.add(new Told(account, 0, updates));
        notifyAll();
    }

    @Override
    public synchronized void tellOthers(Caller caller, TlObject updates) {
        told.add(new Told(caller.account().orElseThrow(), caller.key(), updates));
        notifyAll();
    }

    @Override
    public void tellKey(long key, TlObject updates) {
        throw new IllegalStateException("nobody shows a QR code here");
    }

    /// What it has told, once that is this much.
    synchronized List<Told> told(int count) throws InterruptedException {
        for (int tries = 0; told.size() < count && tries < 200; tries++) wait(50);
        return List.copyOf(told);
    }

    @Override
    public void close() {
        try {
            centre.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
