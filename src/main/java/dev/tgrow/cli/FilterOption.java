package dev.tgrow.cli;

import dev.tgrow.input.Durations;
import dev.tgrow.members.MemberFilter;
import dev.tgrow.telegram.MemberList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `--filter`: at most one of Telegram's lists, and any of our own conditions.
final class FilterOption {
    private static final String ACTIVE = "active:";
    private static final String ACCEPTED =
            "recent, admins, bots, banned, restricted, contacts, active:30d, has-username, no-bots";

    private FilterOption() {}

    /// @throws IllegalArgumentException for a word that is no filter, or two lists
    static MemberFilter read(List<String> words) {
        @Nullable MemberList list = null;
        var active = Optional.<Duration>empty();
        var hasUsername = false;
        var noBots = false;
        for (String word : words) {
            var named = list(word);
            if (named.isPresent() && list != null && named.get() != list) {
                throw new IllegalArgumentException(
                        "--filter: '%s' names a second list; Telegram gives one at a time".formatted(word));
            } else if (named.isPresent()) {
                list = named.get();
            } else if (word.startsWith(ACTIVE)) {
                active = Optional.of(active(word.substring(ACTIVE.length())));
            } else if (word.equals("has-username")) {
                hasUsername = true;
            } else if (word.equals("no-bots")) {
                noBots = true;
            } else {
                throw new IllegalArgumentException(
                        "--filter: '%s' is no filter (accepted: %s)".formatted(word, ACCEPTED));
            }
        }
        return new MemberFilter(list == null ? MemberList.RECENT : list, active, hasUsername, noBots);
    }

    private static Duration active(String time) {
        try {
            return Durations.parse(time);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--filter: " + e.getMessage(), e);
        }
    }

    private static Optional<MemberList> list(String word) {
        return switch (word) {
            case "recent" -> Optional.of(MemberList.RECENT);
            case "admins" -> Optional.of(MemberList.ADMINISTRATORS);
            case "bots" -> Optional.of(MemberList.BOTS);
            case "banned" -> Optional.of(MemberList.BANNED);
            case "restricted" -> Optional.of(MemberList.RESTRICTED);
            case "contacts" -> Optional.of(MemberList.CONTACTS);
            default -> Optional.empty();
        };
    }
}
