package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// One page of a forum's topics.
///
/// @param total how many the whole list has; approximate
/// @param topics often fewer than [#MAX_SIZE] before the end
/// @param next where the next page begins; empty after the last one
public record TopicPage(int total, List<ForumTopic> topics, Optional<Next> next) {
    /// Telegram gives at most this many topics in one page.
    public static final int MAX_SIZE = 100;

    public TopicPage {
        topics = List.copyOf(topics);
        requireNonNull(next, "next");
    }

    /// The last topic of a page in Telegram's words, to be handed back as it came.
    ///
    /// @param date of its newest message, in seconds
    /// @param message the number of that message, as the client numbers it
    public record Next(long date, long message, TopicId topic) {}
}
