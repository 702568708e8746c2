package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// Why Telegram did not do what it was asked, or why tgrow would not ask it, and what that means for the run.
///
/// Every error that Telegram or TDLib can give becomes one of these by [#of].
public sealed interface Refusal {

    /// What a run does about it.
    enum Meaning {
        /// Wait, then repeat the same step.
        RETRY_AFTER,
        /// Leave this person out and go on.
        SKIP_PERSON,
        /// Leave this chat out and go on.
        SKIP_CHAT,
        /// No further call of this account makes sense.
        STOP_RUN,
        /// The session is gone or was never there.
        LOG_IN_AGAIN,
        /// What we asked is wrong; asking again changes nothing.
        BUG
    }

    Meaning meaning();

    /// One clause for people, without a full stop.
    String text();

    /// Too many calls: nothing of this kind may be asked for a while (`FLOOD_WAIT`).
    record FloodWait(Duration retryAfter) implements Refusal {
        public FloodWait {
            if (retryAfter.isNegative()) throw new IllegalArgumentException("negative wait " + retryAfter);
        }

        @Override
        public Meaning meaning() {
            return Meaning.RETRY_AFTER;
        }

        @Override
        public String text() {
            return "Telegram asks for a pause of " + retryAfter.toSeconds() + " s";
        }
    }

    /// The chat's slow mode: this chat opens again later, others are not concerned.
    record SlowMode(Duration retryAfter) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.SKIP_CHAT;
        }

        @Override
        public String text() {
            return "slow mode: the chat opens in " + retryAfter.toSeconds() + " s";
        }
    }

    /// The server failed or did not answer; it does not prove that a write did not happen.
    record ServerTrouble(String text) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.RETRY_AFTER;
        }
    }

    /// A write whose outcome nobody knows: it may have happened, and must be looked up before it is repeated.
    record OutcomeUnknown(String text) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.STOP_RUN;
        }
    }

    /// Telegram limits the account itself: `PEER_FLOOD`, frozen, reported.
    record AccountLimited(String code) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.STOP_RUN;
        }

        @Override
        public String text() {
            return "Telegram limits this account (" + code + ")";
        }
    }

    /// The account as a whole can't do this: wrong kind, in too many chats, no balance, an error it may not show.
    record AccountUnable(String text) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.STOP_RUN;
        }
    }

    /// This person can't be reached or added.
    record PersonRefused(Person why, String code) implements Refusal {
        public PersonRefused {
            requireNonNull(why, "why");
        }

        @Override
        public Meaning meaning() {
            return Meaning.SKIP_PERSON;
        }

        @Override
        public String text() {
            return why.text();
        }
    }

    /// This chat can't be read or written.
    record ChatRefused(Place why, String code) implements Refusal {
        public ChatRefused {
            requireNonNull(why, "why");
        }

        @Override
        public Meaning meaning() {
            return Meaning.SKIP_CHAT;
        }

        @Override
        public String text() {
            return why.text();
        }
    }

    /// No session, or Telegram ended it.
    record LoginNeeded(String text) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.LOG_IN_AGAIN;
        }
    }

    /// The content or the request is wrong: too long, bad formatting, a file that isn't there.
    record BadRequest(String text) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.BUG;
        }
    }

    /// An error that no table lists. Its meaning depends on the step, so a task decides; three equal ones in a row stop
    /// it.
    record Unrecognised(int code, String message) implements Refusal {
        @Override
        public Meaning meaning() {
            return Meaning.BUG;
        }

        @Override
        public String text() {
            return "Telegram said: " + code + " " + message;
        }
    }

    /// Why a person can't be added or reached.
    enum Person {
        PRIVACY("their privacy settings don't allow it"),
        PREMIUM_REQUIRED("only Premium accounts may add them"),
        NOT_MUTUAL_CONTACT("they left before, and only a mutual contact can bring them back"),
        TOO_MANY_GROUPS("they are in too many groups"),
        REMOVED("they were removed from the chat"),
        ALREADY_MEMBER("already a member"),
        DELETED("deleted account"),
        BLOCKED("blocked"),
        BOT("bots can't be added"),
        NOT_WAITING("no request of theirs waits"),
        UNKNOWN("this account has never met them"),
        ADD_FAILED("Telegram would not add them"),
        OPTED_OUT("they opted out");

        private final String text;

        Person(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// Why a chat can't be read or written.
    enum Place {
        NOT_FOUND("no such chat"),
        PERSON("this is a person, not a group or channel"),
        INVITE_DEAD("the invite link is wrong or has expired"),
        NOT_A_MEMBER("this account is not a member"),
        JOIN_PENDING("the request to join waits for approval"),
        BANNED("this account is banned there"),
        NO_RIGHT("this account has no right to do this there"),
        MAY_NOT_WRITE("this account may not write there"),
        MEDIA_FORBIDDEN("this kind of media is not allowed there"),
        MEMBERS_HIDDEN("only administrators may read the member list"),
        ADMINISTRATORS_ONLY("only administrators may do this"),
        UPGRADED("the group was upgraded to a supergroup"),
        FULL("the chat is full"),
        TOPIC("no such topic, or it is closed"),
        PAID("the chat charges Telegram Stars"),
        SLOW_MODE("slow mode"),
        PROTECTED("its content is protected"),
        MESSAGE_GONE("the message is gone"),
        SCHEDULE_FULL("too many scheduled messages"),
        UNREADABLE("Telegram could not load it"),
        OPTED_OUT("it opted out of announcements");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// Reads an error of TDLib or of the server: by its message first, because the code of one error varies, then by
    /// code.
    static Refusal of(int code, String message) {
        return ErrorTable.read(code, message);
    }
}
