package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlObject;

/// What happened at a server, in the order in which it happened on one connection.
///
/// Connections are counted from 1; keys and sessions are told by their ids.
public sealed interface ServerEvent {
    /// A client speaks MTProto from now on.
    ///
    /// @param via `direct`, or the target that the client named to the proxy
    /// @param user what it called itself there
    /// @param transport such as `obfuscated intermediate`
    record ConnectionOpened(long connection, String via, String user, String transport, int dc)
            implements ServerEvent {}

    /// A connection ended, or never became one.
    record ConnectionClosed(long connection, String reason) implements ServerEvent {}

    /// A key exchange was completed.
    record KeyCreated(long connection, long key, int dc, boolean temporary) implements ServerEvent {}

    /// A packet came with a key that isn't known, or wasn't made with it.
    record KeyRefused(long connection, long key) implements ServerEvent {}

    /// The key and everything it owned was destroyed, because its client asked for it.
    record KeyDestroyed(long connection, long key) implements ServerEvent {}

    /// The first packet of a session came.
    record SessionCreated(long connection, long key, long session) implements ServerEvent {}

    /// A packet was refused for its salt.
    record SaltRefused(long connection, long session) implements ServerEvent {}

    /// A message was refused.
    ///
    /// @param code as `bad_msg_notification` numbers it
    record MessageRefused(long connection, long session, long message, int code) implements ServerEvent {}

    /// A service message came: everything but a call.
    record ServiceReceived(long connection, long session, TlObject message) implements ServerEvent {}

    /// Bytes came that are nothing by the schema.
    record Undecodable(long connection, long session, String reason) implements ServerEvent {}

    /// A call came and begins to be executed.
    record CallReceived(Caller caller, TlObject call) implements ServerEvent {}

    /// A call ended; its answer, if it has one, is on its way.
    record CallAnswered(Caller caller, TlObject call, Answer answer) implements ServerEvent {}

    /// A call ended without an answer, because the server closed or what it waited for was dropped.
    record CallAbandoned(Caller caller, TlObject call) implements ServerEvent {}

    /// Updates were sent to a session, or kept for it.
    record Pushed(long key, long session, TlObject updates) implements ServerEvent {}

    /// This server has a fault: a test that sees this event must fail.
    record Broken(String where, Throwable cause) implements ServerEvent {}
}
