package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.MemberList;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Invited;
import dev.tgrow.world.MemberFilter;
import dev.tgrow.world.Role;
import dev.tgrow.world.WorldError;
import java.util.List;

/// Who is in groups and channels, and who comes into them and goes.
final class MemberMethods {
    private MemberMethods() {}

    static void register(Methods methods) {
        methods.add("channels.getParticipants", MemberMethods::page)
                .add("channels.getParticipant", MemberMethods::one)
                .add(
                        "channels.inviteToChannel",
                        request -> invite(request, request.chat("channel"), request.users("users")))
                .add(
                        "messages.addChatUser",
                        request -> invite(request, group(request), List.of(request.user("user_id"))))
                .add("channels.joinChannel", MemberMethods::join)
                .add("channels.leaveChannel", request -> leave(request, request.chat("channel")))
                .add("messages.deleteChatUser", MemberMethods::remove)
                .add("channels.editBanned", MemberMethods::ban)
                .add("channels.editAdmin", MemberMethods::promote)
                .add("messages.editChatAdmin", MemberMethods::promoteInGroup);
    }

    private static ChatId group(Request request) {
        return new ChatId(-request.arguments().number("chat_id"));
    }

    private static TlObject page(Request request) {
        var arguments = request.arguments();
        var chat = request.chat("channel");
        var offset = arguments.integer("offset");
        var limit = arguments.integer("limit");
        if (offset < 0 || limit < 0) throw WorldError.of("LIMIT_INVALID");
        var members = request.world().members();
        var found = members.list(request.account(), chat, filter(arguments.object("filter")), offset, limit);
        var view = request.world().chats().open(request.account(), chat);
        var tl = new TlMembers(request.account(), view);
        return request.complete(TlObject.of("channels.channelParticipants")
                .with("count", found.total())
                .with("participants", found.page().stream().map(tl::inChannel).toList()));
    }

    private static MemberFilter filter(TlObject filter) {
        var list = switch (filter.name()) {
            case "channelParticipantsAdmins" -> MemberList.ADMINISTRATORS;
            case "channelParticipantsBots" -> MemberList.BOTS;
            case "channelParticipantsContacts" -> MemberList.CONTACTS;
            case "channelParticipantsKicked" -> MemberList.BANNED;
            case "channelParticipantsBanned" -> MemberList.RESTRICTED;
            default -> MemberList.RECENT;
        };
        return new MemberFilter(list, filter.optionalString("q").orElse(""));
    }

    private static TlObject one(Request request) {
        var chat = request.chat("channel");
        var member = request.world().members().one(request.account(), chat, request.user("participant"));
        var view = request.world().chats().open(request.account(), chat);
        return request.complete(TlObject.of("channels.channelParticipant")
                .with("participant", new TlMembers(request.account(), view).inChannel(member)));
    }

    private static TlObject invite(Request request, ChatId chat, List<UserId> users) {
        var invited = request.world().members().invite(request.account(), chat, users);
        return TlObject.of("messages.invitedUsers")
                .with("updates", request.updates())
                .with(
                        "missing_invitees",
                        invited.missing().stream().map(MemberMethods::missing).toList());
    }

    private static TlObject missing(Invited.Missing missing) {
        return TlObject.of("missingInvitee")
                .with("user_id", missing.user().value())
                .with("premium_would_allow_invite", missing.premiumWouldHelp())
                .with("premium_required_for_pm", missing.premiumWouldHelp());
    }

    private static TlObject join(Request request) {
        request.world().members().join(request.account(), request.chat("channel"));
        return request.updates();
    }

    private static TlObject leave(Request request, ChatId chat) {
        request.world().members().leave(request.account(), chat);
        return request.updates();
    }

    private static TlObject remove(Request request) {
        var user = request.user("user_id");
        if (user.value() == request.account().id()) return leave(request, group(request));
        return give(request, group(request), user, Role.of(MemberStatus.LEFT));
    }

    private static TlObject ban(Request request) {
        var role = TlRoles.banned(request.arguments().object("banned_rights"));
        return give(request, request.chat("channel"), request.user("participant"), role);
    }

    private static TlObject promote(Request request) {
        var arguments = request.arguments();
        var role = TlRoles.promoted(
                arguments.object("admin_rights"),
                arguments.optionalString("rank").filter(rank -> !rank.isEmpty()));
        return give(request, request.chat("channel"), request.user("user_id"), role);
    }

    private static boolean promoteInGroup(Request request) {
        var status = request.arguments().flag("is_admin") ? MemberStatus.ADMINISTRATOR : MemberStatus.MEMBER;
        request.world().members().give(request.account(), group(request), request.user("user_id"), Role.of(status));
        return true;
    }

    private static TlObject give(Request request, ChatId chat, UserId user, Role role) {
        request.world().members().give(request.account(), chat, user, role);
        return request.updates();
    }
}
