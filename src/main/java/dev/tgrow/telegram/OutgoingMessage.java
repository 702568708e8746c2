package dev.tgrow.telegram;

import java.util.Optional;

/// What is sent to a chat: a text, or a file with the text as its caption.
///
/// @param silent members get no sound
/// @param linkPreview whether Telegram may show a preview of the first link
public record OutgoingMessage(FormattedText text, Optional<Media> media, boolean silent, boolean linkPreview) {

    /// The same message with its file replaced.
    public OutgoingMessage with(Media other) {
        return new OutgoingMessage(text, Optional.of(other), silent, linkPreview);
    }
}
