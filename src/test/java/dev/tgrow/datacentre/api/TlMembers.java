package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.ChatView;
import dev.tgrow.world.MemberFilter;
import dev.tgrow.world.Participant;
import dev.tgrow.world.Role;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import org.jspecify.annotations.Nullable;

/// Members of chats as objects of the API, as one account sees them.
final class TlMembers {
    private final Account viewer;
    private final ChatView chat;

    TlMembers(Account viewer, ChatView chat) {
        this.viewer = viewer;
        this.chat = chat;
    }

    /// A `ChannelParticipant`: somebody in a supergroup or channel, or kept out of it.
    ///
    /// @throws WorldError `USER_NOT_PARTICIPANT` for strangers
    TlObject inChannel(Participant member) {
        return switch (member.status()) {
            case CREATOR ->
                user("channelParticipantCreator", member)
                        .with("admin_rights", rights(member))
                        .with("rank", rank(member));
            case ADMINISTRATOR -> administrator(member);
            case MEMBER -> member(member);
            case RESTRICTED -> restricted(member);
            case BANNED -> restricted(member).with("left", true);
            case LEFT -> throw WorldError.of("USER_NOT_PARTICIPANT");
        };
    }

    private TlObject administrator(Participant member) {
        var object = user("channelParticipantAdmin", member)
                .with("promoted_by", by(member))
                .with("date", date(member))
                .with("admin_rights", rights(member))
                .with("rank", rank(member));
        return isViewer(member)
                ? object.with("self", true).with("inviter_id", by(member))
                : object.with("can_edit", chat.self().status() == MemberStatus.CREATOR);
    }

    private TlObject member(Participant member) {
        return isViewer(member)
                ? user("channelParticipantSelf", member)
                        .with("inviter_id", by(member))
                        .with("date", date(member))
                : user("channelParticipant", member).with("date", date(member));
    }

    private TlObject restricted(Participant member) {
        return TlObject.of("channelParticipantBanned")
                .with("peer", Peers.peer(id(member)))
                .with("kicked_by", by(member))
                .with("date", date(member))
                .with("banned_rights", banned(member.role()));
    }

    /// The `ChatParticipants` of a basic group; strangers aren't told who is in it.
    static TlObject ofBasicGroup(World world, Account viewer, ChatId id) {
        var chat = world.chats().byId(viewer, id).orElseThrow(() -> WorldError.of("CHAT_ID_INVALID"));
        if (!chat.self().status().isMember()) {
            return TlObject.of("chatParticipantsForbidden").with("chat_id", -id.value());
        }
        var all = world.members().list(viewer, id, MemberFilter.of(MemberList.RECENT), 0, Integer.MAX_VALUE);
        return TlObject.of("chatParticipants")
                .with("chat_id", -id.value())
                .with(
                        "participants",
                        all.page().stream().map(TlMembers::inBasicGroup).toList())
                .with("version", chat.version());
    }

    private static TlObject inBasicGroup(Participant member) {
        return switch (member.status()) {
            case CREATOR -> user("chatParticipantCreator", member);
            case ADMINISTRATOR -> inBasicGroup("chatParticipantAdmin", member);
            case MEMBER, RESTRICTED -> inBasicGroup("chatParticipant", member);
            case LEFT, BANNED -> throw new IllegalArgumentException(member + " is no member");
        };
    }

    private static TlObject inBasicGroup(String constructor, Participant member) {
        return user(constructor, member).with("inviter_id", by(member)).with("date", date(member));
    }

    private static TlObject user(String constructor, Participant member) {
        return TlObject.of(constructor).with("user_id", id(member).value());
    }

    private TlObject rights(Participant member) {
        return TlChats.adminRights(chat, member.role());
    }

    private static TlObject banned(Role role) {
        var rights = TlChats.missing(role.rights(), role.until());
        return role.status() == MemberStatus.BANNED ? rights.with("view_messages", true) : rights;
    }

    private static @Nullable String rank(Participant member) {
        return member.role().title().orElse(null);
    }

    private boolean isViewer(Participant member) {
        return id(member).value() == viewer.id();
    }

    private static UserId id(Participant member) {
        return member.user().id();
    }

    /// Who brought somebody in or gave them their role. Where the world doesn't know, they came by themselves.
    private static long by(Participant member) {
        return member.by().orElse(id(member).value());
    }

    /// When they joined; of those who aren't in the chat, when they were banned.
    private static int date(Participant member) {
        return member.joined()
                .or(member::given)
                .map(date -> Math.toIntExact(date.getEpochSecond()))
                .orElse(0);
    }
}
