package dev.tgrow.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened in a world. A world's state is its plan and these, in order.
///
/// Component types are JSON's, because every change is a line of the state file.
sealed interface Change {

    /// Somebody was added to a chat.
    ///
    /// @param message the number of the service message that tells it
    record Joined(long chat, long user, long by, long message, Instant at) implements Change {}

    /// A message was sent.
    ///
    /// @param media `text`, `photo` or `document`
    record Posted(long chat, long message, long from, Instant at, String text, List<String> links, String media)
            implements Change {}

    /// A message was pinned.
    ///
    /// @param service the number of the service message that tells it
    record PinMade(long chat, long message, long by, long service, Instant at) implements Change {}

    /// An invite link was made.
    ///
    /// @param expires when it stops working, if ever
    record LinkMade(
            long chat, String hash, String name, Optional<Instant> expires, int memberLimit, boolean joinRequests)
            implements Change {}

    /// A fault was looked for.
    ///
    /// @param fault its place in the world's file, counted from 0
    record FaultCounted(int fault, long seen, long struck) implements Change {}

    /// An account met a chat that it is not in.
    record ChatMet(long account, long chat) implements Change {}

    /// An account met a person whom it shares no chat with.
    record UserMet(long account, long user) implements Change {}

    /// The world's clock was read.
    record ClockSeen(Instant at) implements Change {}
}
