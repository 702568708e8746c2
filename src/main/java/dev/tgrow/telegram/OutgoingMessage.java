package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What is sent to a chat: a text, or a file with the text as its caption.
///
/// @param silent members get no sound
/// @param linkPreview whether Telegram may show a preview of the first link
public record OutgoingMessage(
        FormattedText text, Optional<Media> media, boolean silent, boolean linkPreview, SendOptions options) {
    public OutgoingMessage {
        requireNonNull(options, "options");
    }

    /// One for the chat as such, now, and free of charge.
    public OutgoingMessage(FormattedText text, Optional<Media> media, boolean silent, boolean linkPreview) {
        this(text, media, silent, linkPreview, SendOptions.NONE);
    }

    /// The same message with its file replaced.
    public OutgoingMessage with(Media other) {
        return new OutgoingMessage(text, Optional.of(other), silent, linkPreview, options);
    }

    /// The same message sent elsewhere or at another time.
    public OutgoingMessage with(SendOptions other) {
        return new OutgoingMessage(text, media, silent, linkPreview, other);
    }
}
