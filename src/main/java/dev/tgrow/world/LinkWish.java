package dev.tgrow.world;

import java.time.Instant;
import java.util.Optional;

/// What a new invite link shall be like.
///
/// @param expires when it stops working, if ever
/// @param memberLimit how many may join by it; 0 for no limit
/// @param joinRequests whether administrators decide on each
public record LinkWish(String name, Optional<Instant> expires, int memberLimit, boolean joinRequests) {}
