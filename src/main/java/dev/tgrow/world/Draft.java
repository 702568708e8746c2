package dev.tgrow.world;

import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.FormattedText.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A message before it is sent.
///
/// @param replyTo the number of the message that it answers
/// @param topic the forum topic that it goes to; none for [Topic#GENERAL]
/// @param stars what the sender agrees to pay for it
/// @param random the sender's own number for it, by which a repeated request is known
public record Draft(
        FormattedText text,
        Optional<Attachment> media,
        OptionalLong replyTo,
        OptionalLong topic,
        boolean silent,
        long stars,
        OptionalLong random) {

    public Draft {
        if (topic.equals(OptionalLong.of(Topic.GENERAL))) topic = OptionalLong.empty();
    }

    /// One that costs nothing.
    public Draft(
            FormattedText text,
            Optional<Attachment> media,
            OptionalLong replyTo,
            OptionalLong topic,
            boolean silent,
            OptionalLong random) {
        this(text, media, replyTo, topic, silent, 0, random);
    }

    /// Text or caption and nothing special.
    public static Draft of(FormattedText text, Optional<Attachment> media) {
        return new Draft(text, media, OptionalLong.empty(), OptionalLong.empty(), false, OptionalLong.empty());
    }

    /// Just text.
    public static Draft of(String text) {
        return of(FormattedText.plain(text), Optional.empty());
    }

    /// What arrives: the text has no blanks at its ends.
    Content content() {
        return new Content(
                stripped(), media, List.of(), OptionalLong.empty(), replyTo, topic, Optional.empty(), silent);
    }

    private FormattedText stripped() {
        var from = 0;
        var to = text.text().length();
        while (from < to && isBlank(text.text().charAt(from))) from++;
        while (to > from && isBlank(text.text().charAt(to - 1))) to--;
        var left = text.text().substring(from, to);
        var start = from;
        return new FormattedText(
                left,
                text.entities().stream()
                        .map(entity -> moved(entity, start, left.length()))
                        .filter(entity -> entity.length() > 0)
                        .toList());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    private static Entity moved(Entity entity, int by, int length) {
        var from = Math.clamp(entity.offset() - (long) by, 0, length);
        var to = Math.clamp(entity.offset() + (long) entity.length() - by, from, length);
        return new Entity(from, to - from, entity.style(), entity.argument());
    }

    boolean entitiesFit() {
        var length = text.text().length();
        return text.entities().stream()
                .allMatch(entity -> entity.offset() >= 0
                        && entity.length() > 0
                        && entity.offset() + (long) entity.length() <= length);
    }
}
