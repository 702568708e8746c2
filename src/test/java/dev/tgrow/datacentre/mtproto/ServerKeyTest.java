package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path directory;

    @Test
    void thePublicKeyFitsWhereClientsHoldTheirs() {
        var pem = ServerKey.generate().pkcs1Pem();
        assertThat(pem).hasSize(425).startsWith("-----BEGIN RSA PUBLIC KEY-----\nMIIBCgKCAQEA");
        assertThat(pem.lines().toList()).hasSize(8).last().isEqualTo("-----END RSA PUBLIC KEY-----");
        assertThat(pem.lines().toList().get(1)).hasSize(64);
    }

    @Test
    void aKeyIsTheSameAfterItWasWrittenAndRead() throws Exception {
        var key = ServerKey.generate();
        key.write(directory.resolve("server-key.der"));
        var read = ServerKey.read(directory.resolve("server-key.der"));
        assertThat(read.pkcs1Pem()).isEqualTo(key.pkcs1Pem());
        assertThat(read.fingerprint()).isEqualTo(key.fingerprint());
    }

    @Test
    void theFingerprintOfTelegramsOwnKeyComesOutOfItsModulus() {
        // The key that clients held for the production servers until 2021, and the fingerprint they knew it by.
        var modulus = Base64.getMimeDecoder().decode("""
                wVACPi9w23mF3tBkdZz+zwrzKOaaQdr01vAbU4E1pvkfj4sqDsm6lyDONS789sVo\
                D/xCS9Y0hkkC3gtL1tSfTlgCMOOul9lcixlEKzwKENj1Yz/s7daSan9tqw3bfUV/\
                nqgbhGX81v/+7RFAEd+RwFnK7a+XYl9sluzHRyVVaTTveB2GazTwEfzk2DWgkBlu\
                ml8OREmvfraX3bkHZJTKX4EQSjBbbdJ2ZXIsRrYOXfaA+xayEGB+8hdlLmAjbCVf\
                aigxX0CDqWeR1yFL9kwd9P0NsZRPsmoqVwMbMu7mStFai6aIhc3nSlv8kg9qv1m6\
                XHVQY3PnEw+QQtqSIXklHw==""");
        assertThat(ServerKey.fingerprint(modulus)).isEqualTo(0xc3b42b026ce86b21L);
    }

    @Test
    void whatIsNoKeyIsRefusedByItsName() throws Exception {
        var file = Files.writeString(directory.resolve("key.der"), "no key");
        assertThatThrownBy(() -> ServerKey.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no private key of a server in " + file);
    }
}
