package dev.tgrow.world;

import dev.tgrow.telegram.FormattedText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a message says, as its writer wrote it.
///
/// @param text message text or caption
/// @param buttons addresses of the buttons below it
/// @param album the number that the parts of one album share
/// @param replyTo the number of the message that it answers
/// @param topic the forum topic that it is in; messages in the general one have none
/// @param origin where it was forwarded from
/// @param silent whether nobody is to be notified
public record Content(
        FormattedText text,
        Optional<Attachment> media,
        List<String> buttons,
        OptionalLong album,
        OptionalLong replyTo,
        OptionalLong topic,
        Optional<Origin> origin,
        boolean silent) {
    static final Content NONE = of(FormattedText.plain(""));

    public Content {
        buttons = List.copyOf(buttons);
    }

    static Content of(FormattedText text) {
        return new Content(
                text,
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }

    Content with(FormattedText other) {
        return new Content(other, media, buttons, album, replyTo, topic, origin, silent);
    }

    Content inAlbum(long number) {
        return new Content(text, media, buttons, OptionalLong.of(number), replyTo, topic, origin, silent);
    }

    Content from(Optional<Origin> other) {
        return new Content(text, media, buttons, album, replyTo, topic, other, silent);
    }

    Content answering(OptionalLong message) {
        return new Content(text, media, buttons, album, message, topic, origin, silent);
    }
}
