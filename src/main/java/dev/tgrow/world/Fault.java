package dev.tgrow.world;

import java.time.Duration;
import java.util.OptionalLong;

/// Something that goes wrong in a world, and when.
///
/// @param call the name of a call, or [#ANY]
/// @param account ids that the call must be about, where given
/// @param after how many matching calls go well before it
/// @param times how often it happens; 0 for ever
/// @param every that it happens only at each n-th of the calls after `after`
public record Fault(
        String call,
        OptionalLong account,
        OptionalLong chat,
        OptionalLong user,
        long after,
        long times,
        long every,
        Effect effect) {
    static final String ANY = "any";

    /// What happens.
    public sealed interface Effect {
        /// The server refuses.
        record Refuse(int code, String text) implements Effect {}

        /// The answer comes later.
        record Slow(Duration length) implements Effect {}

        /// The request is lost on its way and sent again by itself.
        record LoseRequest() implements Effect {}

        /// The server does what was asked, but its answer never arrives.
        record LoseAnswer() implements Effect {}

        /// Nothing happens, and no answer ever arrives.
        record Hang() implements Effect {}
    }

    /// Who asks what about whom.
    public record Occasion(String call, long account, OptionalLong chat, OptionalLong user) {}

    /// How often it was looked for and how often it struck.
    record Count(long seen, long struck) {
        static final Count NONE = new Count(0, 0);

        Count oneMore() {
            return new Count(seen + 1, struck);
        }

        Count andStruck() {
            return new Count(seen, struck + 1);
        }
    }

    boolean isAbout(Occasion occasion) {
        return (call.equals(ANY) || call.equals(occasion.call()))
                && (account.isEmpty() || account.getAsLong() == occasion.account())
                && (chat.isEmpty() || chat.equals(occasion.chat()))
                && (user.isEmpty() || user.equals(occasion.user()));
    }

    boolean isOver(Count count) {
        return times > 0 && count.struck() >= times;
    }

    /// Whether it is its turn at the call that was counted last.
    boolean isDue(Count count) {
        return count.seen() > after && (count.seen() - after) % every == 0;
    }
}
