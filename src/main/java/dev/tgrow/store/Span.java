package dev.tgrow.store;

/// A stretch of message ids, both ends included.
public record Span(long low, long high) {
    public Span {
        if (low > high) throw new IllegalArgumentException(low + " is above " + high);
    }

    public long size() {
        return high - low + 1;
    }
}
