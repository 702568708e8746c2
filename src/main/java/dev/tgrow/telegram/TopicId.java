package dev.tgrow.telegram;

/// A topic of a forum, numbered as in `t.me` links.
public record TopicId(int value) {
    /// The topic that every forum has.
    public static final TopicId GENERAL = new TopicId(1);

    public TopicId {
        if (value <= 0) throw new IllegalArgumentException("a topic id is positive, not " + value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
