package dev.tgrow.engine;

import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.Post;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where two readings of one history differ, in so many words that a report of hundreds of posts stays short.
final class Differences {
    private Differences() {}

    private static final int SHOWN = 12;

    /// One line for each post that is only in one of them, for each field that differs, and for another order.
    static List<String> between(List<Post> expected, List<Post> actual) {
        var lines = new ArrayList<String>();
        var wanted = byId(expected);
        var found = byId(actual);
        wanted.forEach((id, post) -> {
            if (!found.containsKey(id)) lines.add("post " + id.value() + " is missing");
            else lines.addAll(fields(post, found.get(id)));
        });
        found.keySet().stream()
                .filter(id -> !wanted.containsKey(id))
                .forEach(id -> lines.add("post " + id.value() + " is too much"));
        if (lines.isEmpty() && !expected.equals(actual)) lines.add("the posts come in another order, or twice");
        if (lines.size() <= SHOWN) return lines;
        var shown = new ArrayList<>(lines.subList(0, SHOWN));
        shown.add("and " + (lines.size() - SHOWN) + " more");
        return shown;
    }

    private static Map<MessageId, Post> byId(List<Post> posts) {
        return posts.stream()
                .collect(Collectors.toMap(Post::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    private static List<String> fields(Post expected, Post actual) {
        return Arrays.stream(Post.class.getRecordComponents())
                .filter(field -> !value(field, expected).equals(value(field, actual)))
                .map(field -> "post %d: %s should be %s and is %s"
                        .formatted(
                                expected.id().value(), field.getName(), value(field, expected), value(field, actual)))
                .toList();
    }

    private static Object value(RecordComponent field, Post post) {
        try {
            return field.getAccessor().invoke(post);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
