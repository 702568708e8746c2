package dev.tgrow.tdlib;

import dev.tgrow.accounts.Proxy;
import java.util.List;

/// What of a proxy may not be logged.
final class Secrets {
    private Secrets() {}

    static List<String> of(Proxy proxy) {
        return switch (proxy) {
            case Proxy.Socks5(var _, var _, var user, var password) -> List.of(user, password);
            case Proxy.Http(var _, var _, var user, var password) -> List.of(user, password);
            case Proxy.Mtproto(var _, var _, var secret) -> List.of(secret);
        };
    }
}
