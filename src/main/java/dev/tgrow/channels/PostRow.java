package dev.tgrow.channels;

import dev.tgrow.run.Row;
import dev.tgrow.run.Row.Columns;
import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.Post;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A post as a row of data.
final class PostRow {
    private static final Columns COLUMNS = Columns.of(
            "post",
            "chat",
            "id",
            "date",
            "edit_date",
            "text",
            "links",
            "views",
            "forwards",
            "replies",
            "reactions",
            "media",
            "album_id",
            "forwarded_from",
            "author",
            "link");

    private PostRow() {}

    static Row of(Chat chat, Post post) {
        return COLUMNS.row(
                chat.label(),
                post.id().value(),
                post.date(),
                post.edited().orElse(null),
                post.text(),
                post.links(),
                value(post.views()),
                value(post.forwards()),
                value(post.replies()),
                reactions(post),
                post.media(),
                value(post.album()),
                post.forwardedFrom().orElse(null),
                post.author().orElse(null),
                chat.link(post.id()).orElse(null));
    }

    private static Map<String, Long> reactions(Post post) {
        var counts = new LinkedHashMap<String, Long>();
        post.reactions().forEach(reaction -> counts.merge(reaction.emoji(), reaction.count(), Long::sum));
        return counts;
    }

    private static @Nullable Long value(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
