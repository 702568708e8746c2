package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A message as the server gives it to one account.
///
/// @param chat the chat as that account numbers it: its messages to somebody are in the chat with them
/// @param id unique in its supergroup or channel; in private chats and basic groups, unique among all of these
/// @param from who wrote it; channels show their posts in their own name all the same
/// @param outgoing whether that account wrote it
/// @param action what a service message tells
/// @param signature the writer's name in words, where that is all that is told
public record Message(
        ChatId chat,
        long id,
        OptionalLong from,
        boolean outgoing,
        Instant date,
        Optional<Instant> edited,
        Content content,
        Optional<Action> action,
        Counters counters,
        boolean pinned,
        Optional<String> signature) {

    public boolean isService() {
        return action.isPresent();
    }

    Message seen(ChatId as, boolean own, Counters counted) {
        return new Message(as, id, from, own, date, edited, content, action, counted, pinned, signature);
    }

    Message numbered(long number) {
        return new Message(chat, number, from, outgoing, date, edited, content, action, counters, pinned, signature);
    }

    Message with(Counters counted) {
        return seen(chat, outgoing, counted);
    }

    Message edited(Content other, Instant at) {
        return new Message(chat, id, from, outgoing, date, Optional.of(at), other, action, counters, pinned, signature);
    }

    Message pinned(boolean now) {
        return new Message(chat, id, from, outgoing, date, edited, content, action, counters, now, signature);
    }
}
