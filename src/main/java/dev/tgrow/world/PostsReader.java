package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a chat holds when the world begins: a number of generated posts, written ones, or both.
final class PostsReader {
    private static final long MOST_POSTS = 100_000_000;
    private static final int USUAL_SECONDS = 4 * 3600;
    private static final List<String> KEYS = List.of(
            "date",
            "edited",
            "text",
            "links",
            "views",
            "forwards",
            "replies",
            "reactions",
            "media",
            "album",
            "forwarded_from",
            "author",
            "from",
            "topic",
            "pinned");

    private final Directory directory;
    private final Instant now;

    PostsReader(Directory directory, Instant now) {
        this.directory = directory;
        this.now = now;
    }

    ChatPlan.Posts read(Fields chat, ChatId id, List<Topic> topics) {
        var node = chat.node("posts").orElse(null);
        if (node == null) return new ChatPlan.Posts(0, Duration.ofSeconds(USUAL_SECONDS), List.of());
        if (node instanceof YamlNode.Scalar) {
            var count = chat.whole(node, "posts", 0, MOST_POSTS);
            return new ChatPlan.Posts(count, Duration.ofSeconds(USUAL_SECONDS), List.of());
        }
        var fields = new Fields(node, "posts", List.of("count", "every", "written"));
        return new ChatPlan.Posts(
                fields.whole("count", 0, 0, MOST_POSTS),
                Duration.ofSeconds(fields.whole("every", USUAL_SECONDS, 1, 31_536_000)),
                written(fields, id, topics));
    }

    private List<Message> written(Fields posts, ChatId chat, List<Topic> topics) {
        var all = new ArrayList<Message>();
        var nodes = posts.items("written");
        var before = Instant.EPOCH;
        for (int i = 0; i < nodes.size(); i++) {
            var usual = now.minus(Duration.ofHours(nodes.size() - i));
            var message = message(new Fields(nodes.get(i), "a post", KEYS), chat, usual, topics);
            var date = message.date();
            if (date.isBefore(before)) throw nodes.get(i).position().error("posts are written oldest first");
            if (date.isAfter(now))
                throw nodes.get(i).position().error("a post can't be younger than the world's 'now'");
            before = date;
            all.add(message);
        }
        return all;
    }

    private Message message(Fields fields, ChatId chat, Instant usual, List<Topic> topics) {
        var date = fields.time("date").orElse(usual);
        var from = fields.node("from")
                .map(node -> OptionalLong.of(directory.user(fields.text(node, "from"), node.position())))
                .orElse(OptionalLong.empty());
        var counters = new Counters(
                count(fields, "views"), count(fields, "forwards"), count(fields, "replies"), reactions(fields));
        return new Message(
                chat,
                1,
                from,
                false,
                date,
                fields.time("edited"),
                content(fields, date, topics),
                Optional.empty(),
                counters,
                fields.flag("pinned"),
                fields.text("author"));
    }

    private static Content content(Fields fields, Instant date, List<Topic> topics) {
        var links = fields.items("links").stream()
                .map(link -> fields.text(link, "links"))
                .toList();
        var media = media(fields);
        return new Content(
                FormattedText.plain(fields.text("text").orElse("")),
                media.equals("text") ? Optional.empty() : Optional.of(new Attachment(media, 0, "", 0, "")),
                links,
                count(fields, "album"),
                OptionalLong.empty(),
                topic(fields, topics),
                fields.text("forwarded_from")
                        .map(name -> new Origin(Optional.empty(), OptionalLong.empty(), name, date)),
                false);
    }

    private static OptionalLong topic(Fields fields, List<Topic> topics) {
        var id = count(fields, "topic");
        if (id.isEmpty() || id.getAsLong() == Topic.GENERAL) return OptionalLong.empty();
        if (topics.stream().anyMatch(topic -> topic.id() == id.getAsLong())) return id;
        throw fields.node("topic").orElseThrow().position().error("there is no topic " + id.getAsLong() + " here");
    }

    private static String media(Fields fields) {
        var media = fields.text("media").orElse("text");
        if (media.matches("[a-z_]+")) return media;
        throw fields.node("media").orElseThrow().position().error("'media' is a word like text, photo or poll");
    }

    private static OptionalLong count(Fields fields, String key) {
        return Optional.of(fields.whole(key, -1, 0, Long.MAX_VALUE / 10)).filter(number -> number >= 0).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static List<Counters.Reaction> reactions(Fields fields) {
        return fields.entries("reactions").entrySet().stream()
                .map(entry -> new Counters.Reaction(
                        entry.getKey(), fields.whole(entry.getValue().value(), "reactions", 1, 1_000_000_000), false))
                .toList();
    }
}
