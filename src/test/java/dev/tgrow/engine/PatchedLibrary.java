package dev.tgrow.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A copy of `libtdjson` that trusts a key of ours.
///
/// The library holds the keys of Telegram's servers as text: one for the main data centres, one for the test ones, both
/// as long as any RSA key of 2048 bits, and a third, in shorter lines, that is never asked for here. Nothing else in
/// the copy differs.
final class PatchedLibrary {
    private static final byte[] BEGIN = "-----BEGIN RSA PUBLIC KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END RSA PUBLIC KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final int KEYS = 2;

    private PatchedLibrary() {}

    /// @param key in PEM, without a line end after it
    /// @throws IllegalStateException if the library has another number of keys of that length than two
    static void write(Path library, String key, Path copy) throws IOException {
        var bytes = Files.readAllBytes(library);
        var own = key.getBytes(StandardCharsets.US_ASCII);
        int replaced = 0;
        for (int at = find(bytes, BEGIN, 0); at >= 0; at = find(bytes, BEGIN, at + 1)) {
            int end = find(bytes, END, at) + END.length;
            if (end - at != own.length) continue;
            System.arraycopy(own, 0, bytes, at, own.length);
            replaced++;
        }
        if (replaced != KEYS) {
            throw new IllegalStateException(
                    "%s has %d server keys of %d bytes, not %d".formatted(library, replaced, own.length, KEYS));
        }
        Files.write(copy, bytes);
    }

    private static int find(byte[] in, byte[] wanted, int from) {
        for (int at = from; at <= in.length - wanted.length; at++) {
            if (in[at] == wanted[0] && Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) return at;
        }
        return -1;
    }
}
