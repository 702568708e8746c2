package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.mtproto.Caller.ClientInfo;
import dev.tgrow.world.WorldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which authorisation keys are logged in for whom, and which were ended. Outlives restarts of the server. Safe for use
/// by many threads.
public final class Logins {
    private final Map<Long, Login> logins = new LinkedHashMap<>();
    private final Map<Long, String> ended = new LinkedHashMap<>();

    /// A device that is logged in.
    ///
    /// @param key the id of its permanent authorisation key
    /// @param client what it said of itself
    public record Login(long key, long account, Optional<ClientInfo> client, Instant since) {}

    /// Logs the caller in.
    synchronized void begin(Caller caller, long account, Instant now) {
        ended.remove(caller.key());
        logins.put(caller.key(), new Login(caller.key(), account, caller.client(), now));
        caller.logIn(account);
    }

    /// Logs in a key that the device of an existing login uses at another data centre.
    synchronized void spread(Caller caller, long account) {
        caller.logIn(account);
    }

    /// Logs the caller out, as it wished.
    synchronized void end(Caller caller) {
        logins.remove(caller.key());
        caller.logOut();
    }

    /// Ends a login for good: whatever its device asks from now on is answered `401 SESSION_REVOKED`.
    ///
    /// @return whether there was one
    public synchronized boolean revoke(long key) {
        if (logins.remove(key) == null) return false;
        ended.put(key, "SESSION_REVOKED");
        return true;
    }

    /// The devices that an account is logged in on, the oldest login first.
    public synchronized List<Login> of(long account) {
        return new ArrayList<>(logins.values())
                .stream().filter(login -> login.account() == account).toList();
    }

    /// @throws WorldError 401, if the caller's login was ended
    synchronized void check(Caller caller) {
        var error = ended.get(caller.key());
        if (error == null) return;
        caller.logOut();
        throw new WorldError(401, error);
    }
}
