package dev.tgrow.telegram;

/// A link by which people join a chat themselves.
public record InviteLink(String url, String name, boolean joinRequests) {}
