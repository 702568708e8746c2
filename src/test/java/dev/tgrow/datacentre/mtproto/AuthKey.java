package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An authorisation key that a client and the server agreed on, with what the server knows about its owner.
///
/// A temporary key ends, and owns nothing before it is bound to a permanent one. Safe for use by all threads.
final class AuthKey {
    private final byte[] bytes;
    private final long id;
    private final int dc;
    private final @Nullable Instant expires;
    private final Salts salts;
    private final Map<Long, Session> sessions = new ConcurrentHashMap<>();

    private @Nullable AuthKey permanent;
    private @Nullable Long account;
    private @Nullable String revoked;
    private Caller.@Nullable ClientInfo client;
    private int layer;

    /// @param expires null for a permanent key
    AuthKey(byte[] bytes, int dc, @Nullable Instant expires, long salt) {
        this.bytes = bytes;
        this.id = id(bytes);
        this.dc = dc;
        this.expires = expires;
        this.salts = new Salts(salt);
        this.permanent = expires == null ? this : null;
    }

    static long id(byte[] bytes) {
        return new TlReader(Hash.sha1(bytes), 12, Long.BYTES).int64();
    }

    byte[] bytes() {
        return bytes;
    }

    long id() {
        return id;
    }

    int dc() {
        return dc;
    }

    Salts salts() {
        return salts;
    }

    boolean temporary() {
        return expires != null;
    }

    Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    boolean expired(Instant now) {
        return expires != null && now.isAfter(expires);
    }

    Session session(long session, MessageIds ids) {
        return sessions.computeIfAbsent(session, key -> new Session(this, key, ids));
    }

    boolean forget(long session) {
        return sessions.remove(session) != null;
    }

    void forgetSessions() {
        sessions.clear();
    }

    Collection<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /// The key itself, or the one that a temporary key is bound to.
    synchronized Optional<AuthKey> permanent() {
        return Optional.ofNullable(permanent);
    }

    /// Binds a temporary key, with what the client said before; false if it is bound to another one.
    synchronized boolean bind(AuthKey to) {
        if (permanent != null && permanent != to) {
            return false;
        }
        if (permanent == null && layer != 0) {
            to.speaks(layer);
        }
        if (permanent == null && client != null) {
            to.introduce(client);
        }
        permanent = to;
        return true;
    }

    synchronized OptionalLong account() {
        return account == null ? OptionalLong.empty() : OptionalLong.of(account);
    }

    synchronized void logIn(long who) {
        account = who;
        revoked = null;
    }

    synchronized void logOut() {
        account = null;
    }

    /// Ends the login; calls are answered with `error` until the next one.
    synchronized void revoke(String error) {
        account = null;
        revoked = error;
    }

    synchronized Optional<String> revoked() {
        return Optional.ofNullable(revoked);
    }

    synchronized int layer() {
        return layer;
    }

    synchronized void speaks(int newLayer) {
        layer = newLayer;
    }

    synchronized Optional<Caller.ClientInfo> client() {
        return Optional.ofNullable(client);
    }

    synchronized void introduce(Caller.ClientInfo info) {
        client = info;
    }
}
