package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import java.time.Instant;
import java.util.List;

/// Messages that wait for their time. Each account has its own, numbered from 1 in each chat.
///
/// They are sent when the world's clock has passed their time, before whatever is asked of the world next; see
/// [World#tick].
public final class ScheduledMessages {
    private final Turn turn;
    private final ScheduleRules rules;

    ScheduledMessages(Turn turn, ScheduleRules rules) {
        this.turn = turn;
        this.rules = rules;
    }

    /// Lets messages wait; more than one make an album.
    ///
    /// @param at not later than a year from now
    /// @return the messages; their date is `at`
    /// @throws WorldError as [Messages#send], or `SCHEDULE_TOO_MUCH`, `SCHEDULE_DATE_TOO_LATE`,
    ///     `SCHEDULE_DATE_INVALID`
    public List<Message> add(Account account, ChatId chat, List<Draft> drafts, Instant at) {
        return turn.take(() -> rules.add(account, chat, drafts, at));
    }

    /// The account's waiting messages, the earliest first.
    public List<Message> list(Account account, ChatId chat) {
        return turn.take(() -> rules.list(account, chat));
    }

    /// Takes messages back. What is not there is passed over.
    ///
    /// @return those that were there
    public List<Long> delete(Account account, ChatId chat, List<Long> ids) {
        return turn.take(() -> rules.delete(account, chat, ids));
    }

    /// Sends messages before their time.
    ///
    /// @throws WorldError `MESSAGE_ID_INVALID`
    public List<Message> sendNow(Account account, ChatId chat, List<Long> ids) {
        return turn.take(() -> rules.sendNow(account, chat, ids));
    }
}
