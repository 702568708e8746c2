package dev.tgrow.datacentre.mtproto;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All authorisation keys with their accounts, salts and sessions: what a server still knows after a restart.
///
/// Lives as long as the data centre, while servers come and go. Safe for use by all threads.
public final class AuthKeys {
    private final Map<Long, AuthKey> keys = new ConcurrentHashMap<>();
    private final MessageIds ids;

    /// @param time the server's clock; clients are told its time, and their messages must be near it
    public AuthKeys(InstantSource time) {
        this.ids = new MessageIds(time);
    }

    MessageIds ids() {
        return ids;
    }

    void add(AuthKey key) {
        keys.put(key.id(), key);
    }

    Optional<AuthKey> find(long id) {
        return Optional.ofNullable(keys.get(id));
    }

    Collection<AuthKey> all() {
        return List.copyOf(keys.values());
    }

    /// All keys that act for the permanent key `owner`, itself included.
    List<AuthKey> of(AuthKey owner) {
        return all().stream()
                .filter(each -> each.permanent().filter(owner::equals).isPresent())
                .toList();
    }

    void remove(AuthKey key) {
        keys.remove(key.id());
    }

    int clear() {
        int count = keys.size();
        keys.clear();
        return count;
    }
}
