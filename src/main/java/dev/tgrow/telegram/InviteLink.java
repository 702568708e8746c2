package dev.tgrow.telegram;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A link by which people join a chat themselves, as it stood when it was asked about.
///
/// @param name what administrators call it; may be empty
/// @param created to the second
/// @param expires when it stops working, if ever
/// @param memberLimit how many may join by it; 0 for no limit
/// @param joinRequests whether administrators decide on each
/// @param joined how many joined by it
/// @param waiting how many asked by it and wait to be let in
/// @param primary whether it is its maker's one link without name and end
/// @param revoked whether it was ended before its time
public record InviteLink(
        String url,
        String name,
        Instant created,
        Optional<Instant> expires,
        int memberLimit,
        boolean joinRequests,
        int joined,
        int waiting,
        boolean primary,
        boolean revoked) {
    public InviteLink {
        requireNonNull(url, "url");
        requireNonNull(name, "name");
        requireNonNull(created, "created");
        requireNonNull(expires, "expires");
    }
}
