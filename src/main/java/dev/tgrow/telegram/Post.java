package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A message of a channel or group, as it stood when it was read.
///
/// @param edited when it was last edited, if ever
/// @param text message text or caption; empty if there is none
/// @param links addresses in the text, behind words, in the link preview and on buttons, in that order, each once
/// @param views as counted by Telegram when read; absent where chats have no view counter
/// @param media Telegram's word for what the message holds: `text`, `photo`, `video`, `document`, `poll`, `service`, …
/// @param album the number that the parts of one album share
/// @param topic the forum topic that it is in; absent in the general one, and where there are none
/// @param forwardedFrom where it was forwarded from: `@name`, a title, a name or an id
/// @param author the signature, or who wrote it
/// @param outgoing whether our account sent it
public record Post(
        ChatId chat,
        MessageId id,
        Instant date,
        Optional<Instant> edited,
        String text,
        List<String> links,
        OptionalLong views,
        OptionalLong forwards,
        OptionalLong replies,
        List<Reaction> reactions,
        String media,
        OptionalLong album,
        Optional<TopicId> topic,
        Optional<String> forwardedFrom,
        Optional<String> author,
        boolean outgoing) {

    /// How often one emoji was chosen; custom emoji are named `custom:<id>`, paid reactions `paid`.
    public record Reaction(String emoji, long count) {}

    public Post {
        requireNonNull(chat, "chat");
        requireNonNull(id, "id");
        requireNonNull(date, "date");
        requireNonNull(text, "text");
        requireNonNull(media, "media");
        links = List.copyOf(links);
        reactions = List.copyOf(reactions);
    }
}
