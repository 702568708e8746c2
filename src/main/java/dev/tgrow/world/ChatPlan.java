package dev.tgrow.world;

import dev.tgrow.telegram.Chat;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A chat as the world's file describes it.
///
/// @param about its description
/// @param invite the hash of its invite link
/// @param topics those of a forum besides the general one, by id
record ChatPlan(
        ChatId id,
        Chat.Kind kind,
        String title,
        Optional<String> username,
        String about,
        Optional<String> invite,
        Members members,
        Rules rules,
        List<Topic> topics,
        Posts posts) {

    ChatPlan {
        topics = List.copyOf(topics);
    }

    /// Who is in a chat when the world begins, or was.
    ///
    /// @param listed ids of those written one by one, in the order of the member list
    /// @param crowds numbers of generated people
    /// @param roles standings by id; some of them make members, some keep people out
    /// @param requests ids of those who wait to be let in, in the order in which they asked
    record Members(List<Long> listed, List<Spread> crowds, Map<Long, Role> roles, List<Long> requests) {
        Members {
            requests = List.copyOf(requests);
            listed = List.copyOf(listed);
            crowds = List.copyOf(crowds);
            roles = Map.copyOf(roles);
        }
    }

    /// What holds in a chat, in part until somebody changes it.
    ///
    /// @param permissions what ordinary members may do
    /// @param slowMode time between two messages of one ordinary member; zero for none
    /// @param hiddenMembers whether ordinary members see only administrators and bots
    /// @param listCap how many entries of a member list are given, whatever its length
    /// @param memberCap how many members fit
    /// @param stars what one message of an ordinary member costs
    /// @param protectedContent whether nothing may be forwarded from it
    /// @param joinRequests whether administrators decide on everybody who wants to join
    /// @param forum whether its messages are divided into topics
    record Rules(
            Set<Right> permissions,
            Duration slowMode,
            boolean hiddenMembers,
            int listCap,
            int memberCap,
            int stars,
            boolean protectedContent,
            boolean joinRequests,
            boolean forum) {
        Rules {
            permissions = Set.copyOf(permissions);
        }
    }

    /// What a chat holds before anybody of ours writes into it.
    ///
    /// @param count how many posts are generated
    /// @param every the time between two of them, on average
    /// @param written posts after the generated ones, oldest first; their ids are given by the chat
    record Posts(long count, Duration every, List<Message> written) {
        Posts {
            written = List.copyOf(written);
        }
    }

    boolean isChannel() {
        return kind == Chat.Kind.CHANNEL;
    }

    boolean isBasicGroup() {
        return kind == Chat.Kind.BASIC_GROUP;
    }
}
