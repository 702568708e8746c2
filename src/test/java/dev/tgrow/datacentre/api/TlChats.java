package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.world.Account;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.Power;
import dev.tgrow.world.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Groups and channels as objects of the API, as one account sees them.
public final class TlChats {
    private final Centre centre;
    private final Account viewer;

    TlChats(Centre centre, Account viewer) {
        this.centre = centre;
        this.viewer = viewer;
    }

    /// A `Chat`.
    TlObject chat(ChatId id) {
        var chat = centre.world()
                .chats()
                .byId(viewer, id)
                .orElseThrow(() -> new IllegalArgumentException("no chat " + id));
        return chat.kind() == Chat.Kind.BASIC_GROUP ? group(chat) : channel(chat);
    }

    private TlObject group(ChatView chat) {
        var status = chat.self().status();
        var object = TlObject.of("chat")
                .with("id", -chat.id().value())
                .with("title", chat.title())
                .with("photo", TlObject.of("chatPhotoEmpty"))
                .with("participants_count", chat.members())
                .with("date", date(chat))
                .with("version", chat.version())
                .with("noforwards", chat.protectedContent())
                .with("creator", status == MemberStatus.CREATOR)
                .with("left", !status.isMember())
                .with("default_banned_rights", missing(chat.permissions(), Optional.empty()));
        return status.isAdministrator() ? object.with("admin_rights", adminRights(chat, chat.role())) : object;
    }

    private TlObject channel(ChatView chat) {
        if (!chat.isOpen()) return forbidden(chat);
        var status = chat.self().status();
        var broadcast = chat.kind() == Chat.Kind.CHANNEL;
        var object = TlObject.of("channel")
                .with("id", chat.id().supergroupId())
                .with("access_hash", centre.peers().hash(viewer, chat.id()))
                .with("title", chat.title())
                .with("username", chat.username().orElse(null))
                .with("photo", TlObject.of("chatPhotoEmpty"))
                .with("date", date(chat))
                .with("broadcast", broadcast)
                .with("megagroup", !broadcast)
                .with("forum", chat.forum())
                .with("creator", status == MemberStatus.CREATOR)
                .with("left", !status.isMember())
                .with("slowmode_enabled", !chat.slowMode().isZero())
                .with("join_request", chat.joinRequests())
                .with("noforwards", chat.protectedContent())
                .with("participants_count", chat.members())
                .with("send_paid_messages_stars", chat.stars() > 0 ? (long) chat.stars() : null);
        return rights(object, chat);
    }

    private static TlObject rights(TlObject object, ChatView chat) {
        var status = chat.self().status();
        var withAdmin = status.isAdministrator() ? object.with("admin_rights", adminRights(chat, chat.role())) : object;
        var withBan = status == MemberStatus.RESTRICTED
                ? withAdmin.with(
                        "banned_rights",
                        missing(chat.self().rights(), chat.role().until()))
                : withAdmin;
        return chat.kind() == Chat.Kind.CHANNEL
                ? withBan
                : withBan.with("default_banned_rights", missing(chat.permissions(), Optional.empty()));
    }

    /// What is left of a chat for those who may not look into it.
    private TlObject forbidden(ChatView chat) {
        var broadcast = chat.kind() == Chat.Kind.CHANNEL;
        return TlObject.of("channelForbidden")
                .with("id", chat.id().supergroupId())
                .with("access_hash", centre.peers().hash(viewer, chat.id()))
                .with("title", chat.title())
                .with("broadcast", broadcast)
                .with("megagroup", !broadcast);
    }

    private static int date(ChatView chat) {
        return (int) chat.joined().orElse(chat.created()).getEpochSecond();
    }

    /// The `chatAdminRights` of somebody who administers the chat.
    public static TlObject adminRights(ChatView chat, Role role) {
        var all = role.status() == MemberStatus.CREATOR;
        var rights = role.rights();
        var channel = chat.kind() == Chat.Kind.CHANNEL;
        var pins = all || rights.contains(Right.PIN_MESSAGES);
        return TlObject.of("chatAdminRights")
                .with("other", true)
                .with("invite_users", all || rights.contains(Right.INVITE_USERS))
                // In a channel those pin who may edit what others posted; clients know no other right for it there.
                .with("pin_messages", pins && !channel)
                .with("edit_messages", pins && channel)
                .with("post_messages", channel && (all || rights.contains(Right.SEND_TEXT)))
                .with("ban_users", all || role.powers().contains(Power.BAN_USERS))
                .with("delete_messages", all || role.powers().contains(Power.DELETE_MESSAGES))
                .with("change_info", all)
                .with("add_admins", all)
                .with("manage_call", all)
                .with("manage_topics", all && chat.forum());
    }

    /// The `chatBannedRights` of those who may do this and nothing else.
    ///
    /// @param until when they may do more again; without it never
    public static TlObject missing(Set<Right> rights, Optional<Instant> until) {
        var text = !rights.contains(Right.SEND_TEXT);
        var photos = !rights.contains(Right.SEND_PHOTOS);
        var documents = !rights.contains(Right.SEND_DOCUMENTS);
        var other = photos && documents;
        return TlObject.of("chatBannedRights")
                .with("until_date", until.map(end -> (int) end.getEpochSecond()).orElse(Integer.MAX_VALUE))
                .with("send_messages", text && other)
                .with("send_plain", text)
                .with("send_photos", photos)
                .with("send_docs", documents)
                .with("send_media", other)
                .with("send_videos", other)
                .with("send_audios", other)
                .with("send_voices", other)
                .with("send_roundvideos", other)
                .with("send_stickers", other)
                .with("send_gifs", other)
                .with("send_games", other)
                .with("send_inline", other)
                .with("send_polls", other)
                .with("embed_links", !rights.contains(Right.ADD_LINK_PREVIEWS))
                .with("invite_users", !rights.contains(Right.INVITE_USERS))
                .with("pin_messages", !rights.contains(Right.PIN_MESSAGES))
                .with("change_info", true)
                .with("manage_topics", true);
    }
}
