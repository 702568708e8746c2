package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import dev.tgrow.world.Power;
import dev.tgrow.world.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Roles in chats, read off objects of the API; [TlChats] writes them. Rights that the world doesn't know are passed
/// over.
final class TlRoles {
    /// A date that means for ever; so does 0.
    private static final int FOREVER = Integer.MAX_VALUE;

    private TlRoles() {}

    /// The role that a `ChatAdminRights` gives: an ordinary member's if it lists nothing.
    static Role promoted(TlObject rights, Optional<String> title) {
        if (!rights.fields().containsValue(true)) return Role.of(MemberStatus.MEMBER);
        var may = EnumSet.noneOf(Right.class);
        if (rights.flag("post_messages")) {
            may.addAll(Set.of(Right.SEND_TEXT, Right.SEND_PHOTOS, Right.SEND_DOCUMENTS, Right.ADD_LINK_PREVIEWS));
        }
        if (rights.flag("invite_users")) may.addAll(Set.of(Right.INVITE_USERS, Right.MANAGE_INVITE_LINKS));
        if (rights.flag("pin_messages") || rights.flag("edit_messages")) may.add(Right.PIN_MESSAGES);
        var powers = EnumSet.noneOf(Power.class);
        if (rights.flag("ban_users")) powers.add(Power.BAN_USERS);
        if (rights.flag("delete_messages")) powers.add(Power.DELETE_MESSAGES);
        return new Role(MemberStatus.ADMINISTRATOR, may, powers, title, Optional.empty());
    }

    /// The role that a `ChatBannedRights` leaves: an ordinary member's if it withholds nothing.
    static Role banned(TlObject rights) {
        var end = Optional.of(rights.integer("until_date"))
                .filter(date -> date != 0 && date != FOREVER)
                .map(Instant::ofEpochSecond);
        if (rights.flag("view_messages")) return until(Role.of(MemberStatus.BANNED), end);
        var left = permissions(rights);
        return left.equals(permissions(TlObject.of("chatBannedRights")))
                ? Role.of(MemberStatus.MEMBER)
                : until(Role.of(MemberStatus.RESTRICTED, left), end);
    }

    private static Role until(Role role, Optional<Instant> end) {
        return end.map(role::until).orElse(role);
    }

    /// What a `ChatBannedRights` leaves.
    static Set<Right> permissions(TlObject rights) {
        var silent = rights.flag("send_messages");
        var left = EnumSet.noneOf(Right.class);
        if (!silent && !rights.flag("send_plain")) left.add(Right.SEND_TEXT);
        if (!silent && !rights.flag("send_photos")) left.add(Right.SEND_PHOTOS);
        if (!silent && !rights.flag("send_docs")) left.add(Right.SEND_DOCUMENTS);
        if (!rights.flag("embed_links")) left.add(Right.ADD_LINK_PREVIEWS);
        if (!rights.flag("invite_users")) left.add(Right.INVITE_USERS);
        if (!rights.flag("pin_messages")) left.add(Right.PIN_MESSAGES);
        return left;
    }
}
