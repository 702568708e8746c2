package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.LastSeen;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.world.ChatFull;
import dev.tgrow.world.MemberFilter;
import dev.tgrow.world.Participant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Groups and channels, and all that is told of them.
final class ChatMethods {
    /// Among how many members those who are online are counted.
    private static final int NEWEST = 200;

    private ChatMethods() {}

    static void register(Methods methods) {
        methods.add(
                        "channels.getChannels",
                        request -> chats(
                                request,
                                request.arguments().objects("id").stream()
                                        .map(request::chat)
                                        .toList()))
                .add(
                        "messages.getChats",
                        request -> chats(
                                request,
                                request.arguments().numbers("id").stream()
                                        .map(id -> new ChatId(-id))
                                        .toList()))
                .add("channels.getFullChannel", ChatMethods::fullChannel)
                .add("messages.getFullChat", ChatMethods::fullGroup)
                .add("messages.editChatDefaultBannedRights", ChatMethods::setPermissions)
                .add("channels.toggleSlowMode", ChatMethods::setSlowMode);
    }

    private static TlObject chats(Request request, List<ChatId> chats) {
        return TlObject.of("messages.chats")
                .with("chats", chats.stream().map(request.view()::chat).toList());
    }

    private static TlObject fullChannel(Request request) {
        var full = request.world().chats().full(request.account(), request.chat("channel"));
        var id = full.chat().id();
        var top = request.world().chats().dialog(request.account(), id).top();
        var read = top.map(message -> (int) message.id()).orElse(0);
        var object = common(request, full, TlObject.of("channelFull").with("id", id.supergroupId()))
                .with("chat_photo", TlObject.of("photoEmpty").with("id", 0L))
                .with("participants_count", full.chat().members())
                .with("can_view_participants", full.listsMembers())
                .with("participants_hidden", full.hiddenMembers())
                .with("can_delete_channel", full.chat().self().status() == MemberStatus.CREATOR)
                .with("online_count", online(request, full))
                .with("read_inbox_max_id", read)
                .with("read_outbox_max_id", read)
                .with("pts", request.feed().pts(id))
                .with(
                        "send_paid_messages_stars",
                        full.chat().stars() == 0 ? null : (long) full.chat().stars());
        return complete(request, counted(full, slow(request, full, object)));
    }

    /// What administrators alone are told.
    private static TlObject counted(ChatFull full, TlObject object) {
        if (!full.chat().self().status().isAdministrator()) return object;
        return object.with("admins_count", full.administrators())
                .with("kicked_count", full.banned())
                .with("banned_count", full.restricted());
    }

    private static TlObject slow(Request request, ChatFull full, TlObject object) {
        if (full.chat().slowMode().isZero()) return object;
        var timed = object.with("slowmode_seconds", (int) full.chat().slowMode().toSeconds());
        var left = full.slowModeLeft();
        return left.isZero()
                ? timed
                : timed.with("slowmode_next_send_date", (int)
                        request.now().plus(left).plus(Duration.ofMillis(999)).getEpochSecond());
    }

    /// How many are online of those who joined last; nobody knows where the list is hidden.
    private static @Nullable Integer online(Request request, ChatFull full) {
        if (!full.listsMembers() || full.chat().kind() == Chat.Kind.CHANNEL) return null;
        var newest = request.world()
                .members()
                .list(request.account(), full.chat().id(), MemberFilter.of(MemberList.RECENT), 0, NEWEST);
        return (int) newest.page().stream().filter(ChatMethods::isOnline).count();
    }

    private static boolean isOnline(Participant member) {
        return member.user().lastSeen() instanceof LastSeen.Online;
    }

    private static TlObject fullGroup(Request request) {
        var id = new ChatId(-request.arguments().number("chat_id"));
        var full = request.world().chats().full(request.account(), id);
        var object = common(request, full, TlObject.of("chatFull").with("id", -id.value()))
                .with("participants", request.view().participants(id));
        return complete(request, object);
    }

    private static TlObject common(Request request, ChatFull full, TlObject object) {
        var pinned = full.pinned();
        return requests(request, full, object)
                .with("about", full.about())
                .with("available_reactions", TlObject.of("chatReactionsAll"))
                .with("notify_settings", TlObject.of("peerNotifySettings"))
                .with("can_set_username", full.chat().self().status() == MemberStatus.CREATOR)
                .with("exported_invite", full.link().map(TlLinks::link).orElse(null))
                .with("pinned_msg_id", pinned.isPresent() ? Math.toIntExact(pinned.getAsLong()) : null);
    }

    private static TlObject requests(Request request, ChatFull full, TlObject object) {
        if (full.requests() == 0) return object;
        var waiting =
                request.world().links().requests(request.account(), full.chat().id(), Optional.empty());
        return object.with("requests_pending", full.requests()).with("recent_requesters", TlLinks.requesters(waiting));
    }

    private static TlObject setPermissions(Request request) {
        var rights = TlRoles.permissions(request.arguments().object("banned_rights"));
        request.world().chats().setPermissions(request.account(), request.chat("peer"), rights);
        return request.updates();
    }

    private static TlObject setSlowMode(Request request) {
        var time = Duration.ofSeconds(request.arguments().integer("seconds"));
        request.world().chats().setSlowMode(request.account(), request.chat("channel"), time);
        return request.updates();
    }

    private static TlObject complete(Request request, TlObject full) {
        return request.complete(TlObject.of("messages.chatFull").with("full_chat", full));
    }
}
