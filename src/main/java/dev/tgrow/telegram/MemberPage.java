package dev.tgrow.telegram;

import java.util.List;

/// One page of a member list.
///
/// @param total how many entries Telegram says the whole list has; approximate, and more than it gives past its cap
/// @param members may be fewer than were asked for before the end; the list ends at an empty page
public record MemberPage(int total, List<Member> members) {
    /// Telegram gives at most this many members in one page.
    public static final int MAX_SIZE = 200;

    /// Telegram gives about this many members of one list, whatever its length.
    public static final int LIST_CAP = 10_000;

    public MemberPage {
        members = List.copyOf(members);
    }
}
