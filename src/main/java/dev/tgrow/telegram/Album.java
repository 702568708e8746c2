package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Several files that are shown as one message. Photos and documents can't be mixed.
///
/// @param parts 2 to 10
/// @param silent members get no sound
public record Album(List<Part> parts, boolean silent, SendOptions options) {
    public static final int MAX_SIZE = 10;

    public Album {
        parts = List.copyOf(parts);
        requireNonNull(options, "options");
        if (parts.size() < 2 || parts.size() > MAX_SIZE) {
            throw new IllegalArgumentException("an album has 2 to " + MAX_SIZE + " files, not " + parts.size());
        }
        if (parts.stream().map(part -> part.media().kind()).distinct().count() > 1) {
            throw new IllegalArgumentException("an album has photos or documents, not both");
        }
    }

    /// One of the files.
    ///
    /// @param caption shown below the whole album if no other part has one
    public record Part(Media media, FormattedText caption) {}
}
