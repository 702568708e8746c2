package dev.tgrow.datacentre.mtproto;

/// What becomes of a call: an answer, an error, or one of the ways in which a network loses either.
///
/// A value is what the schema says that the method returns: a TlObject, a Boolean, or a List of objects or numbers.
public sealed interface Answer {
    /// The call was executed, and this is what it returns.
    record Result(Object value) implements Answer {}

    /// The call was refused.
    ///
    /// @param code 303, 400, 401, 403, 406, 420 or 500
    /// @param text Telegram's word for it, such as `PEER_FLOOD` or `FLOOD_WAIT_30`
    record RpcError(int code, String text) implements Answer {}

    /// No answer, ever; the client is told that the call arrived.
    record Hang() implements Answer {}

    /// The connection breaks before the call arrives: for the client, and for this server, it was never made.
    record DropBefore() implements Answer {}

    /// The connection breaks after the call was executed; the answer is kept and sent on the next connection.
    record DropAfter(Object value) implements Answer {}

    /// The connection breaks after the call was executed, and the server forgets the session with the answer in it.
    record Lost(Object value) implements Answer {}
}
