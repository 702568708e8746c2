package dev.tgrow.telegram;

import java.util.List;

/// An album that Telegram's server has confirmed.
///
/// @param parts in the album's order
public record SentAlbum(List<Sent> parts) {
    public SentAlbum {
        parts = List.copyOf(parts);
    }
}
