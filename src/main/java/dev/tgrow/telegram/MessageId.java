package dev.tgrow.telegram;

/// A message within its chat, numbered as Telegram's server and `t.me` links do (TDLib shifts the same number by 20
/// bits).
public record MessageId(long value) implements Comparable<MessageId> {
    public MessageId {
        if (value <= 0) throw new IllegalArgumentException("a message id is positive, not " + value);
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
