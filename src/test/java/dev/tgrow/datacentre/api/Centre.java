package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.run.Time;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.util.function.IntSupplier;

/// What all methods share: the world, its clock, and what this server keeps beside it. Lives from one start of the
/// server to the next stop. Safe for use by many threads.
public final class Centre {
    private final World world;
    private final Time time;
    private final Logins logins;
    private final Files files;
    private final Uploads uploads = new Uploads();
    private final Audience audience;
    private final IntSupplier port;
    private final Peers peers;
    private final QrCodes qrCodes = new QrCodes();
    private final Broadcast broadcast;
    private final Feed feed;

    /// @param logins those of earlier starts
    /// @param files those of earlier starts
    /// @param port where clients reach this server on the loopback address, without a proxy
    public Centre(World world, Time time, Logins logins, Files files, Audience audience, IntSupplier port) {
        this.world = world;
        this.time = time;
        this.logins = logins;
        this.files = files;
        this.audience = audience;
        this.port = port;
        this.peers = new Peers(world, new AccessHashes(world.name()));
        this.broadcast = new Broadcast(this, audience);
        this.feed = new Feed(world, broadcast::happens);
    }

    public World world() {
        return world;
    }

    Time time() {
        return time;
    }

    /// Now, as Telegram counts time.
    int seconds() {
        return (int) time.now().getEpochSecond();
    }

    int port() {
        return port.getAsInt();
    }

    Peers peers() {
        return peers;
    }

    Logins logins() {
        return logins;
    }

    Files files() {
        return files;
    }

    Uploads uploads() {
        return uploads;
    }

    QrCodes qrCodes() {
        return qrCodes;
    }

    /// Lets an account's phone accept a QR code that a client shows.
    ///
    /// @param token what the code says
    /// @return whether there is such a code
    public boolean acceptQrCode(byte[] token, Account account) {
        var code = qrCodes.accept(token, account, time.now());
        code.ifPresent(found -> audience.tellKey(found.key(), QrMethods.accepted(seconds())));
        return code.isPresent();
    }

    Audience audience() {
        return audience;
    }

    Feed feed() {
        return feed;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    /// Whom the caller's key is logged in for.
    ///
    /// @throws WorldError 401, if nobody
    Account account(Caller caller) {
        var id = caller.account().orElseThrow(() -> WorldError.of("AUTH_KEY_UNREGISTERED"));
        return world.accounts().byId(new UserId(id)).orElseThrow(() -> WorldError.of("AUTH_KEY_UNREGISTERED"));
    }

    View view(Account viewer) {
        return new View(this, viewer);
    }

    /// Whether a username is a person's or a bot's.
    boolean isPerson(String username) {
        return world.users()
                .byUsername(world.accounts().all().getFirst(), username)
                .isPresent();
    }

    /// Tells nobody anything any more.
    public void stop() throws InterruptedException {
        broadcast.stop();
    }
}
