package dev.tgrow.world;

/// What an administrator may do besides the rights that ordinary members can have too.
public enum Power {
    /// Restrict, remove and ban people.
    BAN_USERS,
    /// Delete what others wrote.
    DELETE_MESSAGES
}
