package dev.tgrow.tdlib;

import static dev.tgrow.telegram.Right.ADD_LINK_PREVIEWS;
import static dev.tgrow.telegram.Right.INVITE_USERS;
import static dev.tgrow.telegram.Right.MANAGE_INVITE_LINKS;
import static dev.tgrow.telegram.Right.PIN_MESSAGES;
import static dev.tgrow.telegram.Right.SEND_DOCUMENTS;
import static dev.tgrow.telegram.Right.SEND_PHOTOS;
import static dev.tgrow.telegram.Right.SEND_TEXT;

import dev.tgrow.telegram.MemberStatus;
import dev.tgrow.telegram.Right;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A `chatMemberStatus…`: somebody's role, and what the role itself grants (administrators) or leaves (restricted
/// members), before the chat's permissions are counted.
record Standing(MemberStatus status, Set<Right> granted) {
    static final Set<Right> SENDING = Set.of(SEND_TEXT, SEND_PHOTOS, SEND_DOCUMENTS, ADD_LINK_PREVIEWS);

    static Standing read(JsonNode status) {
        return switch (Json.type(status)) {
            case "chatMemberStatusCreator" -> new Standing(MemberStatus.CREATOR, EnumSet.allOf(Right.class));
            case "chatMemberStatusAdministrator" ->
                new Standing(MemberStatus.ADMINISTRATOR, administrator(status.path("rights")));
            case "chatMemberStatusMember" -> new Standing(MemberStatus.MEMBER, EnumSet.allOf(Right.class));
            case "chatMemberStatusRestricted" ->
                Json.flag(status, "is_member")
                        ? new Standing(MemberStatus.RESTRICTED, permissions(status.path("permissions")))
                        : new Standing(MemberStatus.LEFT, Set.of());
            case "chatMemberStatusBanned" -> new Standing(MemberStatus.BANNED, Set.of());
            default -> new Standing(MemberStatus.LEFT, Set.of());
        };
    }

    /// Reads `chatPermissions`: what ordinary or restricted members may do.
    static Set<Right> permissions(JsonNode permissions) {
        var rights = EnumSet.noneOf(Right.class);
        if (Json.flag(permissions, "can_send_basic_messages")) rights.add(SEND_TEXT);
        if (Json.flag(permissions, "can_send_photos")) rights.add(SEND_PHOTOS);
        if (Json.flag(permissions, "can_send_documents")) rights.add(SEND_DOCUMENTS);
        if (Json.flag(permissions, "can_add_link_previews")) rights.add(ADD_LINK_PREVIEWS);
        if (Json.flag(permissions, "can_invite_users")) rights.add(INVITE_USERS);
        if (Json.flag(permissions, "can_pin_messages")) rights.add(PIN_MESSAGES);
        return rights;
    }

    /// What an administrator may do in a channel; in a group all administrators may send, see [TdGroup#rights].
    private static Set<Right> administrator(JsonNode rights) {
        var granted = EnumSet.noneOf(Right.class);
        if (Json.flag(rights, "can_post_messages")) granted.addAll(SENDING);
        if (Json.flag(rights, "can_invite_users")) granted.addAll(Set.of(INVITE_USERS, MANAGE_INVITE_LINKS));
        if (Json.flag(rights, "can_edit_messages") || Json.flag(rights, "can_pin_messages")) granted.add(PIN_MESSAGES);
        return granted;
    }
}
