package dev.tgrow.sandbox;

import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.User;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.Message;
import dev.tgrow.world.Power;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;

/// What TDLib refuses by itself, in its own words, before it asks the server.
final class LocalChecks {
    private static final Duration LONGEST_WAIT = Duration.ofDays(367);

    private final World world;
    private final Account account;

    LocalChecks(World world, Account account) {
        this.world = world;
        this.account = account;
    }

    User knownUser(UserId id) {
        if (!world.acquaintances().knows(account, id)) throw refused("User not found");
        return world.users().byId(account, id).orElseThrow(() -> refused("User not found"));
    }

    /// A group, a channel, or the private chat with somebody.
    Chat knownChat(ChatId id) {
        if (!world.acquaintances().knows(account, id)) throw refused("Chat not found");
        return id.value() > 0
                ? privateChat(knownUser(new UserId(id.value())))
                : world.chats().byId(account, id).map(ChatView::chat).orElseThrow(() -> refused("Chat not found"));
    }

    Chat privateChat(User user) {
        return new Chat(
                new ChatId(user.id().value()),
                Chat.Kind.PRIVATE,
                (user.firstName() + " " + user.lastName()).strip(),
                user.username(),
                MemberStatus.MEMBER,
                EnumSet.of(Right.SEND_TEXT, Right.SEND_PHOTOS, Right.SEND_DOCUMENTS, Right.ADD_LINK_PREVIEWS),
                false,
                0);
    }

    void userOnly() {
        if (account.isBot()) throw refused("The method is not available to bots");
    }

    void mayList(Call.GetMembers call) {
        var chat = knownChat(call.chat());
        if (call.limit() <= 0) throw refused("Parameter limit must be positive");
        if (call.offset() < 0) throw refused("Parameter offset must be non-negative");
        checkListIsOpen(chat);
    }

    void mayAskForMember(ChatId id, UserId user) {
        var chat = knownChat(id);
        if (chat.kind() == Chat.Kind.PRIVATE || !world.acquaintances().knows(account, user))
            throw refused("Member not found");
        checkListIsOpen(chat);
    }

    private static void checkListIsOpen(Chat chat) {
        if (chat.kind() == Chat.Kind.CHANNEL && !chat.self().isAdministrator()) {
            throw refused("Member list is inaccessible");
        }
    }

    void mayRead(Call.GetHistory call) {
        userOnly();
        knownChat(call.chat());
        if (call.limit() <= 0) throw refused("Parameter limit must be positive");
    }

    void mayAdd(Call.AddMember call) {
        var chat = knownChat(call.chat());
        if (chat.kind() == Chat.Kind.PRIVATE) throw refused("Can't add members to a private chat");
        if (account.isBot()) throw refused("Bots can't add new chat members");
        if (!world.acquaintances().knows(account, call.user())) throw refused("User not found");
        if (!chat.may(Right.INVITE_USERS)) {
            throw refused("Not enough rights to invite members to the "
                    + (chat.kind() == Chat.Kind.BASIC_GROUP ? "group chat" : "supergroup chat"));
        }
    }

    void maySend(ChatId id, Optional<Media.Kind> file) {
        var chat = knownChat(id);
        if (!chat.self().isMember()) throw refused("Have no write access to the chat");
        if (chat.kind() == Chat.Kind.CHANNEL && !chat.may(Right.SEND_TEXT)) {
            throw refused("Need administrator rights in the channel chat");
        }
        if (file.isEmpty()) {
            requireSending(chat, Right.SEND_TEXT, "text messages");
            return;
        }
        switch (file.get()) {
            case PHOTO -> requireSending(chat, Right.SEND_PHOTOS, "photos");
            case DOCUMENT -> requireSending(chat, Right.SEND_DOCUMENTS, "documents");
        }
    }

    /// What else TDLib says of where and when a message goes.
    void maySendTo(ChatId chat, SendOptions options) {
        if (options.topic().isPresent() && !forum(chat)) throw refused("Chat is not a forum");
        if (later(options.at()).isPresent() && account.isBot()) throw refused("Bots can't send scheduled messages");
        if (options.at()
                .filter(at -> at.isAfter(world.now().plus(LONGEST_WAIT)))
                .isPresent()) {
            throw refused("Send date is too far in the future");
        }
    }

    /// When a message is sent, if that is not now.
    Optional<Instant> later(Optional<Instant> at) {
        return at.map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .filter(time -> time.isAfter(world.now().plus(SendOptions.NEARLY_NOW)));
    }

    private boolean forum(ChatId chat) {
        return world.chats().byId(account, chat).filter(ChatView::forum).isPresent();
    }

    void isForum(ChatId chat) {
        knownChat(chat);
        if (!forum(chat)) throw refused("The chat is not a forum");
    }

    /// Whether a message can be deleted for everybody.
    boolean mayDelete(Message message) {
        // The message that made a supergroup stays, whoever asks.
        if (message.chat().isSupergroup() && message.id() == 1) return false;
        if (message.outgoing() || message.chat().value() > 0) return true;
        return world.chats()
                .byId(account, message.chat())
                .filter(chat -> chat.self().may(Power.DELETE_MESSAGES))
                .isPresent();
    }

    private static void requireSending(Chat chat, Right right, String what) {
        if (!chat.may(right)) throw refused("Not enough rights to send " + what + " to the chat");
    }

    void mayPin(ChatId id) {
        var chat = knownChat(id);
        if (chat.kind() != Chat.Kind.PRIVATE && !chat.may(Right.PIN_MESSAGES)) {
            throw refused("Not enough rights to manage pinned messages in the chat");
        }
    }

    void mayManageLinks(ChatId chat) {
        if (!knownChat(chat).may(Right.MANAGE_INVITE_LINKS)) {
            throw refused("Not enough rights to manage chat invite link");
        }
    }

    void mayMakeLink(Call.CreateInviteLink call) {
        mayManageLinks(call.chat());
        if (call.joinRequests() && call.memberLimit() > 0) {
            throw refused("Member limit can't be specified for links requiring administrator approval");
        }
    }

    private static WorldError refused(String text) {
        return new WorldError(400, text);
    }
}
