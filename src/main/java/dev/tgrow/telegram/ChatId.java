package dev.tgrow.telegram;

/// A chat, as TDLib numbers it: users above zero, basic groups below, supergroups and channels from `-1000000000000`
/// down.
public record ChatId(long value) {
    private static final long SUPERGROUP_BASE = -1_000_000_000_000L;

    /// The chat of a supergroup or channel with this positive supergroup id.
    public static ChatId ofSupergroup(long supergroupId) {
        return new ChatId(SUPERGROUP_BASE - supergroupId);
    }

    /// Whether this is a supergroup or a channel.
    public boolean isSupergroup() {
        return value < SUPERGROUP_BASE && value > 2 * SUPERGROUP_BASE;
    }

    /// The positive id of a supergroup or channel, as links of the form `t.me/c/…` use it.
    ///
    /// @throws IllegalStateException if this is another kind of chat
    public long supergroupId() {
        if (!isSupergroup()) throw new IllegalStateException(value + " is not a supergroup");
        return SUPERGROUP_BASE - value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
