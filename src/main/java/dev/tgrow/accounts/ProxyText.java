package dev.tgrow.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a proxy is written.
final class ProxyText {
    private static final Pattern SECRET = Pattern.compile("(?:[0-9A-Fa-f]{2}){16,}|[A-Za-z0-9_-]{22,}={0,2}");
    private static final String FORMS =
            "use socks5://[user:password@]host:port, http://[user:password@]host:port, mtproto://secret@host:port"
                    + " or a t.me/proxy link";

    private ProxyText() {}

    static Proxy parse(String text) {
        var uri = uri(text);
        return switch (scheme(uri)) {
            case "socks5", "socks5h" -> new Proxy.Socks5(host(uri), port(uri.getPort()), user(uri), password(uri));
            case "http" -> isLink(uri) ? link(uri) : http(uri);
            case "https", "tg" -> {
                if (!isLink(uri)) throw wrong("it is not a proxy link");
                yield link(uri);
            }
            case "mtproto" -> mtproto(host(uri), uri.getPort(), text(uri.getUserInfo()));
            default -> throw wrong("it begins with none of the known schemes");
        };
    }

    static String show(String scheme, Proxy proxy, String user) {
        var server = proxy.server().contains(":") ? "[" + proxy.server() + "]" : proxy.server();
        return scheme + "://" + (user.isEmpty() ? "" : user + ":…@") + server + ":" + proxy.port();
    }

    private static Proxy http(URI uri) {
        return new Proxy.Http(host(uri), port(uri.getPort()), user(uri), password(uri));
    }

    private static boolean isLink(URI uri) {
        var host = text(uri.getHost());
        var telegram = host.equalsIgnoreCase("t.me") || host.equalsIgnoreCase("telegram.me");
        var name = scheme(uri).equals("tg")
                ? text(uri.getAuthority())
                : telegram ? text(uri.getPath()).replace("/", "") : "";
        return name.equals("proxy") || name.equals("socks");
    }

    private static Proxy link(URI uri) {
        var query = query(text(uri.getRawQuery()));
        var server = query.getOrDefault("server", "");
        if (server.isEmpty()) throw wrong("the link names no server");
        var port = number(query.getOrDefault("port", ""));
        return query.containsKey("secret")
                ? mtproto(server, port, query.getOrDefault("secret", ""))
                : new Proxy.Socks5(server, port(port), query.getOrDefault("user", ""), query.getOrDefault("pass", ""));
    }

    private static Proxy mtproto(String server, int port, String secret) {
        if (!SECRET.matcher(secret).matches()) {
            throw wrong("an MTProto secret has at least 32 hexadecimal digits or 22 letters of base64");
        }
        return new Proxy.Mtproto(server, port(port), secret);
    }

    private static Map<String, String> query(String raw) {
        var values = new HashMap<String, String>();
        for (String pair : raw.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                // A plus in a secret is a plus.
                var value = pair.substring(equals + 1).replace("+", "%2B");
                values.put(pair.substring(0, equals), decode(value));
            }
        }
        return values;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw wrong("the link has a broken % sequence");
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The exception's own words quote the text, password and all.
            throw wrong("it is no address");
        }
    }

    private static String scheme(URI uri) {
        return text(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static String host(URI uri) {
        var host = text(uri.getHost());
        if (host.isEmpty()) throw wrong("it names no host");
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String user(URI uri) {
        var info = text(uri.getRawUserInfo());
        var colon = info.indexOf(':');
        return decode((colon < 0 ? info : info.substring(0, colon)).replace("+", "%2B"));
    }

    private static String password(URI uri) {
        var info = text(uri.getRawUserInfo());
        var colon = info.indexOf(':');
        return colon < 0 ? "" : decode(info.substring(colon + 1).replace("+", "%2B"));
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            throw wrong("the link names no port");
        }
    }

    private static int port(int port) {
        if (port < 1 || port > 65_535) throw wrong(port == -1 ? "it names no port" : port + " is no port");
        return port;
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("the proxy can't be used: " + why + " (" + FORMS + ")");
    }
}
