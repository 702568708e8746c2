package dev.tgrow.promo;

import dev.tgrow.input.Target;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.TopicId;
import java.time.Duration;
import java.util.Optional;

/// A chat that may be written to, or a topic of it, and the words that it gets.
///
/// @param topic absent for a forum's general topic too
/// @param closedFor how long its slow mode still keeps it closed
record Destination(Target target, Chat chat, Optional<TopicId> topic, FormattedText text, Duration closedFor) {
    /// As people know it.
    String label() {
        return topic.map(id -> chat.label() + ":" + id).orElseGet(chat::label);
    }

    /// What parts it from other topics of its chat in the ledger.
    long subject() {
        return topic.map(TopicId::value).orElse(0);
    }
}
