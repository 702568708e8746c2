package dev.tgrow.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that goes wrong in a world, and when.
///
/// @param call the name of a call, or [#ANY]
/// @param account ids that the call must be about, where given
/// @param after how many matching calls go well before it
/// @param times how often it happens; 0 for ever
/// @param every that it happens only at each n-th of the calls after `after`
/// @param lasts how long after its first time it can happen at all; empty for ever
public record Fault(
        String call,
        OptionalLong account,
        OptionalLong chat,
        OptionalLong user,
        long after,
        long times,
        long every,
        Optional<Duration> lasts,
        Trouble trouble) {
    static final String ANY = "any";

    /// What goes wrong.
    public sealed interface Trouble {}

    /// What happens to one call.
    public sealed interface Effect extends Trouble {
        /// The server refuses.
        record Refuse(int code, String text) implements Effect {}

        /// The answer comes later.
        record Slow(Duration length) implements Effect {}

        /// The connection breaks before the request arrives; it is sent again by itself.
        record LoseRequest() implements Effect {}

        /// The server does what was asked, but the connection breaks before its answer arrives; that comes
        /// later.
        record LoseConnection() implements Effect {}

        /// The server does what was asked, but its answer never arrives.
        record LoseAnswer() implements Effect {}

        /// Nothing happens, and no answer ever arrives.
        record Hang() implements Effect {}
    }

    /// Refuses calls of one account with `FLOOD_WAIT_…` as soon as `limit` of them fell into the last `window`.
    record Rate(int limit, Duration window) implements Trouble {}

    /// Who asks what about whom.
    public record Occasion(String call, long account, OptionalLong chat, OptionalLong user) {}

    /// How often it was looked for and how often it struck.
    ///
    /// @param since when it struck first
    record Count(long seen, long struck, Optional<Instant> since) {
        static final Count NONE = new Count(0, 0, Optional.empty());

        Count oneMore() {
            return new Count(seen + 1, struck, since);
        }

        Count andStruck(Instant now) {
            return new Count(seen, struck + 1, since.or(() -> Optional.of(now)));
        }
    }

    boolean isAbout(Occasion occasion) {
        return (call.equals(ANY) || call.equals(occasion.call()))
                && (account.isEmpty() || account.getAsLong() == occasion.account())
                && (chat.isEmpty() || chat.equals(occasion.chat()))
                && (user.isEmpty() || user.equals(occasion.user()));
    }

    boolean isOver(Count count, Instant now) {
        if (times > 0 && count.struck() >= times) return true;
        return lasts.isPresent()
                && count.since()
                        .filter(since -> !now.isBefore(since.plus(lasts.get())))
                        .isPresent();
    }

    /// Whether it is its turn at the call that was counted last.
    boolean isDue(Count count) {
        return count.seen() > after && (count.seen() - after) % every == 0;
    }
}
