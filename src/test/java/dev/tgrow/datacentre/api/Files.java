package dev.tgrow.datacentre.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tgrow.world.Account;
import dev.tgrow.world.Attachment;
import dev.tgrow.world.Chance;
import dev.tgrow.world.Message;
import dev.tgrow.world.WorldError;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is in the files of messages. The world knows of a file no more than its [Attachment]; the bytes of those that
/// were uploaded are here, and those that a world has had all along have bytes that are a function of their number.
/// Outlives restarts of the server. Safe for use by many threads.
public final class Files {
    /// The data centre that all files are in.
    static final int DATA_CENTRE = 1;

    private static final Frame USUAL = new Frame(1280, 720);

    private static final Chance BYTES = new Chance(17);
    private static final Chance NUMBERS = new Chance(18);
    private static final Chance HASHES = new Chance(19);

    private final Map<Long, byte[]> uploads = new HashMap<>();
    private final Map<Long, Frame> frames = new HashMap<>();
    private final Map<Long, Attachment> known = new HashMap<>();

    /// How large a picture is, in pixels.
    record Frame(int width, int height) {}

    /// Keeps the bytes of a new file.
    ///
    /// @param frame null for what is no picture
    /// @return its number
    synchronized long add(byte[] bytes, @Nullable Frame frame) {
        var file = number(bytes);
        uploads.put(file, bytes.clone());
        if (frame != null) frames.put(file, frame);
        return file;
    }

    /// Other bytes have another number, and the same ones sent again have another number too.
    private long number(byte[] bytes) {
        var digest = sha256();
        digest.update(bytes);
        return ByteBuffer.wrap(digest.digest(Integer.toString(uploads.size()).getBytes(UTF_8)))
                                .getLong()
                        >>> 1
                | 1;
    }

    /// The file of a message that is said to hold one and no more.
    static Attachment invented(Message message, String kind, String mime) {
        var number = NUMBERS.of(message.chat().value()).at(message.id()) >>> 1 | 1;
        var name = kind + "-" + message.id() + "." + mime.substring(mime.indexOf('/') + 1);
        return new Attachment(kind, number, name, 10_000 + number % 90_000, mime);
    }

    /// Takes note of a file that a client was told of, and may ask for by its number.
    synchronized void know(Attachment attachment) {
        known.put(attachment.file(), attachment);
    }

    synchronized Frame frame(long file) {
        return frames.getOrDefault(file, USUAL);
    }

    /// What a client names by its number.
    ///
    /// @param hash as it was told to this account
    /// @throws WorldError `MEDIA_EMPTY` if it was never told so
    synchronized Attachment named(Account account, long file, long hash) {
        var attachment = known.get(file);
        if (attachment == null || hash != hash(account, file)) throw WorldError.of("MEDIA_EMPTY");
        return attachment;
    }

    /// What an account must know, beside its number, to name a file.
    long hash(Account account, long file) {
        return HASHES.of(account.id()).at(file);
    }

    /// A piece of a file; shorter than `limit` at its end.
    synchronized byte[] read(Attachment file, long offset, int limit) {
        var from = Math.min(offset, file.size());
        var to = Math.min(offset + limit, file.size());
        var upload = uploads.get(file.file());
        if (upload != null) return Arrays.copyOfRange(upload, (int) from, (int) to);
        var piece = new byte[(int) (to - from)];
        var bytes = BYTES.of(file.file());
        for (int i = 0; i < piece.length; i++) piece[i] = (byte) bytes.at(from + i);
        return piece;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
