package dev.tgrow.telegram;

import java.time.Instant;
import java.util.Optional;

/// A message that Telegram's server has confirmed.
///
/// @param media the uploaded file, to be sent again without another upload
public record Sent(MessageId id, Instant date, Optional<Media.Remote> media) {}
