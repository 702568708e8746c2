package dev.tgrow.world;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.EnumSet;
import java.util.Set;

/// What somebody is and may do in a chat, after role and the chat's permissions are both counted.
record Standing(MemberStatus status, Set<Right> rights) {
    private static final Set<Right> SENDING =
            EnumSet.of(Right.SEND_TEXT, Right.SEND_PHOTOS, Right.SEND_DOCUMENTS, Right.ADD_LINK_PREVIEWS);

    Standing {
        rights = Set.copyOf(rights);
    }

    boolean may(Right right) {
        return rights.contains(right);
    }

    /// @param role the role's rights, where the status has any
    static Standing of(ChatPlan chat, MemberStatus status, Set<Right> role) {
        return new Standing(
                status,
                switch (status) {
                    case CREATOR -> EnumSet.allOf(Right.class);
                    case ADMINISTRATOR -> administrator(chat, role);
                    case MEMBER -> member(chat);
                    case RESTRICTED -> restricted(chat, role);
                    case LEFT, BANNED -> Set.of();
                });
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
