package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;

/// The sessions that hear what happens.
public interface Audience {
    /// Tells all sessions of an account that subscribed.
    void tell(long account, TlObject updates);

    /// Tells all sessions of the caller's account that subscribed, but for its own.
    void tellOthers(Caller caller, TlObject updates);

    /// Tells the sessions of an authorisation key, whether or not anybody has logged in with it.
    void tellKey(long key, TlObject updates);
}
