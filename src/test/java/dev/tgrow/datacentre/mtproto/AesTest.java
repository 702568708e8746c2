package dev.tgrow.datacentre.mtproto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesTest {
    private final Random random = new Random(7);

    @Test
    void igeIsWhatItsDefinitionSays() throws Exception {
        var key = bytes(32);
        var iv = bytes(32);
        for (int blocks = 0; blocks < 6; blocks++) {
            var plain = bytes(16 * blocks);
            var encrypted = Aes.igeEncrypt(plain, key, iv);
            assertThat(encrypted).isEqualTo(byDefinition(plain, key, iv));
            assertThat(Aes.igeDecrypt(encrypted, key, iv)).isEqualTo(plain);
        }
    }

    @Test
    void igeAgreesWithOpenSsl() {
        var hex = HexFormat.of();
        var key = hex.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        var iv = hex.parseHex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
        var plain = new byte[48];
        assertThat(hex.formatHex(Aes.igeEncrypt(plain, key, iv))).isEqualTo("""
                5197a15d7aba262b24f8c3a8897f9eeb0f6eac919d8c733bee8593bf182cf16c\
                400846286802641ffbad18af2cc8d7ad""");
    }

    @Test
    void ctrGivesAsManyBytesAsItTakes() {
        var stream = Aes.ctr(bytes(32), bytes(16));
        assertThat(stream.update(new byte[3])).hasSize(3);
        assertThat(stream.update(new byte[30])).hasSize(30);
    }

    @Test
    void partsOfBlocksAreRefused() {
        assertThatThrownBy(() -> Aes.igeEncrypt(new byte[17], bytes(32), bytes(32)))
                .hasMessage("AES-IGE over 17 bytes");
    }

    private static byte[] byDefinition(byte[] plain, byte[] key, byte[] iv) throws Exception {
        var cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        var encrypted = new byte[plain.length];
        var before = Hash.part(iv, 0, 16);
        var plainBefore = Hash.part(iv, 16, 16);
        for (int at = 0; at < plain.length; at += 16) {
            var block = xor(cipher.doFinal(xor(Hash.part(plain, at, 16), before)), plainBefore);
            System.arraycopy(block, 0, encrypted, at, 16);
            before = block;
            plainBefore = Hash.part(plain, at, 16);
        }
        return encrypted;
    }

    private static byte[] xor(byte[] one, byte[] two) {
        var result = one.clone();
        for (int i = 0; i < one.length; i++) {
            result[i] ^= two[i];
        }
        return result;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
