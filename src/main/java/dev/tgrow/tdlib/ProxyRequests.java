package dev.tgrow.tdlib;

import dev.tgrow.accounts.Proxy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Requests about proxies.
final class ProxyRequests {
    private ProxyRequests() {}

    static ObjectNode addProxy(Proxy proxy) {
        return Json.object("addProxy").put("enable", true).set("proxy", proxy(proxy));
    }

    static ObjectNode getProxies() {
        return Json.object("getProxies");
    }

    static ObjectNode removeProxy(int id) {
        return Json.object("removeProxy").put("proxy_id", id);
    }

    static ObjectNode disableProxy() {
        return Json.object("disableProxy");
    }

    /// Whether TDLib's `proxy` is this one. A secret comes back in another spelling, so it is not compared.
    static boolean isSame(Proxy proxy, JsonNode stored) {
        var type = stored.path("type");
        var same = Json.text(stored, "server").equals(proxy.server())
                && Json.integer(stored, "port") == proxy.port()
                && Json.type(type).equals(Json.type(type(proxy)));
        return same
                && switch (proxy) {
                    case Proxy.Socks5(var _, var _, var user, var password) -> isUser(type, user, password);
                    case Proxy.Http(var _, var _, var user, var password) -> isUser(type, user, password);
                    case Proxy.Mtproto _ -> true;
                };
    }

    private static boolean isUser(JsonNode type, String user, String password) {
        return Json.text(type, "username").equals(user)
                && Json.text(type, "password").equals(password);
    }

    private static ObjectNode proxy(Proxy proxy) {
        return Json.object("proxy")
                .put("server", proxy.server())
                .put("port", proxy.port())
                .set("type", type(proxy));
    }

    private static ObjectNode type(Proxy proxy) {
        return switch (proxy) {
            case Proxy.Socks5(var _, var _, var user, var password) ->
                Json.object("proxyTypeSocks5").put("username", user).put("password", password);
            case Proxy.Http(var _, var _, var user, var password) ->
                Json.object("proxyTypeHttp")
                        .put("username", user)
                        .put("password", password)
                        .put("http_only", false);
            case Proxy.Mtproto(var _, var _, var secret) ->
                Json.object("proxyTypeMtproto").put("secret", secret);
        };
    }
}
