package dev.tgrow.promo;

import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.SentAlbum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What Telegram says of a message or an album that it took.
///
/// @param messages their numbers; those among the waiting ones if `due` is there
/// @param files the uploaded files, if Telegram named all, to be used for the next chat
/// @param due when Telegram sends it, if that isn't now
record Delivered(List<MessageId> messages, List<Media.Remote> files, Optional<Instant> due) {
    Delivered {
        messages = List.copyOf(messages);
        files = List.copyOf(files);
    }

    static Reply<Delivered> message(Reply<Sent> reply) {
        return switch (reply) {
            case Reply.Ok<Sent>(var sent) -> new Reply.Ok<>(of(List.of(sent)));
            case Reply.Refused<Sent>(var reason) -> new Reply.Refused<>(reason);
        };
    }

    static Reply<Delivered> album(Reply<SentAlbum> reply) {
        return switch (reply) {
            case Reply.Ok<SentAlbum>(var album) -> new Reply.Ok<>(of(album.parts()));
            case Reply.Refused<SentAlbum>(var reason) -> new Reply.Refused<>(reason);
        };
    }

    private static Delivered of(List<Sent> parts) {
        var files = parts.stream().flatMap(part -> part.media().stream()).toList();
        var first = parts.getFirst();
        return new Delivered(
                parts.stream().map(Sent::id).toList(),
                files.size() == parts.size() ? files : List.of(),
                first.scheduled() ? Optional.of(first.date()) : Optional.empty());
    }
}
