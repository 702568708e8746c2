package dev.tgrow.world;

import java.util.List;

/// What a service message tells: something that its writer did.
public sealed interface Action {
    /// Added people, or came by itself if it is the only one.
    record Added(List<Long> users) implements Action {
        public Added {
            users = List.copyOf(users);
        }
    }

    /// Joined by an invite link.
    ///
    /// @param creator who made the link
    record JoinedByLink(long creator) implements Action {}

    /// Was let in by an administrator.
    record JoinedByRequest() implements Action {}

    /// Removed somebody, or left if it is the same person.
    record Removed(long user) implements Action {}

    /// Pinned a message.
    record Pinned(long message) implements Action {}

    /// Made the chat.
    record ChatCreated(String title) implements Action {}

    /// Made a forum topic. Its number is the number of this message.
    record TopicCreated(String title) implements Action {}
}
