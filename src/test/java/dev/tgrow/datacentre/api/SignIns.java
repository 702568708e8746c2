package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.WorldError;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who has proved a part of what a login needs. Forgotten when the server restarts. Safe for use by many threads.
final class SignIns {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// By the id of the authorisation key, the accounts whose password is still to be given.
    private final Map<Long, Account> halfway = new HashMap<>();

    /// Logs in whoever asks, or asks for the account's password first.
    ///
    /// @return an `auth.Authorization`
    /// @throws WorldError `401 SESSION_PASSWORD_NEEDED`
    TlObject proved(Request request, Account account) {
        if (account.login().password().isEmpty()) return logIn(request, account);
        synchronized (this) {
            halfway.put(request.caller().key(), account);
        }
        throw WorldError.of("SESSION_PASSWORD_NEEDED");
    }

    /// The account whose password the caller is to give.
    synchronized Optional<Account> halfway(Request request) {
        return Optional.ofNullable(halfway.get(request.caller().key()));
    }

    /// Logs in whoever asks.
    ///
    /// @return an `auth.Authorization`
    TlObject logIn(Request request, Account account) {
        synchronized (this) {
            halfway.remove(request.caller().key());
        }
        request.logins().begin(request.caller(), account.id(), request.now());
        return authorization(request, account);
    }

    /// An `auth.Authorization`.
    static TlObject authorization(Request request, Account account) {
        return TlObject.of("auth.authorization")
                .with("user", request.viewOf(account).user(new UserId(account.id())));
    }

    /// Bytes that nobody can guess.
    static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
