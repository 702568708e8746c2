package dev.tgrow.datacentre.mtproto;

import static dev.tgrow.datacentre.mtproto.Hash.sha256;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The second factor of one account: proves that a client knows the password without either side sending it.
///
/// As `passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow` describes. Making one takes about a tenth
/// of a second. Immutable.
public final class Srp {
    private static final int ITERATIONS = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt1;
    private final byte[] salt2;
    private final BigInteger verifier;

    public Srp(String password) {
        this(password, random(40), random(16));
    }

    Srp(String password, byte[] salt1, byte[] salt2) {
        this.salt1 = salt1;
        this.salt2 = salt2;
        var first = salted(salted(password.getBytes(StandardCharsets.UTF_8), salt1), salt2);
        var x = salted(stretched(first, salt1), salt2);
        this.verifier = DiffieHellman.power(DiffieHellman.number(x));
    }

    public byte[] salt1() {
        return salt1.clone();
    }

    public byte[] salt2() {
        return salt2.clone();
    }

    /// The prime that clients are told.
    public static byte[] prime() {
        return DiffieHellman.bytes(DiffieHellman.PRIME);
    }

    /// The generator that clients are told.
    public static int generator() {
        return DiffieHellman.G;
    }

    /// Begins one proof; it is good for one answer.
    public Proof start() {
        var secret = DiffieHellman.secret();
        var factor = DiffieHellman.number(sha256(prime(), generatorBytes()));
        var power = factor.multiply(verifier).add(DiffieHellman.power(secret)).mod(DiffieHellman.PRIME);
        return new Proof(secret, DiffieHellman.bytes(power));
    }

    /// One proof under way.
    public final class Proof {
        private final BigInteger secret;
        private final byte[] power;

        private Proof(BigInteger secret, byte[] power) {
            this.secret = secret;
            this.power = power;
        }

        /// What the client is sent as `srp_B`.
        public byte[] power() {
            return power.clone();
        }

        /// Whether `A` and `M1` of `inputCheckPasswordSRP` come from someone who knows the password.
        public boolean check(byte[] a, byte[] m1) {
            var number = DiffieHellman.number(a);
            if (number.signum() == 0 || number.compareTo(DiffieHellman.PRIME) >= 0) {
                return false;
            }
            var theirs = DiffieHellman.bytes(number);
            var u = DiffieHellman.number(sha256(theirs, power));
            var shared =
                    number.multiply(verifier.modPow(u, DiffieHellman.PRIME)).modPow(secret, DiffieHellman.PRIME);
            var key = sha256(DiffieHellman.bytes(shared));
            var group = sha256(prime());
            var generator = sha256(generatorBytes());
            for (int i = 0; i < group.length; i++) {
                group[i] ^= generator[i];
            }
            return Arrays.equals(sha256(group, sha256(salt1), sha256(salt2), theirs, power, key), m1);
        }
    }

    BigInteger verifier() {
        return verifier;
    }

    static byte[] salted(byte[] data, byte[] salt) {
        return sha256(salt, data, salt);
    }

    /// PBKDF2 with HMAC-SHA-512, one block. The JDK's own takes a password of characters only, and this is bytes.
    static byte[] stretched(byte[] password, byte[] salt) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(password, "HmacSHA512"));
            mac.update(salt);
            var block = mac.doFinal(new byte[] {0, 0, 0, 1});
            var result = block.clone();
            for (int i = 1; i < ITERATIONS; i++) {
                block = mac.doFinal(block);
                for (int j = 0; j < result.length; j++) {
                    result[j] ^= block[j];
                }
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-512 in the JDK", e);
        }
    }

    static byte[] generatorBytes() {
        return DiffieHellman.bytes(BigInteger.valueOf(DiffieHellman.G));
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
