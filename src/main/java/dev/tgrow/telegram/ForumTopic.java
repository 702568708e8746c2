package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

/// A topic of a forum as it stands now.
///
/// @param title Telegram's text; two topics may have the same
/// @param closed whether only administrators write into it
public record ForumTopic(TopicId id, String title, boolean closed) {
    public ForumTopic {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
    }
}
