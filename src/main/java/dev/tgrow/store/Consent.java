package dev.tgrow.store;

import java.time.Instant;
import java.util.Optional;

/// What an operator stated about people: that they agreed to be added, and how.
///
/// @param source where the people come from: a chat, a file, a form
/// @param target the chat that they agreed to, as people know it; empty for any
/// @param withdrawn since when it no longer counts
/// @param people how many are named; 0 for a statement about everybody of a chat
public record Consent(
        long id,
        String account,
        String source,
        String target,
        String text,
        Instant stated,
        Optional<Instant> withdrawn,
        long people) {}
