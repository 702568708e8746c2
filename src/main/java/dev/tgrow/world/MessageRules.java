package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What may be written. Guarded by the world's lock.
final class MessageRules {
    private static final int LONGEST_ALBUM = 10;

    private final Limits limits;
    private final Chance albums;
    private final WorldState state;
    private final Changes changes;
    private final Access access;
    private final ReadRules reading;

    MessageRules(WorldPlan plan, WorldState state, Changes changes, Access access, ReadRules reading) {
        this.limits = plan.limits();
        this.albums = new Chance(plan.seed()).of("albums");
        this.state = state;
        this.changes = changes;
        this.access = access;
        this.reading = reading;
    }

    List<Message> send(Account account, ChatId chat, List<Draft> drafts) {
        check(account, chat, drafts);
        checkPace(account, chat, drafts.size());
        return drafts.stream()
                .map(draft -> post(account, chat, draft.content(), draft.random()))
                .toList();
    }

    List<Message> sendAlbum(Account account, ChatId chat, List<Draft> parts) {
        if (parts.size() > LONGEST_ALBUM) throw WorldError.of("MULTI_MEDIA_TOO_LONG");
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.media().isEmpty())) {
            throw WorldError.of("MEDIA_EMPTY");
        }
        check(account, chat, parts);
        checkPace(account, chat, parts.size());
        var album = albums.of(chat.value()).at(state.messages().nextId(chat, account.id())) >>> 1 | 1;
        return parts.stream()
                .map(part -> post(account, chat, part.content().inAlbum(album), part.random()))
                .toList();
    }

    List<Message> forward(Account account, ChatId from, List<Long> ids, ChatId to, Messages.Forwarding how) {
        if (!how.random().isEmpty() && how.random().size() != ids.size()) throw WorldError.of("RANDOM_ID_INVALID");
        var source = reading.history(account, from);
        var drafts = new ArrayList<Draft>();
        var origins = new ArrayList<Optional<Origin>>();
        for (int i = 0; i < ids.size(); i++) {
            var message = source.find(ids.get(i))
                    .filter(found -> !found.isService())
                    .orElseThrow(() -> WorldError.of("MESSAGE_ID_INVALID"));
            drafts.add(new Draft(
                    message.content().text(),
                    message.content().media(),
                    OptionalLong.empty(),
                    how.topic(),
                    how.silent(),
                    how.stars(),
                    how.random().isEmpty()
                            ? OptionalLong.empty()
                            : OptionalLong.of(how.random().get(i))));
            origins.add(how.withoutOrigin() ? Optional.empty() : Optional.of(origin(message)));
        }
        if (isProtected(from)) throw WorldError.of("CHAT_FORWARDS_RESTRICTED");
        check(account, to, drafts);
        checkPace(account, to, drafts.size());
        var sent = new ArrayList<Message>();
        for (int i = 0; i < ids.size(); i++) {
            var content = drafts.get(i).content().from(origins.get(i));
            sent.add(post(account, to, content, drafts.get(i).random()));
        }
        return sent;
    }

    private boolean isProtected(ChatId chat) {
        return state.chat(chat)
                .filter(found -> found.plan().rules().protectedContent())
                .isPresent();
    }

    /// Where a message was first; channels stand for themselves, everybody else is named.
    private Origin origin(Message message) {
        if (message.content().origin().isPresent())
            return message.content().origin().get();
        var channel = state.chat(message.chat())
                .filter(chat -> chat.plan().isChannel())
                .isPresent();
        if (channel) {
            return new Origin(Optional.of(message.chat().value()), OptionalLong.of(message.id()), "", message.date());
        }
        var from = message.from().isPresent() ? Optional.of(message.from().getAsLong()) : Optional.<Long>empty();
        return new Origin(from, OptionalLong.empty(), message.signature().orElse(""), message.date());
    }

    /// Whether these may be sent there at all, whenever that is.
    void check(Account account, ChatId chat, List<Draft> drafts) {
        drafts.forEach(draft -> checkContent(account, draft));
        if (chat.value() > 0) checkPerson(account, access.person(new UserId(chat.value()), "PEER_ID_INVALID"));
        else checkChat(account, access.open(account, chat), drafts);
        for (Draft draft : drafts) {
            if (draft.random().isPresent()
                    && state.messages()
                            .sent(account.id(), draft.random().getAsLong())
                            .isPresent()) {
                throw WorldError.of("RANDOM_ID_DUPLICATE");
            }
        }
    }

    void checkContent(Account account, Draft draft) {
        if (!draft.entitiesFit()) throw WorldError.of("ENTITY_BOUNDS_INVALID");
        var length = draft.content().text().codePoints();
        if (draft.media().isEmpty()) {
            if (length == 0) throw WorldError.of("MESSAGE_EMPTY");
            if (length > limits.text()) throw WorldError.of("MESSAGE_TOO_LONG");
        } else if (length > limits.captionOf(account)) {
            throw WorldError.of("MEDIA_CAPTION_TOO_LONG");
        }
    }

    private void checkPerson(Account account, Person to) {
        if (to.isDeleted()) throw WorldError.of("INPUT_USER_DEACTIVATED");
        to.write().ifPresent(error -> {
            throw WorldError.of(error);
        });
        var stranger = !state.contacts().has(account, to.id()) && to.id() != account.id();
        if (account.peerFlood() && stranger) throw WorldError.of("PEER_FLOOD");
    }

    private static void checkChat(Account account, LiveChat chat, List<Draft> drafts) {
        var standing = chat.standing(account.id());
        if (!standing.status().isMember()) throw WorldError.of("CHAT_WRITE_FORBIDDEN");
        for (Draft draft : drafts) {
            checkRight(standing, draft.media());
            draft.topic().ifPresent(topic -> checkTopic(standing, chat, topic));
        }
        var stars = chat.plan().rules().stars();
        var paid = standing.status().isAdministrator() || drafts.stream().allMatch(draft -> draft.stars() >= stars);
        if (!paid) throw WorldError.of("ALLOW_PAYMENT_REQUIRED_" + stars);
    }

    private static void checkRight(Standing standing, Optional<Attachment> media) {
        if (media.isEmpty()) require(standing, Right.SEND_TEXT, "CHAT_SEND_PLAIN_FORBIDDEN");
        else if (media.get().kind().equals(Attachment.PHOTO)) {
            require(standing, Right.SEND_PHOTOS, "CHAT_SEND_PHOTOS_FORBIDDEN");
        } else {
            require(standing, Right.SEND_DOCUMENTS, "CHAT_SEND_DOCS_FORBIDDEN");
        }
    }

    private static void require(Standing standing, Right right, String error) {
        if (!standing.may(right)) throw WorldError.of(error);
    }

    private static void checkTopic(Standing standing, LiveChat chat, long topic) {
        var found = chat.topics().stream().filter(one -> one.id() == topic).findFirst();
        if (found.isEmpty()) throw WorldError.of("TOPIC_DELETED");
        if (found.get().closed() && !standing.status().isAdministrator()) throw WorldError.of("TOPIC_CLOSED");
    }

    private void checkPace(Account account, ChatId id, int count) {
        var chat = state.chat(id);
        if (chat.isEmpty() || chat.get().slowMode().isZero()) return;
        var wait = chat.get().slowModeLeft(account.id(), changes.now());
        if (wait.isPositive()) throw WorldError.of("SLOWMODE_WAIT_" + wait.toSeconds());
        if (count > 1 && !chat.get().isAdministrator(account.id())) {
            throw WorldError.of("SLOWMODE_MULTI_MSGS_DISABLED");
        }
    }

    /// Writes it, whatever the rules say.
    Message post(Account account, ChatId chat, Content content, OptionalLong random) {
        var id = write(account.id(), chat, content, random);
        return reading.find(account, chat, id).orElseThrow();
    }

    /// The same without a look at it.
    ///
    /// @return the new message's number
    long write(long by, ChatId chat, Content content, OptionalLong random) {
        return write(by, chat, content, random, changes.now());
    }

    /// Puts a message into a chat.
    ///
    /// @param at the date that it bears
    long write(long by, ChatId chat, Content content, OptionalLong random, Instant at) {
        var id = state.messages().nextId(chat, by);
        var history = state.messages().history(chat, by);
        var answers = content.replyTo().stream()
                .anyMatch(message -> history.find(message).isPresent());
        var kept = answers ? content : content.answering(OptionalLong.empty());
        changes.make(new Change.Posted(chat.value(), id, by, at, kept, random));
        return id;
    }
}
