package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import java.util.Optional;
import java.util.OptionalLong;

/// A client's device that calls without a network between.
public final class Device implements Caller {
    private final long key;
    private OptionalLong account = OptionalLong.empty();
    private boolean subscribed;

    /// @param key the id of its authorisation key; its session has the same
    public Device(long key) {
        this.key = key;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public synchronized OptionalLong account() {
        return account;
    }

    @Override
    public synchronized void logIn(long who) {
        account = OptionalLong.of(who);
    }

    @Override
    public synchronized void logOut() {
        account = OptionalLong.empty();
    }

    @Override
    public int layer() {
        return 223;
    }

    @Override
    public int dc() {
        return 1;
    }

    @Override
    public Optional<ClientInfo> client() {
        return Optional.of(new ClientInfo(12_345, "device " + key, "1", "en"));
    }

    @Override
    public synchronized void subscribe() {
        subscribed = true;
    }

    synchronized boolean isSubscribed() {
        return subscribed;
    }

    @Override
    public long session() {
        return key;
    }

    @Override
    public long connection() {
        return 1;
    }

    @Override
    public long message() {
        return 1;
    }
}
