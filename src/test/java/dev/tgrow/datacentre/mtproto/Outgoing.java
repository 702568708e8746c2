package dev.tgrow.datacentre.mtproto;

/// What a connection still has to write. Encrypting is left to the thread that writes.
sealed interface Outgoing {
    /// A message of a session; neighbours may go in one packet.
    record InSession(Session session, Message message) implements Outgoing {}

    /// A packet as it is: part of a key exchange, or an error of the transport.
    non-sealed interface Packet extends Outgoing {
        byte[] bytes();
    }

    /// The short answer to a packet that asked for one.
    record QuickAck(int token) implements Outgoing {}

    /// The end: what came before is written, then the connection closes.
    record End(String reason) implements Outgoing {}
}
