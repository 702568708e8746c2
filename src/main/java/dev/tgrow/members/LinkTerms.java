package dev.tgrow.members;

import dev.tgrow.input.Durations;
import dev.tgrow.input.When;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/// What an invite link shall be like.
///
/// @param expires when it stops working, to the second, if ever
/// @param limit how many may join by it; 0 for no limit
/// @param requests whether administrators decide on each
/// @param words as options: the same for the same wish, whenever it is said
public record LinkTerms(Optional<Instant> expires, int limit, boolean requests, String words) {
    /// A link that works for everybody, for ever.
    public static final LinkTerms NONE = new LinkTerms(Optional.empty(), 0, false, "");

    private static final int MOST = 99_999;
    /// Telegram counts seconds in 31 bits.
    private static final Instant LAST = Instant.ofEpochSecond(Integer.MAX_VALUE);

    /// Reads what an operator asked for.
    ///
    /// @param expires a duration from now, or a point in time
    /// @param zone for times that name none
    /// @throws IllegalArgumentException if there can be no such link; the message names the option
    public static LinkTerms of(
            Optional<String> expires, Optional<Integer> limit, boolean requests, Instant now, ZoneId zone) {
        if (limit.isPresent() && (limit.get() < 1 || limit.get() > MOST)) {
            throw new IllegalArgumentException("--link-limit must be 1 to %d, not %d".formatted(MOST, limit.get()));
        }
        if (limit.isPresent() && requests) {
            throw new IllegalArgumentException(
                    "--link-limit and --link-requests exclude each other: where administrators decide on each,"
                            + " Telegram knows no limit");
        }
        var end = expires.map(text -> end(text, now, zone));
        var words = new ArrayList<String>();
        expires.ifPresent(text -> words.add("--link-expires " + written(text, end.orElseThrow())));
        limit.ifPresent(most -> words.add("--link-limit " + most));
        if (requests) words.add("--link-requests");
        return new LinkTerms(end, limit.orElse(0), requests, String.join(" ", words));
    }

    private static Instant end(String text, Instant now, ZoneId zone) {
        try {
            var end = When.ahead(text, now, zone).truncatedTo(ChronoUnit.SECONDS);
            if (!end.isAfter(now)) throw new IllegalArgumentException("'%s' is not in the future".formatted(text));
            if (end.isAfter(LAST)) throw new IllegalArgumentException("'%s' is after %s".formatted(text, LAST));
            return end;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--link-expires: " + e.getMessage(), e);
        }
    }

    /// A duration stays one: started again tomorrow, the same command line means the same link.
    private static String written(String text, Instant end) {
        try {
            return Durations.text(Durations.parse(text));
        } catch (IllegalArgumentException _) {
            return end.toString();
        }
    }

    /// Whether nothing special is asked for.
    boolean isPlain() {
        return words.isEmpty();
    }
}
