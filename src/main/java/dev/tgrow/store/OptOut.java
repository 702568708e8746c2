package dev.tgrow.store;

import java.time.Instant;
import java.util.Optional;

/// Somebody who wants to hear nothing of us.
///
/// @param subject the key among all entries
/// @param reason in the operator's words
public record OptOut(String subject, Peer peer, Optional<String> reason, Instant added) {}
