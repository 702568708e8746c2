package dev.tgrow.accounts;

import java.security.SecureRandom;
import java.util.Base64;

/// The secret that encrypts an account's database on disk: any bytes, written in base64.
public record DatabaseKey(String base64) {
    private static final int GENERATED_BYTES = 32;

    /// Checks the spelling.
    ///
    /// @throws IllegalArgumentException if it is not base64 or empty; the message does not repeat it
    public DatabaseKey {
        try {
            if (Base64.getDecoder().decode(base64).length == 0) {
                throw new IllegalArgumentException("the database key is empty");
            }
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the database key is not base64, or is empty");
        }
    }

    static DatabaseKey generate() {
        var bytes = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return of(bytes);
    }

    static DatabaseKey of(byte[] bytes) {
        return new DatabaseKey(Base64.getEncoder().encodeToString(bytes));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "DatabaseKey[…]";
    }
}
