package dev.tgrow.world;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.Optional;

/// An invite link as it stands now.
///
/// @param name what administrators call it; may be empty
/// @param expires when it stops working, if ever
/// @param memberLimit how many may join by it; 0 for no limit
/// @param joinRequests whether administrators decide on each
/// @param permanent whether it is its creator's one link that never ends, until it is revoked
/// @param used how many joined by it
/// @param requested how many wait to be let in
public record Link(
        ChatId chat,
        String hash,
        UserId creator,
        Instant created,
        String name,
        Optional<Instant> expires,
        int memberLimit,
        boolean joinRequests,
        boolean permanent,
        boolean revoked,
        int used,
        int requested) {
    public String url() {
        return "https://t.me/+" + hash;
    }
}
