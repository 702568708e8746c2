package dev.tgrow.datacentre.mtproto;

import static dev.tgrow.datacentre.mtproto.Hash.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SrpTest {
    private final Srp srp = new Srp("pass word", counting(40), counting(16));

    @Test
    void theVerifierIsTheOneOfOtherImplementations() {
        assertThat(srp.verifier().toString(16)).startsWith("1216a841b7a2a4f7").endsWith("da41d692db6e6821");
    }

    @Test
    void whoKnowsThePasswordIsBelievedAndNobodyElse() {
        assertThat(proves("pass word")).isTrue();
        assertThat(proves("password")).isFalse();
    }

    @Test
    void numbersOutsideTheGroupProveNothing() {
        var proof = srp.start();
        assertThat(proof.check(new byte[256], new byte[32])).isFalse();
        assertThat(proof.check(Srp.prime(), new byte[32])).isFalse();
    }

    /// The client's side, as https://core.telegram.org/api/srp has it.
    private boolean proves(String password) {
        var proof = srp.start();
        var p = new BigInteger(1, Srp.prime());
        var b = new BigInteger(1, proof.power());
        var first = Srp.salted(password.getBytes(StandardCharsets.UTF_8), srp.salt1());
        var second = Srp.salted(first, srp.salt2());
        var x = new BigInteger(1, Srp.salted(Srp.stretched(second, srp.salt1()), srp.salt2()));
        var g = BigInteger.valueOf(Srp.generator());
        var k = new BigInteger(1, sha256(Srp.prime(), Srp.generatorBytes()));
        var a = new BigInteger("123456789abcdef", 16).pow(20);
        var power = DiffieHellman.bytes(g.modPow(a, p));
        var u = new BigInteger(1, sha256(power, proof.power()));
        var base = b.subtract(k.multiply(g.modPow(x, p))).mod(p);
        var key = sha256(DiffieHellman.bytes(base.modPow(a.add(u.multiply(x)), p)));
        var group = new BigInteger(1, sha256(Srp.prime())).xor(new BigInteger(1, sha256(Srp.generatorBytes())));
        var m1 = sha256(
                DiffieHellman.bytes(group, 32), sha256(srp.salt1()), sha256(srp.salt2()), power, proof.power(), key);
        return proof.check(power, m1);
    }

    private static byte[] counting(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
