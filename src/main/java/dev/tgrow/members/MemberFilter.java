package dev.tgrow.members;

import static java.util.Objects.requireNonNull;

import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.Member;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// Which members count: one of Telegram's own lists, narrowed by what we see of each person.
///
/// @param activeWithin only people who were online within this time
public record MemberFilter(MemberList list, Optional<Duration> activeWithin, boolean hasUsername, boolean noBots) {
    /// Everybody, from the list that Telegram gives by default.
    public static final MemberFilter ALL = new MemberFilter(MemberList.RECENT, Optional.empty(), false, false);

    public MemberFilter {
        requireNonNull(list, "list");
        requireNonNull(activeWithin, "activeWithin");
    }

    /// Whether people are left out who are in Telegram's list.
    public boolean narrows() {
        return activeWithin.isPresent() || hasUsername || noBots;
    }

    /// As the option `--filter` is written.
    @Override
    public String toString() {
        var words = new ArrayList<String>();
        words.add(
                switch (list) {
                    case ADMINISTRATORS -> "admins";
                    case RECENT, BOTS, BANNED, RESTRICTED, CONTACTS ->
                        list.name().toLowerCase(Locale.ROOT);
                });
        activeWithin.ifPresent(time -> words.add("active:" + time.toSeconds() + "s"));
        if (hasUsername) words.add("has-username");
        if (noBots) words.add("no-bots");
        return String.join(",", words);
    }

    boolean accepts(Member member, Instant now) {
        var user = member.user();
        return (!hasUsername || user.username().isPresent())
                && (!noBots || user.kind() != User.Kind.BOT)
                && activeWithin.map(time -> active(user.lastSeen(), time, now)).orElse(true);
    }

    /// Vague answers count by the longest time they can mean; an unknown one doesn't count.
    private static boolean active(LastSeen seen, Duration within, Instant now) {
        return switch (seen) {
            case LastSeen.Online() -> true;
            case LastSeen.At(var time) -> !time.isBefore(now.minus(within));
            case LastSeen.Recently() -> within.compareTo(Duration.ofDays(3)) >= 0;
            case LastSeen.WithinWeek() -> within.compareTo(Duration.ofDays(7)) >= 0;
            case LastSeen.WithinMonth() -> within.compareTo(Duration.ofDays(30)) >= 0;
            case LastSeen.Unknown() -> false;
        };
    }
}
