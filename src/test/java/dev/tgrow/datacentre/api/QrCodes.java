package dev.tgrow.datacentre.api;

import dev.tgrow.world.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// QR codes that wait for a phone. Forgotten when the server restarts. Safe for use by many threads.
final class QrCodes {
    private static final Duration LASTS = Duration.ofSeconds(30);
    private static final int TOKEN = 16;

    private final Map<String, Code> codes = new HashMap<>();

    /// One code.
    ///
    /// @param token what it says, in hexadecimal digits
    /// @param key the id of the authorisation key whose client shows it
    /// @param account who accepted it
    record Code(
            String token,
            long key,
            Instant expires,
            @Nullable Account account) {
        byte[] bytes() {
            return HexFormat.of().parseHex(token);
        }
    }

    /// The code of a client: the one it has, or a new one where that is too old.
    synchronized Code of(long key, Instant now) {
        codes.values().removeIf(code -> code.expires().isBefore(now));
        return codes.values().stream()
                .filter(code -> code.key() == key)
                .findFirst()
                .orElseGet(() -> add(new Code(hex(SignIns.random(TOKEN)), key, now.plus(LASTS), null)));
    }

    private Code add(Code code) {
        codes.put(code.token(), code);
        return code;
    }

    private static String hex(byte[] token) {
        return HexFormat.of().formatHex(token);
    }

    synchronized Optional<Code> find(byte[] token) {
        return Optional.ofNullable(codes.get(hex(token)));
    }

    /// Somebody's phone has seen the code and let its client in.
    ///
    /// @return the code as it is now; empty if it is unknown or too old
    synchronized Optional<Code> accept(byte[] token, Account account, Instant now) {
        return find(token)
                .filter(code -> code.expires().isAfter(now))
                .map(code -> add(new Code(code.token(), code.key(), code.expires(), account)));
    }

    /// A code that has done its work.
    synchronized void remove(Code code) {
        codes.remove(code.token());
    }
}
