package dev.tgrow.accounts;

/// The server through which an account reaches Telegram. Passwords and secrets are never shown.
public sealed interface Proxy {
    String server();

    int port();

    /// A SOCKS5 proxy.
    ///
    /// @param user empty where the proxy asks for nobody
    /// @param password empty where the proxy asks for none
    record Socks5(String server, int port, String user, String password) implements Proxy {
        @Override
        public String toString() {
            return ProxyText.show("socks5", this, user);
        }
    }

    /// A proxy that knows `CONNECT`.
    ///
    /// @param user empty where the proxy asks for nobody
    /// @param password empty where the proxy asks for none
    record Http(String server, int port, String user, String password) implements Proxy {
        @Override
        public String toString() {
            return ProxyText.show("http", this, user);
        }
    }

    /// Telegram's own kind of proxy.
    ///
    /// @param secret in hexadecimal or URL-safe base64, as links carry it
    record Mtproto(String server, int port, String secret) implements Proxy {
        @Override
        public String toString() {
            return ProxyText.show("mtproto", this, "");
        }
    }

    /// Reads `socks5://[user:password@]host:port`, `http://[user:password@]host:port`,
    /// `mtproto://secret@host:port`, or a link of the forms `tg://proxy?…`, `tg://socks?…`, `https://t.me/proxy?…`,
    /// `https://t.me/socks?…`.
    ///
    /// @throws IllegalArgumentException if it is none of these; the message repeats no password and no secret
    static Proxy parse(String text) {
        return ProxyText.parse(text.strip());
    }
}
