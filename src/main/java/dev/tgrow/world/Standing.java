package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.EnumSet;
import java.util.Set;

/// What somebody is and may do in a chat, after role and the chat's permissions are both counted.
public record Standing(MemberStatus status, Set<Right> rights, Set<Power> powers) {
    private static final Set<Right> SENDING =
            EnumSet.of(Right.SEND_TEXT, Right.SEND_PHOTOS, Right.SEND_DOCUMENTS, Right.ADD_LINK_PREVIEWS);

    public Standing {
        rights = Set.copyOf(rights);
        powers = Set.copyOf(powers);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public boolean may(Power power) {
        return powers.contains(power);
    }

    /// @param permissions what ordinary members of the chat may do
    static Standing of(ChatPlan chat, Set<Right> permissions, Role role) {
        var member = chat.isChannel() ? Set.<Right>of() : permissions;
        return switch (role.status()) {
            case CREATOR -> new Standing(role.status(), EnumSet.allOf(Right.class), EnumSet.allOf(Power.class));
            case ADMINISTRATOR ->
                new Standing(role.status(), administrator(chat.isChannel(), member, role), role.powers());
            case MEMBER -> new Standing(role.status(), member, Set.of());
            case RESTRICTED -> new Standing(role.status(), restricted(member, role), Set.of());
            case LEFT, BANNED -> new Standing(role.status(), Set.of(), Set.of());
        };
    }

    private static Set<Right> administrator(boolean channel, Set<Right> member, Role role) {
        var rights = EnumSet.noneOf(Right.class);
        rights.addAll(role.rights());
        rights.addAll(member);
        if (!channel) rights.addAll(SENDING);
        if (rights.contains(Right.INVITE_USERS)) rights.add(Right.MANAGE_INVITE_LINKS);
        return rights;
    }

    private static Set<Right> restricted(Set<Right> member, Role role) {
        var rights = EnumSet.noneOf(Right.class);
        rights.addAll(role.rights());
        rights.retainAll(member);
        return rights;
    }
}
