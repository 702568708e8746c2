package dev.tgrow.telegram;

/// Which list of a chat's members Telegram is asked for (TDLib's `supergroupMembersFilter…`).
public enum MemberList {
    RECENT,
    ADMINISTRATORS,
    BOTS,
    CONTACTS,
    /// Administrators only.
    BANNED,
    /// Administrators only.
    RESTRICTED
}
