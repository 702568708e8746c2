package dev.tgrow.telegram;

import java.util.List;

/// One page of invite links.
///
/// @param total how many the whole list has; approximate
/// @param links the list ends at an empty page
public record InviteLinkPage(int total, List<InviteLink> links) {
    /// Telegram gives at most this many links in one page.
    public static final int MAX_SIZE = 100;

    public InviteLinkPage {
        links = List.copyOf(links);
    }
}
