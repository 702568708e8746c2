package dev.tgrow.tdlib;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatDetails;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Refusal;
import dev.tgrow.telegram.Refusal.Place;
import dev.tgrow.telegram.Reply;
import dev.tgrow.telegram.User;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/// Calls about chats as such.
final class ChatCalls {
    /// A list of chats longer than this many pages is not searched to its end for one id.
    private static final int MOST_PAGES = 50;

    private final TdClient client;
    private final AccountCalls account;
    private final AtomicBoolean loaded = new AtomicBoolean();

    ChatCalls(TdClient client, AccountCalls account) {
        this.client = client;
        this.account = account;
    }

    Reply<Chat> resolve(ChatRef ref) throws InterruptedException {
        return switch (ref) {
            case ChatRef.ByUsername(var name) ->
                chat(client.ask(ChatRequests.searchPublicChat(name)).read(TdChat::read));
            case ChatRef.ById(var id) -> chat(byId(id));
            case ChatRef.ByInvite invite -> byInvite(invite);
        };
    }

    private Reply<TdChat> byId(ChatId id) throws InterruptedException {
        if (id.value() > 0) {
            return client.ask(ChatRequests.createPrivateChat(id.value())).read(TdChat::read);
        }
        var reply = client.ask(ChatRequests.getChat(id)).read(TdChat::read);
        var missing = reply instanceof Reply.Refused<TdChat>(Refusal.ChatRefused(var place, var _))
                && place == Place.NOT_FOUND;
        if (!missing) return reply;
        if (id.isSupergroup()) {
            // Without its message database TDLib forgets a chat with the session, but not the supergroup that it is.
            var kept = client.ask(ChatRequests.createSupergroupChat(id.supergroupId()))
                    .read(TdChat::read);
            if (kept instanceof Reply.Ok<TdChat>) return kept;
        }
        if (!loaded.compareAndSet(false, true)) return reply;
        // TDLib knows the chats of an account only once they were loaded.
        for (int page = 0; page < MOST_PAGES; page++) {
            if (!(client.ask(ChatRequests.loadChats()) instanceof Answer.Good)) break;
        }
        return client.ask(ChatRequests.getChat(id)).read(TdChat::read);
    }

    private Reply<Chat> byInvite(ChatRef.ByInvite invite) throws InterruptedException {
        var looked = client.ask(ChatRequests.checkChatInviteLink(invite.link()))
                .read(info -> new ChatId(Json.number(info, "chat_id")));
        return switch (looked) {
            case Reply.Refused<ChatId>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<ChatId>(var id) ->
                id.value() == 0
                        ? new Reply.Refused<>(new Refusal.ChatRefused(Place.NOT_A_MEMBER, "INVITE_NOT_ACCEPTED"))
                        : chat(client.ask(ChatRequests.getChat(id)).read(TdChat::read));
        };
    }

    private Reply<Chat> chat(Reply<TdChat> reply) throws InterruptedException {
        return switch (reply) {
            case Reply.Refused<TdChat>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<TdChat>(var chat) ->
                switch (chat.kind()) {
                    case PRIVATE -> privateChat(chat);
                    case BASIC_GROUP -> basicGroup(chat);
                    case SUPERGROUP, CHANNEL -> group(chat, supergroup(chat.peer()));
                };
        };
    }

    private Reply<Chat> privateChat(TdChat chat) throws InterruptedException {
        var username = account.user(chat.peer()) instanceof Reply.Ok<User>(var user)
                ? user.username()
                : Optional.<String>empty();
        return new Reply.Ok<>(new Chat(
                chat.id(), Chat.Kind.PRIVATE, chat.title(), username, MemberStatus.MEMBER, Standing.SENDING, false, 0));
    }

    private Reply<Chat> basicGroup(TdChat chat) throws InterruptedException {
        var known = client.memory().basicGroup(chat.peer());
        var group = known.isPresent()
                ? new Reply.Ok<>(known.get())
                : client.ask(ChatRequests.getBasicGroup(chat.peer())).read(TdGroup::basic);
        if (group instanceof Reply.Ok<TdGroup>(var old) && old.upgradedTo() != 0) {
            return chat(client.ask(ChatRequests.createSupergroupChat(old.upgradedTo()))
                    .read(TdChat::read));
        }
        return group(chat, group);
    }

    private Reply<TdGroup> supergroup(long id) throws InterruptedException {
        var known = client.memory().supergroup(id);
        return known.isPresent()
                ? new Reply.Ok<>(known.get())
                : client.ask(ChatRequests.getSupergroup(id)).read(TdGroup::supergroup);
    }

    private static Reply<Chat> group(TdChat chat, Reply<TdGroup> reply) {
        return switch (reply) {
            case Reply.Refused<TdGroup>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Ok<TdGroup>(var group) ->
                new Reply.Ok<>(new Chat(
                        chat.id(),
                        chat.kind(),
                        chat.title(),
                        group.username(),
                        group.self().status(),
                        group.rights(chat),
                        group.slowMode(),
                        group.price()));
        };
    }

    Reply<ChatDetails> details(ChatId chat) throws InterruptedException {
        if (chat.isSupergroup()) {
            return client.ask(ChatRequests.getSupergroupFullInfo(chat.supergroupId()))
                    .read(ChatCalls::supergroupDetails);
        }
        if (chat.value() < 0) {
            return client.ask(ChatRequests.getBasicGroupFullInfo(-chat.value())).read(ChatCalls::basicDetails);
        }
        return new Reply.Ok<>(new ChatDetails(2, false, false, Duration.ZERO, Duration.ZERO));
    }

    private static ChatDetails supergroupDetails(JsonNode info) {
        return new ChatDetails(
                Json.integer(info, "member_count"),
                Json.flag(info, "can_get_members"),
                Json.flag(info, "has_hidden_members"),
                Duration.ofSeconds(Json.integer(info, "slow_mode_delay")),
                seconds(info.path("slow_mode_delay_expires_in").asDouble(0)));
    }

    private static ChatDetails basicDetails(JsonNode info) {
        return new ChatDetails(info.path("members").size(), true, false, Duration.ZERO, Duration.ZERO);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
}
