package dev.tgrow.world;

import dev.tgrow.telegram.Post;
import java.util.OptionalLong;

/// A message of the world: a post, and who wrote it.
///
/// @param post as somebody sees it who did not write it
/// @param from the writer's id; channels post in their own name
public record Message(Post post, OptionalLong from) {
    long id() {
        return post.id().value();
    }

    /// The post as this person sees it.
    Post seenBy(long viewer) {
        if (from.isEmpty() || from.getAsLong() != viewer) return post;
        return new Post(
                post.chat(),
                post.id(),
                post.date(),
                post.edited(),
                post.text(),
                post.links(),
                post.views(),
                post.forwards(),
                post.replies(),
                post.reactions(),
                post.media(),
                post.album(),
                post.forwardedFrom(),
                post.author(),
                true);
    }
}
