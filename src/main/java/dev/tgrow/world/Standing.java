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

    static Standing of(ChatPlan chat, Role role) {
        return switch (role.status()) {
            case CREATOR -> new Standing(role.status(), EnumSet.allOf(Right.class), EnumSet.allOf(Power.class));
            case ADMINISTRATOR -> new Standing(role.status(), administrator(chat, role.rights()), role.powers());
            case MEMBER -> new Standing(role.status(), member(chat), Set.of());
            case RESTRICTED -> new Standing(role.status(), restricted(chat, role.rights()), Set.of());
            case LEFT, BANNED -> new Standing(role.status(), Set.of(), Set.of());
        };
    }

    private static Set<Right> administrator(ChatPlan chat, Set<Right> role) {
        var rights = EnumSet.noneOf(Right.class);
        rights.addAll(role);
        if (!chat.isChannel()) {
            rights.addAll(SENDING);
            rights.addAll(chat.rules().permissions());
        }
        if (rights.contains(Right.INVITE_USERS)) rights.add(Right.MANAGE_INVITE_LINKS);
        return rights;
    }

    private static Set<Right> member(ChatPlan chat) {
        return chat.isChannel() ? Set.of() : chat.rules().permissions();
    }

    private static Set<Right> restricted(ChatPlan chat, Set<Right> role) {
        var rights = EnumSet.noneOf(Right.class);
        rights.addAll(role);
        rights.retainAll(member(chat));
        return rights;
    }
}
