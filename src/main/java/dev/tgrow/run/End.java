package dev.tgrow.run;

import dev.tgrow.telegram.Refusal;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/// How a run ended. The exit code is read off this and the counts, and nowhere else.
public sealed interface End {
    /// What happened, as one clause for people, without a full stop.
    String why();

    /// When the same command may succeed, if anybody knows.
    default Optional<Instant> comeAgain() {
        return switch (this) {
            case RetryLater(var _, var retryAt) -> Optional.of(retryAt);
            case CapReached(var _, var opens) -> Optional.of(opens);
            case AccountLimited(var _, var until) -> until;
            case Complete _,
                    TimeUp _,
                    Interrupted _,
                    LoginNeeded _,
                    Forbidden _,
                    NotFound _,
                    Misused _,
                    Busy _,
                    Failed _,
                    Broken _ -> Optional.empty();
        };
    }

    /// Everything that was asked for was tried.
    record Complete() implements End {
        @Override
        public String why() {
            return "done";
        }
    }

    /// The run's time limit was reached; the same command goes on.
    record TimeUp() implements End {
        @Override
        public String why() {
            return "the time limit was reached";
        }
    }

    /// A cap of our own was reached; it opens again at `opens`.
    record CapReached(String cap, Instant opens) implements End {
        @Override
        public String why() {
            return "the cap of " + cap + " was reached; it opens at " + opens;
        }
    }

    /// Ctrl-C or SIGTERM.
    record Interrupted() implements End {
        @Override
        public String why() {
            return "interrupted";
        }
    }

    /// Nothing is wrong but the moment: a long flood wait, no network.
    record RetryLater(String why, Instant retryAt) implements End {}

    /// Telegram limits the account.
    ///
    /// @param until when it may write again, if that is known
    record AccountLimited(String why, Optional<Instant> until) implements End {
        public AccountLimited(String why) {
            this(why, Optional.empty());
        }

        public AccountLimited(String why, Instant until) {
            this(why, Optional.of(until));
        }
    }

    record LoginNeeded(String why) implements End {}

    record Forbidden(String why) implements End {}

    record NotFound(String why) implements End {}

    /// What was asked for can't be right: the content, the configuration.
    record Misused(String why) implements End {}

    /// Another run holds the account.
    record Busy(String why) implements End {}

    /// Telegram or a file did something that no rule covers.
    record Failed(String why) implements End {}

    /// A bug of ours, or an output that takes no more.
    record Broken(Throwable cause) implements End {
        @Override
        public String why() {
            if (cause instanceof UncheckedIOException output) return String.valueOf(output.getMessage());
            return "failed by a fault of its own: " + cause;
        }
    }

    /// The end of a run that can't go on after this refusal.
    ///
    /// @param why one clause for people: what was asked, and the refusal's text
    static End of(Refusal refusal, String why, Instant now) {
        return switch (refusal) {
            case Refusal.FloodWait(var retryAfter) -> new RetryLater(why, now.plus(retryAfter));
            case Refusal.SlowMode(var retryAfter) -> new RetryLater(why, now.plus(retryAfter));
            case Refusal.ServerTrouble _ -> new RetryLater(why, now.plusSeconds(60));
            case Refusal.OutcomeUnknown _ -> new RetryLater(why, now.plusSeconds(60));
            case Refusal.AccountLimited _ -> new AccountLimited(why);
            case Refusal.AccountUnable _ -> new Forbidden(why);
            case Refusal.PersonRefused _ -> new Forbidden(why);
            case Refusal.ChatRefused(var place, var _) ->
                switch (place) {
                    case NOT_FOUND, INVITE_DEAD, MESSAGE_GONE, TOPIC -> new NotFound(why);
                    default -> new Forbidden(why);
                };
            case Refusal.LoginNeeded _ -> new LoginNeeded(why);
            case Refusal.BadRequest _ -> new Misused(why);
            case Refusal.Unrecognised _ -> new Failed(why);
        };
    }
}
