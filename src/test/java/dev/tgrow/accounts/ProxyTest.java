package dev.tgrow.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final String SECRET = "00112233445566778899aabbccddeeff";

    @Test
    void everyWayOfWritingAProxyIsRead() {
        assertThat(Proxy.parse("socks5://127.0.0.1:1080")).isEqualTo(new Proxy.Socks5("127.0.0.1", 1080, "", ""));
        assertThat(Proxy.parse(" SOCKS5://me:p%40ss+w@host.example:1 "))
                .isEqualTo(new Proxy.Socks5("host.example", 1, "me", "p@ss+w"));
        assertThat(Proxy.parse("socks5://[::1]:1080")).isEqualTo(new Proxy.Socks5("::1", 1080, "", ""));
        assertThat(Proxy.parse("http://me:pw@h:8080")).isEqualTo(new Proxy.Http("h", 8080, "me", "pw"));
        assertThat(Proxy.parse("mtproto://" + SECRET + "@h:443")).isEqualTo(new Proxy.Mtproto("h", 443, SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tg://proxy?server=h&port=443&secret=" + SECRET,
                "https://t.me/proxy?server=h&port=443&secret=" + SECRET,
                "http://t.me/proxy/?secret=" + SECRET + "&port=443&server=h"
            })
    void linksOfMtprotoProxiesAreRead(String link) {
        assertThat(Proxy.parse(link)).isEqualTo(new Proxy.Mtproto("h", 443, SECRET));
    }

    @Test
    void linksOfSocksProxiesAreRead() {
        assertThat(Proxy.parse("tg://socks?server=h&port=1080&user=me&pass=p%20w"))
                .isEqualTo(new Proxy.Socks5("h", 1080, "me", "p w"));
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://me:geheim@h:1, socks5://me:…@h:1",
        "socks5://h:1, socks5://h:1",
        "http://me:geheim@h:1, http://me:…@h:1",
        "mtproto://00112233445566778899aabbccddeeff@h:1, mtproto://h:1",
        "socks5://[::1]:1080, socks5://[::1]:1080"
    })
    void passwordsAndSecretsAreNotShown(String written, String shown) {
        assertThat(Proxy.parse(written)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geheim",
                "h:1080",
                "ftp://geheim@h:1",
                "socks5://h",
                "socks5://h:0",
                "socks5://h:70000",
                "socks5://me:geheim@",
                "socks5://me:ge heim@h:1",
                "mtproto://geheim@h:443",
                "mtproto://h:443",
                "https://t.me/proxy?server=h&secret=geheim",
                "https://t.me/proxy?port=443",
                "https://t.me/proxy?server=h&port=443&secret=%zz",
                "https://example.org/geheim",
                "tg://resolve?domain=x"
            })
    void whatIsNoProxyIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Proxy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the proxy can't be used: ")
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("heim@");
    }
}
