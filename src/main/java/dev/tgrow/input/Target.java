package dev.tgrow.input;

import dev.tgrow.telegram.ChatRef;
import dev.tgrow.telegram.TopicRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A chat of a target list, or a topic of it.
///
/// @param columns what else the list says about it, in its order
/// @param where for messages, like `targets.txt line 4`
public record Target(ChatRef chat, Optional<TopicRef> topic, Map<String, String> columns, String where) {
    /// A colon parts the topic from the chat, but for the one of a link's scheme.
    private static final Pattern WITH_TOPIC =
            Pattern.compile("((?:https?://|tg://|tg:)?+[^:]+):(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public Target {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// Reads `CHAT` or `CHAT:TOPIC`.
    ///
    /// @throws IllegalArgumentException if it names no chat, or no topic; the message quotes the text
    public static Target parse(String text, Map<String, String> columns, String where) {
        var parts = WITH_TOPIC.matcher(text.strip());
        return parts.matches()
                ? new Target(ChatRef.parse(parts.group(1)), Optional.of(TopicRef.parse(parts.group(2))), columns, where)
                : new Target(ChatRef.parse(text), Optional.empty(), columns, where);
    }

    /// The same chat and topic with other columns.
    Target with(Map<String, String> others) {
        return new Target(chat, topic, others, where);
    }

    /// The chat and topic as the operator wrote them.
    public String name() {
        return topic.map(named -> chat + ":" + named).orElseGet(chat::toString);
    }
}
