package dev.tgrow.store;

/// Somebody on an opt-in list.
///
/// @param subject the key within the list
public record OptIn(String subject, Peer peer) {}
