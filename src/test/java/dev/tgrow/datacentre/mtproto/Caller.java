package dev.tgrow.datacentre.mtproto;

import java.util.Optional;
import java.util.OptionalLong;

/// Who makes a call: the permanent authorisation key behind the session, and where the call came from.
///
/// The account belongs to the key: [#logIn] and [#logOut] hold for all its sessions, at once. Safe for use by all
/// threads.
public interface Caller {
    /// The id of the permanent authorisation key; logs show it as 16 hexadecimal digits.
    long key();

    /// The account that is logged in with the key.
    OptionalLong account();

    void logIn(long account);

    void logOut();

    /// The layer that the client named in `invokeWithLayer`; 0 if it named none.
    int layer();

    /// The number of the data centre that the client meant to reach, 1 to 5.
    int dc();

    /// What the client said of itself in `initConnection`.
    Optional<ClientInfo> client();

    /// From now on the session gets what is pushed to its account, unless it called with `invokeWithoutUpdates`.
    void subscribe();

    /// The id of the session, for logs.
    long session();

    /// The number of the connection, counted from 1, for logs.
    long connection();

    /// The id of the message that carried the call, for logs; a repeated call has a new one.
    long message();

    /// What `initConnection` says of the client.
    ///
    /// @param systemLanguage a language code such as `en`
    record ClientInfo(int apiId, String device, String version, String systemLanguage) {}
}
