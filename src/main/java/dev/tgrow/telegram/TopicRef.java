package dev.tgrow.telegram;

/// How an operator names a topic of a forum: by its number, as in `t.me` links, or by its title.
public sealed interface TopicRef {
    /// Titles are at most this long, in Unicode code points.
    int LONGEST_TITLE = 128;

    record ById(TopicId id) implements TopicRef {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// A topic by its whole title, in any case.
    record ByTitle(String title) implements TopicRef {
        @Override
        public String toString() {
            return title;
        }
    }

    /// Reads what an operator wrote.
    ///
    /// @throws IllegalArgumentException if it names no topic; the message quotes the text
    static TopicRef parse(String text) {
        var written = text.strip();
        if (written.matches("\\d{1,10}")) {
            var number = Long.parseLong(written);
            if (number == 0 || number > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("'%s' is not a topic: its number is out of range".formatted(text));
            }
            return new ById(new TopicId((int) number));
        }
        if (written.isEmpty() || written.codePointCount(0, written.length()) > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "'%s' is not a topic (a number, or a title of 1 to %d characters)".formatted(text, LONGEST_TITLE));
        }
        return new ByTitle(written);
    }
}
