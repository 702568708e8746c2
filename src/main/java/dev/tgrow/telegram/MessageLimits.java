package dev.tgrow.telegram;

/// How long a message may be for this account, in Unicode code points.
public record MessageLimits(int text, int caption) {
    /// What holds where Telegram says nothing else.
    public static final MessageLimits DEFAULT = new MessageLimits(4096, 1024);
}
