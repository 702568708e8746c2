package dev.tgrow.telegram;

/// What our account may do in a chat, after its role and the chat's permissions are both counted.
public enum Right {
    SEND_TEXT,
    SEND_PHOTOS,
    SEND_DOCUMENTS,
    ADD_LINK_PREVIEWS,
    INVITE_USERS,
    PIN_MESSAGES,
    /// Make and read invite links: administrators who may invite.
    MANAGE_INVITE_LINKS
}
