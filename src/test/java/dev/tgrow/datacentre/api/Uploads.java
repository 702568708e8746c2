package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.WorldError;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Files on their way to the server, part by part. Safe for use by many threads.
final class Uploads {
    private static final int MOST_PARTS = 8_000;
    private static final int LARGEST_PART = 512 * 1024;
    private static final int PART_UNIT = 1024;

    private final Map<Key, NavigableMap<Integer, byte[]>> uploads = new HashMap<>();

    /// @param file the client's own number for it
    private record Key(long account, long file) {}

    /// Keeps a part; one that comes twice replaces itself.
    ///
    /// @throws WorldError `FILE_PART_…` or `FILE_PARTS_INVALID`
    synchronized void save(long account, long file, int part, int parts, byte[] bytes) {
        if (parts < 1 || parts > MOST_PARTS) throw WorldError.of("FILE_PARTS_INVALID");
        if (part < 0 || part >= parts) throw WorldError.of("FILE_PART_INVALID");
        if (bytes.length == 0) throw WorldError.of("FILE_PART_EMPTY");
        if (bytes.length > LARGEST_PART) throw WorldError.of("FILE_PART_TOO_BIG");
        uploads.computeIfAbsent(new Key(account, file), _ -> new TreeMap<>()).put(part, bytes);
    }

    /// A part of a file whose number of parts isn't told yet.
    void save(long account, long file, int part, byte[] bytes) {
        save(account, file, part, MOST_PARTS, bytes);
    }

    /// The whole file of an `InputFile`.
    ///
    /// @throws WorldError `FILE_PARTS_INVALID`, `FILE_PART_…_MISSING`, `FILE_PART_SIZE_INVALID` or
    ///     `MD5_CHECKSUM_INVALID`
    synchronized byte[] take(long account, TlObject input) {
        var key = new Key(account, input.number("id"));
        var parts = uploads.getOrDefault(key, new TreeMap<>());
        var count = input.integer("parts");
        if (count < 1 || count > MOST_PARTS || parts.tailMap(count).size() > 0) {
            throw WorldError.of("FILE_PARTS_INVALID");
        }
        for (int part = 0; part < count; part++) {
            if (!parts.containsKey(part)) throw WorldError.of("FILE_PART_" + part + "_MISSING");
        }
        var whole = whole(parts);
        checkSum(input.optionalString("md5_checksum").orElse(""), whole);
        return whole;
    }

    /// All parts but the last are of one size.
    private static byte[] whole(NavigableMap<Integer, byte[]> parts) {
        var size = parts.firstEntry().getValue().length;
        var whole = new ByteArrayOutputStream();
        for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
            var length = part.getValue().length;
            var last = part.getKey().equals(parts.lastKey());
            if (last ? length > size : length != size || size % PART_UNIT != 0 || LARGEST_PART % size != 0) {
                throw WorldError.of("FILE_PART_SIZE_INVALID");
            }
            whole.writeBytes(part.getValue());
        }
        return whole.toByteArray();
    }

    private static void checkSum(String md5, byte[] bytes) {
        if (md5.isEmpty()) return;
        try {
            var sum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
            if (!sum.equals(md5.toLowerCase(Locale.ROOT))) throw WorldError.of("MD5_CHECKSUM_INVALID");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
