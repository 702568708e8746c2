package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The messages that come into being while a world is in use.
final class Messages {
    private Messages() {}

    /// One that tells what somebody did: added a member, pinned a message.
    ///
    /// @param channel whether it appears in the channel's own name
    static Message service(ChatId chat, long id, boolean channel, Person by, Instant at) {
        var post = new Post(
                chat,
                new MessageId(id),
                at,
                Optional.empty(),
                "",
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                "service",
                OptionalLong.empty(),
                Optional.empty(),
                writer(channel, by),
                false);
        return new Message(post, OptionalLong.of(by.id()));
    }

    /// @param channel whether it appears in the channel's own name, with a counter of views
    static Message posted(Change.Posted posted, boolean channel, Person writer) {
        var post = new Post(
                new ChatId(posted.chat()),
                new MessageId(posted.message()),
                posted.at(),
                Optional.empty(),
                posted.text(),
                posted.links(),
                channel ? OptionalLong.of(1) : OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                posted.media(),
                OptionalLong.empty(),
                Optional.empty(),
                writer(channel, writer),
                false);
        return new Message(post, OptionalLong.of(posted.from()));
    }

    private static Optional<String> writer(boolean channel, Person person) {
        return channel ? Optional.empty() : Optional.of(person.user().label());
    }

    /// The same message under the number that its chat gives it.
    static Message numbered(Message message, long id) {
        var post = message.post();
        var renumbered = new Post(
                post.chat(),
                new MessageId(id),
                post.date(),
                post.edited(),
                post.text(),
                post.links(),
                post.views(),
                post.forwards(),
                post.replies(),
                post.reactions(),
                post.media(),
                post.album(),
                post.forwardedFrom(),
                post.author(),
                post.outgoing());
        return new Message(renumbered, message.from());
    }
}
