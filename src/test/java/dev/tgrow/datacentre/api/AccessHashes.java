package dev.tgrow.datacentre.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.telegram.ChatId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What an account must know, beside the id, to name a person or a channel. Each account has its own.
///
/// A function of the world's name, so that hashes that a client kept are good after a restart of the server.
final class AccessHashes {
    private final String world;

    AccessHashes(String world) {
        this.world = world;
    }

    /// @param chat a person, supergroup or channel; basic groups have none
    long of(long account, ChatId chat) {
        var text = world + "|" + account + "|" + chat;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
