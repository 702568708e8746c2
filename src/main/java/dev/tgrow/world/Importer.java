package dev.tgrow.world;

import dev.tgrow.telegram.UserId;
import java.time.Instant;
import java.util.OptionalLong;

/// Somebody who came by an invite link, or asked to.
///
/// @param hash the link's; empty for those who asked at a public chat
/// @param date when they joined or asked
/// @param approvedBy who let them in, if that was needed
public record Importer(UserId user, String hash, Instant date, OptionalLong approvedBy) {}
