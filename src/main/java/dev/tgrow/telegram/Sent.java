package dev.tgrow.telegram;

import java.time.Instant;
import java.util.Optional;

/// A message that Telegram's server has confirmed.
///
/// @param id of a scheduled message the number among those that wait, which says nothing of the chat's history
/// @param date of a scheduled message when it will be sent
/// @param media the uploaded file, to be sent again without another upload
/// @param scheduled whether it waits for its time
public record Sent(MessageId id, Instant date, Optional<Media.Remote> media, boolean scheduled) {
    /// A message that is in the chat.
    public Sent(MessageId id, Instant date, Optional<Media.Remote> media) {
        this(id, date, media, false);
    }
}
