package dev.tgrow.store;

import static java.util.Objects.requireNonNull;

import dev.tgrow.telegram.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One write in the ledger: what is meant to happen once, and how far it got.
///
/// @param label the chat as people know it
/// @param content what is sent
/// @param account who writes
/// @param run the run that last had it in hand
/// @param message what was sent, or pinned; of an album the first part
/// @param waiting what Telegram keeps, or kept, until its time
/// @param link the invite link that was made
/// @param reason a refusal's code, or why its outcome is unknown
/// @param intended when the write was about to leave
/// @param decided when its outcome became known
public record Action(
        String id,
        Key key,
        String label,
        Content content,
        State state,
        String account,
        String run,
        Optional<MessageId> message,
        Optional<Waiting> waiting,
        Optional<String> link,
        Optional<String> reason,
        Optional<Instant> intended,
        Optional<Instant> decided) {

    /// What happens once.
    ///
    /// @param campaign the announcement's name; empty for invitations, which no campaign repeats
    /// @param round 1, and one more each time that the operator asks for everything again
    /// @param subject the person of an invitation, the topic of a message; 0 where there is none
    public record Key(Kind kind, String campaign, long round, long chat, long subject) {
        public Key {
            requireNonNull(kind, "kind");
            requireNonNull(campaign, "campaign");
        }

        /// An invitation of one person to one chat.
        public static Key invite(long chat, long person) {
            return new Key(Kind.INVITE, "", 1, chat, person);
        }
    }

    /// What is sent, as far as it can be seen again at Telegram.
    ///
    /// @param text for other kinds than messages, whatever tells this write from another
    /// @param media `text`, `photo` or `document`; empty if there is no message
    /// @param parts how many messages it makes: more than one for an album
    public record Content(String text, String media, int parts) {
        /// Nothing.
        public static final Content NONE = of("");

        public Content {
            requireNonNull(text, "text");
            requireNonNull(media, "media");
        }

        /// Words about a write that is no message.
        public static Content of(String words) {
            return new Content(words, "", 0);
        }
    }

    /// A message that Telegram sends at its time.
    ///
    /// @param id its number among those that wait; when it is sent it gets another
    /// @param due when that is
    public record Waiting(MessageId id, Instant due) {}

    /// What a write left at Telegram.
    ///
    /// @param messages more than one for an album
    /// @param due when Telegram sends them, if that isn't yet; then they have the numbers of those that wait
    public record Result(List<MessageId> messages, Optional<Instant> due, Optional<String> link) {
        /// Nothing that has a name.
        public static final Result NONE = of(List.of());

        public Result {
            messages = List.copyOf(messages);
        }

        /// Messages that are in the chat.
        public static Result of(List<MessageId> messages) {
            return new Result(messages, Optional.empty(), Optional.empty());
        }

        /// Messages that wait for their time.
        public static Result waiting(List<MessageId> messages, Instant due) {
            return new Result(messages, Optional.of(due), Optional.empty());
        }

        public static Result of(String link) {
            return new Result(List.of(), Optional.empty(), Optional.of(link));
        }
    }

    /// What kind of write.
    public enum Kind {
        SEND,
        PIN,
        INVITE,
        LINK,
        DELETE,
        DECIDE;

        /// The word for it in the database and in rows.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far it got.
    public enum State {
        /// A run has it in hand; nothing has left.
        PLANNED,
        /// It is leaving or has left, and its outcome isn't known yet.
        INTENT,
        DONE,
        /// Telegram said no.
        REFUSED,
        /// It left, and nobody can tell whether it happened.
        UNKNOWN;

        /// The word for it in the database and in rows.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
