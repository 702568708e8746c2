package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What chats show of themselves. Guarded by the world's lock.
final class ChatRules {
    private final WorldState state;
    private final Changes changes;
    private final Access access;
    private final ReadRules reading;

    ChatRules(WorldState state, Changes changes, Access access, ReadRules reading) {
        this.state = state;
        this.changes = changes;
        this.access = access;
        this.reading = reading;
    }

    ChatView view(Account account, LiveChat chat) {
        return chat.seenBy(account.id(), state.created());
    }

    ChatView open(Account account, ChatId chat) {
        return view(account, access.open(account, chat));
    }

    ChatFull full(Account account, ChatId id) {
        var chat = access.open(account, id);
        var administrator = chat.isAdministrator(account.id());
        var pinned = chat.history().pinned();
        return new ChatFull(
                view(account, chat),
                chat.plan().about(),
                chat.roster().named(chat::isAdministrator).size(),
                with(chat, MemberStatus.BANNED),
                with(chat, MemberStatus.RESTRICTED),
                chat.listsMembersTo(account.id()),
                chat.plan().rules().hiddenMembers(),
                chat.slowModeLeft(account.id(), changes.now()),
                ownLink(account, chat),
                pinned.isEmpty() ? OptionalLong.empty() : OptionalLong.of(pinned.getFirst()),
                administrator ? chat.requests().size() : 0,
                chat.topics());
    }

    private static int with(LiveChat chat, MemberStatus status) {
        return (int) chat.roles().keySet().stream()
                .filter(id -> chat.status(id) == status)
                .count();
    }

    private Optional<Link> ownLink(Account account, LiveChat chat) {
        if (!chat.standing(account.id()).may(Right.MANAGE_INVITE_LINKS)) return Optional.empty();
        return state.links().of(chat.plan().id()).stream()
                .flatMap(hash -> state.link(hash).stream())
                .filter(link -> link.permanent() && !link.revoked())
                .filter(link -> link.creator().value() == account.id())
                .findFirst();
    }

    List<Dialog> dialogs(Account account) {
        var all = new ArrayList<Dialog>();
        for (LiveChat chat : state.chats()) {
            if (chat.status(account.id()).isMember())
                all.add(dialog(account, chat.plan().id()));
        }
        for (long partner : state.messages().privateChats().partnersOf(account.id())) {
            var dialog = dialog(account, new ChatId(partner));
            if (dialog.top().isPresent()) all.add(dialog);
        }
        all.sort(Comparator.comparingLong(ChatRules::newestDate)
                .thenComparingLong(dialog -> dialog.top().map(Message::id).orElse(0L))
                .reversed());
        return all;
    }

    private static long newestDate(Dialog dialog) {
        return dialog.top().map(top -> top.date().getEpochSecond()).orElse(0L);
    }

    Dialog dialog(Account account, ChatId chat) {
        return new Dialog(chat, reading.newest(account, chat));
    }

    List<ChatView> common(Account account, UserId other) {
        return state.chats().stream()
                .filter(chat -> chat.status(account.id()).isMember()
                        && chat.status(other.value()).isMember())
                .map(chat -> view(account, chat))
                .toList();
    }

    List<Topic> topics(Account account, ChatId id) {
        var chat = forum(account, id);
        var all = new ArrayList<Topic>();
        all.add(new Topic(Topic.GENERAL, "General", false));
        all.addAll(chat.topics());
        return all;
    }

    Message createTopic(Account account, ChatId id, String title) {
        var chat = forum(account, id);
        if (!chat.isAdministrator(account.id())) throw WorldError.of("CHAT_ADMIN_REQUIRED");
        if (title.isBlank()) throw WorldError.of("TOPIC_TITLE_EMPTY");
        var message = state.messages().nextId(id, account.id());
        changes.make(new Change.TopicMade(id.value(), message, account.id(), title, changes.now()));
        return reading.find(account, id, message).orElseThrow();
    }

    private LiveChat forum(Account account, ChatId id) {
        var chat = access.open(account, id);
        if (!chat.plan().rules().forum()) throw WorldError.of("CHANNEL_FORUM_MISSING");
        return chat;
    }
}
