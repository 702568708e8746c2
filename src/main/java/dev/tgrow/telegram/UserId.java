package dev.tgrow.telegram;

/// A person or a bot. Positive; knowing the number alone gives no access to the person.
public record UserId(long value) {
    public UserId {
        if (value <= 0) throw new IllegalArgumentException("a user id is positive, not " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
