package dev.tgrow.accounts;

import java.util.regex.Pattern;

/// What Telegram gives a program's operator at my.telegram.org. The hash is secret.
public record ApiCredentials(int id, String hash) {
    private static final Pattern HASH = Pattern.compile("\\S+");

    /// Checks what was given.
    ///
    /// @throws IllegalArgumentException if the id is not positive or the hash is blank
    public ApiCredentials {
        if (id <= 0) throw new IllegalArgumentException("an api id is a positive number, not " + id);
        if (!HASH.matcher(hash).matches()) throw new IllegalArgumentException("the api hash is empty or has spaces");
    }

    @Override
    public String toString() {
        return "ApiCredentials[id=" + id + ", hash=…]";
    }
}
