package dev.tgrow.telegram;

import java.util.List;

/// One page of those who wait to be let in.
///
/// @param total how many the whole list has; approximate
/// @param requests may be fewer than were asked for before the end; the list ends at an empty page
public record JoinRequestPage(int total, List<JoinRequest> requests) {
    /// Telegram gives at most this many requests in one page.
    public static final int MAX_SIZE = 100;

    public JoinRequestPage {
        requests = List.copyOf(requests);
    }
}
