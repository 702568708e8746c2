package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Messages that wait for their time in one chat.
///
/// @param messages the earliest first
public record ScheduledList(List<Waiting> messages) {
    public ScheduledList {
        messages = List.copyOf(messages);
    }

    /// One of them.
    ///
    /// @param id its number among the waiting messages; when it is sent it gets another
    /// @param at when Telegram sends it
    /// @param text message text or caption
    /// @param media as in [Post]
    /// @param album the number that the parts of one album share
    /// @param topic as in [Post]
    public record Waiting(MessageId id, Instant at, String text, String media, OptionalLong album, Optional<TopicId> topic) {
        public Waiting {
            requireNonNull(id, "id");
            requireNonNull(at, "at");
            requireNonNull(text, "text");
            requireNonNull(media, "media");
        }
    }
}
