package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The messages that come into being while a world is in use.
final class NewMessage {
    private NewMessage() {}

    /// One that tells what somebody did.
    static Message service(ChatId chat, long id, OptionalLong by, Instant at, Action action) {
        return message(chat, id, by, at, Content.NONE, Optional.of(action), Counters.NONE);
    }

    /// @param channel whether its views are counted
    static Message posted(Change.Posted posted, boolean channel) {
        var counters = channel
                ? new Counters(OptionalLong.of(1), OptionalLong.of(0), OptionalLong.empty(), List.of())
                : Counters.NONE;
        var from = OptionalLong.of(posted.by());
        return message(
                new ChatId(posted.chat()),
                posted.message(),
                from,
                posted.at(),
                posted.content(),
                Optional.empty(),
                counters);
    }

    /// A message as it lies among the scheduled ones.
    static Message scheduled(Change.Scheduled scheduled) {
        var chat = new ChatId(scheduled.chat());
        var from = OptionalLong.of(scheduled.by());
        return message(
                chat, scheduled.message(), from, scheduled.due(), scheduled.content(), Optional.empty(), Counters.NONE);
    }

    private static Message message(
            ChatId chat,
            long id,
            OptionalLong from,
            Instant at,
            Content content,
            Optional<Action> action,
            Counters counters) {
        return new Message(
                chat, id, from, false, at, Optional.empty(), content, action, counters, false, Optional.empty());
    }
}
