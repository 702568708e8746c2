package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlObject;

/// Answers the calls that clients make; the API of the data centre stands behind it.
@FunctionalInterface
public interface Rpc {
    /// Answers one call, already taken out of `invokeWithLayer` and its like.
    ///
    /// Runs in a virtual thread of its own and may block; it is interrupted when the server closes, and should then
    /// throw InterruptedException with nothing changed, because the call counts as never received. What else is
    /// thrown is a fault of this server: the client gets the error `400 SERVER_IS_BROKEN`, and
    /// [ServerEvent.Broken] tells why. A call is given once, as long as the session is remembered.
    Answer answer(Caller caller, TlObject call) throws InterruptedException;
}
