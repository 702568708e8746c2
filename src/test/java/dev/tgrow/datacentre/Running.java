package dev.tgrow.datacentre;

import dev.tgrow.datacentre.api.Api;
import dev.tgrow.datacentre.api.Audience;
import dev.tgrow.datacentre.api.Centre;
import dev.tgrow.datacentre.api.Files;
import dev.tgrow.datacentre.api.Logins;
import dev.tgrow.datacentre.api.Methods;
import dev.tgrow.datacentre.api.WorldCalls;
import dev.tgrow.datacentre.mtproto.AuthKeys;
import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.mtproto.MtServer;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldSession;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// A data centre between a start and the next stop: an open world, the API over it, and the server.
final class Running {
    private final WorldSession session;
    private final Centre centre;
    private final Ticker ticker;
    private final MtServer server;

    /// What outlives restarts.
    record Setup(
            Methods methods,
            DataCentre.Equipment equipment,
            AuthKeys keys,
            Logins logins,
            Files files,
            Script script,
            RequestLog log,
            EventLog events) {}

    private Running(WorldSession session, Centre centre, Ticker ticker, MtServer server) {
        this.session = session;
        this.centre = centre;
        this.ticker = ticker;
        this.server = server;
    }

    static Running start(WorldSession session, Setup setup, MtServer.Ports ports) throws IOException {
        // The API tells the server what happens, and the server hands its calls to the API.
        var started = new CompletableFuture<MtServer>();
        var centre = new Centre(
                session.world(),
                session.time(),
                setup.logins(),
                setup.files(),
                audience(started),
                () -> started.join().ports().direct());
        var gate = new Gate(
                new Api(centre, setup.methods()),
                session.time(),
                new WorldCalls(centre),
                setup.script(),
                setup.log(),
                caller -> setup.logins().revoke(caller.key()));
        var equipment = setup.equipment();
        var server = MtServer.start(
                new MtServer.Setup(equipment.codec(), equipment.key(), setup.keys(), gate, setup.events()), ports);
        started.complete(server);
        return new Running(session, centre, new Ticker(session.world(), session.time()), server);
    }

    private static Audience audience(CompletableFuture<MtServer> server) {
        return new Audience() {
            @Override
            public void tell(long account, TlObject updates) {
                server.join().push(account, updates);
            }

            @Override
            public void tellOthers(Caller caller, TlObject updates) {
                server.join().pushToOthers(caller, updates);
            }

            @Override
            public void tellKey(long key, TlObject updates) {
                server.join().pushToKey(key, updates);
            }
        };
    }

    World world() {
        return session.world();
    }

    Centre centre() {
        return centre;
    }

    MtServer server() {
        return server;
    }

    /// Calls under way are interrupted; what they changed by then is kept.
    void stop() throws InterruptedException {
        server.close();
        ticker.stop();
        centre.stop();
        session.close();
    }
}
