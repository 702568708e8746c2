package dev.tgrow.datacentre.api;

import dev.tgrow.world.Change;
import java.time.Instant;
import java.util.OptionalLong;

/// A change as one box counts it: the box of a channel or supergroup, which all see alike, or that of one account, for
/// its private chats and basic groups.
///
/// @param account whose box it is; none for a channel's
/// @param at when it happened
/// @param pts the box's count after it
/// @param count by how much it grew; 0 for what isn't counted
record Happening(OptionalLong account, Change.InChat change, Instant at, int pts, int count) {}
