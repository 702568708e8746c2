package dev.tgrow.members;

import static java.util.Objects.requireNonNull;

import dev.tgrow.telegram.ChatRef;
import java.util.Optional;

/// Whose requests to join a chat are meant.
///
/// @param link only of those who came by this link
/// @param campaign only of those who came by the links that were made under this name
public record Queue(ChatRef chat, Optional<ChatRef.ByInvite> link, Optional<String> campaign) {
    public Queue {
        requireNonNull(chat, "chat");
        if (link.isPresent() && campaign.isPresent()) {
            throw new IllegalArgumentException("--link and --campaign exclude each other");
        }
    }
}
