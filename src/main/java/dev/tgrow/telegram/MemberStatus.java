package dev.tgrow.telegram;

/// Somebody's standing in a chat (TDLib's `chatMemberStatus…`).
public enum MemberStatus {
    CREATOR,
    ADMINISTRATOR,
    MEMBER,
    /// A member with fewer rights than others. Somebody restricted who isn't in the chat counts as [#LEFT].
    RESTRICTED,
    LEFT,
    BANNED;

    /// Whether the person is in the chat.
    public boolean isMember() {
        return switch (this) {
            case CREATOR, ADMINISTRATOR, MEMBER, RESTRICTED -> true;
            case LEFT, BANNED -> false;
        };
    }

    /// Whether the person administers the chat.
    public boolean isAdministrator() {
        return this == CREATOR || this == ADMINISTRATOR;
    }
}
