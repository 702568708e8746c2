package dev.tgrow.datacentre.mtproto;

import java.util.Optional;
import java.util.OptionalLong;

/// The session that a call came in, and with it the key and the connection.
record SessionCaller(Session in, Connection from, long message) implements Caller {
    @Override
    public long key() {
        return owner().id();
    }

    @Override
    public OptionalLong account() {
        return owner().account();
    }

    @Override
    public void logIn(long account) {
        owner().logIn(account);
    }

    @Override
    public void logOut() {
        owner().logOut();
    }

    @Override
    public int layer() {
        return owner().layer();
    }

    @Override
    public int dc() {
        return in.key().dc();
    }

    @Override
    public Optional<ClientInfo> client() {
        return owner().client();
    }

    @Override
    public void subscribe() {
        in.subscribe();
    }

    @Override
    public long session() {
        return in.id();
    }

    @Override
    public long connection() {
        return from.number();
    }

    Optional<String> revoked() {
        return owner().revoked();
    }

    /// A temporary key that isn't bound yet is its own owner.
    private AuthKey owner() {
        return in.key().permanent().orElse(in.key());
    }
}
