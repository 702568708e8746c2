package dev.tgrow.promo;

import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.OutgoingMessage;
import dev.tgrow.telegram.SendOptions;
import java.util.ArrayList;
import java.util.List;

/// What one chat gets: a text, a file with the text below it, or an album.
///
/// @param media more than one for an album
/// @param silent members get no sound
/// @param linkPreview whether Telegram may show a preview of the first link
record Letter(
        FormattedText text, List<? extends Media> media, boolean silent, boolean linkPreview, SendOptions options) {
    Letter {
        media = List.copyOf(media);
    }

    boolean isAlbum() {
        return media.size() > 1;
    }

    OutgoingMessage message() {
        return new OutgoingMessage(
                text, media.stream().findFirst().map(Media.class::cast), silent, linkPreview, options);
    }

    /// The album; the text stands below its first part, where Telegram shows it for all.
    Album album() {
        var parts = new ArrayList<Album.Part>();
        for (Media file : media) {
            parts.add(new Album.Part(file, parts.isEmpty() ? text : FormattedText.plain("")));
        }
        return new Album(parts, silent, options);
    }
}
