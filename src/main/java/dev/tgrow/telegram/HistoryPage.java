package dev.tgrow.telegram;

import java.util.List;

/// One page of a chat's history, newest first.
///
/// @param posts often fewer than were asked for; only an empty page means that nothing older is there
public record HistoryPage(List<Post> posts) {
    /// Telegram gives at most this many messages in one page.
    public static final int MAX_SIZE = 100;

    public HistoryPage {
        posts = List.copyOf(posts);
    }
}
