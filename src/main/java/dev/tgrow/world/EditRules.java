package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// What may be done to messages that are there. Guarded by the world's lock.
final class EditRules {
    /// How long an own message may be edited, except in channels.
    private static final Duration EDITING = Duration.ofDays(2);

    private final WorldState state;
    private final Changes changes;
    private final ReadRules reading;
    private final MessageRules writing;

    EditRules(WorldState state, Changes changes, ReadRules reading, MessageRules writing) {
        this.state = state;
        this.changes = changes;
        this.reading = reading;
        this.writing = writing;
    }

    Message edit(Account account, ChatId chat, long id, FormattedText text) {
        var message = needed(account, chat, id);
        var draft = Draft.of(text, message.content().media());
        writing.checkContent(account, draft);
        var late = changes.now().isAfter(message.date().plus(EDITING));
        if (!message.outgoing() || message.isService()) throw WorldError.of("MESSAGE_AUTHOR_REQUIRED");
        if (late && !isChannel(chat)) throw WorldError.of("MESSAGE_EDIT_TIME_EXPIRED");
        var written = draft.content().text();
        if (written.equals(message.content().text())) throw WorldError.of("MESSAGE_NOT_MODIFIED");
        changes.make(new Change.Edited(chat.value(), id, account.id(), written, changes.now()));
        return needed(account, chat, id);
    }

    private boolean isChannel(ChatId chat) {
        return state.chat(chat).filter(found -> found.plan().isChannel()).isPresent();
    }

    private Message needed(Account account, ChatId chat, long id) {
        return reading.find(account, chat, id).orElseThrow(() -> WorldError.of("MESSAGE_ID_INVALID"));
    }

    List<Long> delete(Account account, ChatId chat, List<Long> ids) {
        var there = reading.find(account, chat, ids);
        // Both sides of a private chat may delete everything.
        if (chat.value() < 0 && there.stream().anyMatch(message -> !message.outgoing())) {
            var standing = state.live(chat.value()).standing(account.id());
            if (!standing.may(Power.DELETE_MESSAGES)) throw WorldError.of("MESSAGE_DELETE_FORBIDDEN");
        }
        var deleted = there.stream().map(Message::id).distinct().toList();
        if (!deleted.isEmpty()) changes.make(new Change.Deleted(chat.value(), deleted, account.id()));
        return deleted;
    }

    Message pin(Account account, ChatId chat, long id) {
        checkPinning(account, chat);
        var message = needed(account, chat, id);
        if (message.isService()) throw WorldError.of("PIN_RESTRICTED");
        var service = state.messages().nextId(chat, account.id());
        changes.make(new Change.PinMade(chat.value(), id, account.id(), service, changes.now()));
        return needed(account, chat, service);
    }

    private void checkPinning(Account account, ChatId chat) {
        reading.history(account, chat);
        if (chat.value() > 0) return;
        if (!state.live(chat.value()).standing(account.id()).may(Right.PIN_MESSAGES)) {
            throw WorldError.of("CHAT_ADMIN_REQUIRED");
        }
    }

    void unpin(Account account, ChatId chat, List<Long> ids) {
        checkPinning(account, chat);
        ids.forEach(id -> needed(account, chat, id));
        changes.make(new Change.Unpinned(chat.value(), ids, account.id()));
    }

    List<Long> unpinAll(Account account, ChatId chat) {
        checkPinning(account, chat);
        var pinned = reading.history(account, chat).pinned();
        if (!pinned.isEmpty()) changes.make(new Change.Unpinned(chat.value(), pinned, account.id()));
        return pinned;
    }

    Message react(Account account, ChatId chat, long id, List<String> emoji) {
        var message = needed(account, chat, id);
        if (message.isService()) throw WorldError.of("MESSAGE_ID_INVALID");
        if (emoji.stream().anyMatch(String::isBlank) || new HashSet<>(emoji).size() < emoji.size()) {
            throw WorldError.of("REACTION_INVALID");
        }
        var most = account.person().user().premium() ? 3 : 1;
        if (emoji.size() > most) throw WorldError.of("REACTIONS_TOO_MANY");
        changes.make(new Change.Reacted(chat.value(), id, account.id(), emoji, changes.now()));
        return needed(account, chat, id);
    }

    List<Reactor> reactors(Account account, ChatId chat, long id) {
        needed(account, chat, id);
        if (isChannel(chat)) throw WorldError.of("BROADCAST_FORBIDDEN");
        return state.messages().choices().reactors(reading.history(account, chat), id);
    }

    List<Message> views(Account account, ChatId chat, List<Long> ids, boolean increment) {
        var there = reading.find(account, chat, ids);
        var history = reading.history(account, chat);
        var fresh = there.stream()
                .filter(message -> message.counters().views().isPresent())
                .map(Message::id)
                .filter(id -> !state.messages().choices().hasSeen(history, id, account.id()))
                .distinct()
                .toList();
        if (!increment || fresh.isEmpty()) return there;
        changes.make(new Change.Viewed(chat.value(), fresh, account.id()));
        return reading.find(account, chat, ids);
    }
}
