package dev.tgrow.accounts;

import java.util.regex.Pattern;

/// What an operator calls an account; also the name of its directory.
public record AccountName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_-]{1,32}");

    /// The account of somebody who names none.
    public static final AccountName DEFAULT = new AccountName("default");

    static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /// Checks the spelling.
    ///
    /// @throws IllegalArgumentException if the name has other than lower-case letters, digits, `_` and `-`
    public AccountName {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "'%s' is not an account name: use 1 to 32 lower-case letters, digits, '_' or '-'".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
