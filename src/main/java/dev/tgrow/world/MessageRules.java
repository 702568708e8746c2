package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.HistoryPage;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Right;
import java.util.Optional;

/// What may be read and written. Guarded by the world's lock.
final class MessageRules {
    private final Limits limits;
    private final WorldState state;
    private final Changes changes;

    MessageRules(WorldPlan plan, WorldState state, Changes changes) {
        this.limits = plan.limits();
        this.state = state;
        this.changes = changes;
    }

    /// The newest messages before another one, newest first.
    HistoryPage history(Account account, ChatId chat, Optional<MessageId> before, int limit) {
        var end = before.map(MessageId::value).orElse(Long.MAX_VALUE);
        var posts = state.history(chat, account.id()).before(end, Math.min(limit, HistoryPage.MAX_SIZE)).stream()
                .map(message -> message.seenBy(account.id()))
                .toList();
        return new HistoryPage(posts);
    }

    Message send(Account account, LiveChat chat, Draft draft) {
        checkContent(account, draft);
        var standing = chat.standing(account.id());
        if (!standing.status().isMember()) throw WorldError.of("CHAT_WRITE_FORBIDDEN");
        var file = draft.file();
        if (file.isEmpty() && !standing.may(Right.SEND_TEXT)) throw WorldError.of("CHAT_SEND_PLAIN_FORBIDDEN");
        file.ifPresent(kind -> {
            switch (kind) {
                case PHOTO -> require(standing, Right.SEND_PHOTOS, "CHAT_SEND_PHOTOS_FORBIDDEN");
                case DOCUMENT -> require(standing, Right.SEND_DOCUMENTS, "CHAT_SEND_DOCS_FORBIDDEN");
            }
        });
        var stars = chat.plan().rules().stars();
        if (stars > 0 && !standing.status().isAdministrator()) {
            throw WorldError.of("ALLOW_PAYMENT_REQUIRED_" + stars);
        }
        var wait = chat.slowModeLeft(account.id(), changes.now());
        if (wait.isPositive()) throw WorldError.of("SLOWMODE_WAIT_" + wait.toSeconds());
        return post(account, chat.plan().id(), draft);
    }

    private static void require(Standing standing, Right right, String error) {
        if (!standing.may(right)) throw WorldError.of(error);
    }

    /// To one person.
    Message send(Account account, Person to, Draft draft) {
        checkContent(account, draft);
        if (to.isDeleted()) throw WorldError.of("INPUT_USER_DEACTIVATED");
        to.write().ifPresent(error -> {
            throw WorldError.of(error);
        });
        return post(account, new ChatId(to.id()), draft);
    }

    private void checkContent(Account account, Draft draft) {
        if (!draft.entitiesFit()) throw WorldError.of("ENTITY_BOUNDS_INVALID");
        if (draft.file().isEmpty()) {
            if (draft.text().isEmpty()) throw WorldError.of("MESSAGE_EMPTY");
            if (draft.length() > limits.text()) throw WorldError.of("MESSAGE_TOO_LONG");
        } else if (draft.length() > limits.captionOf(account)) {
            throw WorldError.of("MEDIA_CAPTION_TOO_LONG");
        }
    }

    private Message post(Account account, ChatId chat, Draft draft) {
        var history = state.history(chat, account.id());
        var id = history.lastId() + 1;
        changes.make(new Change.Posted(
                chat.value(), id, account.id(), changes.now(), draft.text(), draft.links(), draft.media()));
        return history.find(id).orElseThrow();
    }

    void checkPinning(Account account, LiveChat chat) {
        require(chat.standing(account.id()), Right.PIN_MESSAGES, "CHAT_ADMIN_REQUIRED");
    }

    void pin(Account account, ChatId chat, MessageId message) {
        var history = state.history(chat, account.id());
        var found = history.find(message.value());
        if (found.isEmpty()) throw WorldError.of("MESSAGE_ID_INVALID");
        if (found.get().post().media().equals("service")) throw WorldError.of("PIN_RESTRICTED");
        changes.make(
                new Change.PinMade(chat.value(), message.value(), account.id(), history.lastId() + 1, changes.now()));
    }
}
