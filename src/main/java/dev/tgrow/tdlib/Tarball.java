package dev.tgrow.tdlib;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Reads one regular file out of a `.tgz`.
///
/// Not left to the `tar` program: this reads a single entry by its exact name and writes it to a path of ours, so
/// nothing an archive says can name a place on this machine, and no program need be there.
final class Tarball {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private Tarball() {}

    /// @throws IOException if the archive is broken or has no such regular file
    static void extract(Path archive, String entry, Path target) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            while (true) {
                var header = in.readNBytes(BLOCK);
                if (header.length < BLOCK || header[0] == 0) throw new IOException("the archive has no " + entry);
                var size = size(header);
                if (isFile(header) && name(header).equals(entry)) {
                    copy(in, size, target);
                    return;
                }
                in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
        }
    }

    private static boolean isFile(byte[] header) {
        return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
    }

    private static String name(byte[] header) {
        var name = text(header, 0, NAME_LENGTH);
        var prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static long size(byte[] header) throws IOException {
        try {
            return Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH).strip(), 8);
        } catch (NumberFormatException e) {
            throw new IOException("the archive is broken", e);
        }
    }

    private static String text(byte[] header, int at, int length) {
        var end = at;
        while (end < at + length && header[end] != 0) end++;
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    private static void copy(InputStream in, long size, Path target) throws IOException {
        try (var out = Files.newOutputStream(target)) {
            var buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) throw new IOException("the archive ends too early");
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
