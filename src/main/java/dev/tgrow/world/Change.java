package dev.tgrow.world;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that happened in a world. A world's state is its plan and these, in order.
///
/// Component types are those that JSON has or are made of such, because every change is a line of the state
/// file. A `chat` above zero is the private chat of that person and whoever did it.
public sealed interface Change {

    /// Something that somebody did in a chat.
    sealed interface InChat extends Change {
        long chat();

        /// Who did it; with a private `chat`, one of its two people.
        long by();
    }

    /// A change of who is in a chat and as what.
    sealed interface OfMembers extends InChat {}

    /// A change of messages alone.
    sealed interface OfMessages extends InChat {}

    /// People became members.
    ///
    /// @param hash the invite link's, where there was one
    /// @param message the number of the service message that tells it; 0 if none does
    record Joined(long chat, List<Long> users, long by, Way way, String hash, long message, Instant at)
            implements OfMembers {
        public Joined {
            users = List.copyOf(users);
        }
    }

    /// How people become members.
    enum Way {
        ADDED,
        BY_ITSELF,
        BY_LINK,
        /// An administrator let them in.
        BY_REQUEST
    }

    /// Somebody's standing in a chat was changed, or they left.
    ///
    /// @param message the number of the service message that tells it; 0 if none does
    record RoleGiven(long chat, long user, long by, Role role, long message, Instant at) implements OfMembers {}

    /// Somebody asked to be let in.
    ///
    /// @param hash the invite link's; empty at a public chat
    record Asked(long chat, long user, String hash, Instant at) implements InChat {
        @Override
        public long by() {
            return user;
        }
    }

    /// Somebody was not let in.
    record Declined(long chat, long user, long by, Instant at) implements InChat {}

    /// A message was sent.
    ///
    /// @param random the sender's own number for it
    record Posted(long chat, long message, long by, Instant at, Content content, OptionalLong random)
            implements OfMessages {}

    record Edited(long chat, long message, long by, FormattedText text, Instant at) implements OfMessages {}

    record Deleted(long chat, List<Long> messages, long by) implements OfMessages {
        public Deleted {
            messages = List.copyOf(messages);
        }
    }

    /// A message was pinned.
    ///
    /// @param service the number of the service message that tells it
    record PinMade(long chat, long message, long by, long service, Instant at) implements OfMessages {}

    record Unpinned(long chat, List<Long> messages, long by) implements OfMessages {
        public Unpinned {
            messages = List.copyOf(messages);
        }
    }

    /// Somebody chose these reactions to a message instead of those chosen before.
    record Reacted(long chat, long message, long by, List<String> emoji, Instant at) implements OfMessages {
        public Reacted {
            emoji = List.copyOf(emoji);
        }
    }

    /// Somebody saw messages that count their views.
    record Viewed(long chat, List<Long> messages, long by) implements OfMessages {
        public Viewed {
            messages = List.copyOf(messages);
        }
    }

    /// The counters of a message are other ones now, without anybody of ours.
    ///
    /// @param reactions all of them, each with its number; what accounts chose counts among them
    record Counted(long chat, long message, long by, OptionalLong views, List<Counters.Reaction> reactions)
            implements OfMessages {
        public Counted {
            reactions = List.copyOf(reactions);
        }
    }

    /// A forum topic was made.
    ///
    /// @param message the number of the service message that tells it, and the topic's
    record TopicMade(long chat, long message, long by, String title, Instant at) implements OfMessages {}

    /// A message will be sent.
    ///
    /// @param message its number among the sender's scheduled ones in this chat
    record Scheduled(long chat, long message, long by, Content content, Instant due, OptionalLong random)
            implements OfMessages {}

    /// Scheduled messages were taken back, or are sent now.
    record Unscheduled(long chat, List<Long> messages, long by) implements OfMessages {
        public Unscheduled {
            messages = List.copyOf(messages);
        }
    }

    /// What ordinary members may do was changed.
    record PermissionsSet(long chat, long by, List<Right> rights, Instant at) implements InChat {
        public PermissionsSet {
            rights = List.copyOf(rights);
        }
    }

    /// The time between two messages of one ordinary member was changed.
    ///
    /// @param seconds 0 for none
    record SlowModeSet(long chat, long by, int seconds, Instant at) implements InChat {}

    /// Somebody came into an account's contact list.
    record ContactAdded(long account, long user) implements Change {}

    record ContactsDeleted(long account, List<Long> users) implements Change {
        public ContactsDeleted {
            users = List.copyOf(users);
        }
    }

    /// An invite link was made.
    ///
    /// @param expires when it stops working, if ever
    record LinkMade(
            long chat,
            String hash,
            long by,
            String name,
            Optional<Instant> expires,
            int memberLimit,
            boolean joinRequests,
            boolean permanent,
            Instant at)
            implements Change {}

    record LinkEdited(
            long chat, String hash, String name, Optional<Instant> expires, int memberLimit, boolean joinRequests)
            implements Change {}

    record LinkRevoked(long chat, String hash) implements Change {}

    /// A revoked link was forgotten.
    record LinkDeleted(long chat, String hash) implements Change {}

    /// A fault was looked for.
    ///
    /// @param fault its place in the world's file, counted from 0
    /// @param since when it struck first, if it did
    record FaultCounted(int fault, long seen, long struck, Optional<Instant> since) implements Change {}

    /// A call was let through that a rate counts.
    ///
    /// @param fault its place in the world's file, counted from 0
    record RateCounted(int fault, long account, Instant at) implements Change {}

    /// An account's client met a chat that it is not in.
    record ChatMet(long account, long chat) implements Change {}

    /// An account's client met a person whom it shares no chat with.
    record UserMet(long account, long user) implements Change {}

    /// The world's clock was read.
    record ClockSeen(Instant at) implements Change {}
}
