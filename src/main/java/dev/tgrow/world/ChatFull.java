package dev.tgrow.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All that the server tells of a group or channel to one account.
///
/// @param about the description
/// @param banned how many were removed for good
/// @param restricted how many have fewer rights than others
/// @param listsMembers whether the account may read the whole member list
/// @param hiddenMembers whether ordinary members see only administrators and bots
/// @param slowModeLeft how long the account must wait before its next message
/// @param link the account's own permanent invite link, if it administers the chat and has one
/// @param pinned the message pinned last
/// @param requests how many wait to be let in; administrators know
public record ChatFull(
        ChatView chat,
        String about,
        int administrators,
        int banned,
        int restricted,
        boolean listsMembers,
        boolean hiddenMembers,
        Duration slowModeLeft,
        Optional<Link> link,
        OptionalLong pinned,
        int requests,
        List<Topic> topics) {
    public ChatFull {
        topics = List.copyOf(topics);
    }
}
