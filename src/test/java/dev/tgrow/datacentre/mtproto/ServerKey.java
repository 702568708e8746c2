package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlReader;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The RSA key by which clients know a data centre: 2048 bits, exponent 65537.
public final class ServerKey {
    private static final int SIZE = 256;

    /// What a client may put into one encryption: 192 bytes, then the SHA-256 over them and the key.
    private static final int PADDED = 192;

    private static final int SHA1 = 20;

    private final RSAPrivateCrtKey key;

    private ServerKey(RSAPrivateCrtKey key) {
        this.key = key;
        if (key.getModulus().bitLength() != 8 * SIZE || !key.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
            throw new IllegalArgumentException("a server's key has 2048 bits and the exponent 65537");
        }
    }

    public static ServerKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(8 * SIZE, RSAKeyGenParameterSpec.F4));
            return new ServerKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA in the JDK", e);
        }
    }

    /// Reads what [#write] wrote, or any RSA key in PKCS#8 DER.
    public static ServerKey read(Path file) throws IOException {
        try {
            var spec = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
            return new ServerKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IOException("no private key of a server in " + file, e);
        }
    }

    /// Writes the private key as PKCS#8 DER.
    public void write(Path file) throws IOException {
        Files.write(file, key.getEncoded());
    }

    /// The public key as clients hold it in their code: PKCS#1 PEM, 425 characters, without an end of line.
    public String pkcs1Pem() {
        byte[] head = {0x30, (byte) 0x82, 1, 10, 2, (byte) 0x82, 1, 1, 0};
        byte[] exponent = {2, 3, 1, 0, 1};
        var der = Hash.concat(head, modulus(), exponent);
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN RSA PUBLIC KEY-----\n" + lines.encodeToString(der) + "\n-----END RSA PUBLIC KEY-----";
    }

    /// The number by which key exchanges name the key.
    public long fingerprint() {
        return fingerprint(modulus());
    }

    static long fingerprint(byte[] modulus) {
        var hash = Hash.sha1(
                new TlWriter().bytes(modulus).bytes(new byte[] {1, 0, 1}).toBytes());
        return new TlReader(hash, 12, Long.BYTES).int64();
    }

    /// Undoes RSA_PAD: the 192 bytes that the client wanted to send, its own padding included.
    Optional<byte[]> decryptPadded(byte[] encrypted) {
        var whole = decrypt(encrypted);
        var body = Arrays.copyOfRange(whole, 32, SIZE);
        var temporary = Hash.sha256(body);
        for (int i = 0; i < temporary.length; i++) {
            temporary[i] ^= whole[i];
        }
        var plain = Aes.igeDecrypt(body, temporary, new byte[32]);
        var data = reversed(Arrays.copyOf(plain, PADDED));
        var hash = Arrays.copyOfRange(plain, PADDED, plain.length);
        return Arrays.equals(Hash.sha256(temporary, data), hash) ? Optional.of(data) : Optional.empty();
    }

    /// The way before RSA_PAD: a zero, the SHA-1 of the data, the data, random bytes. The hash can be checked only by
    /// whoever knows where the data ends, so it is left in front of them.
    Optional<byte[]> decryptHashed(byte[] encrypted) {
        var whole = decrypt(encrypted);
        return whole[0] == 0 ? Optional.of(Arrays.copyOfRange(whole, 1, SIZE)) : Optional.empty();
    }

    /// The length of the hash in front of what [#decryptHashed] returns.
    static int hashLength() {
        return SHA1;
    }

    private byte[] decrypt(byte[] encrypted) {
        var number = new BigInteger(1, encrypted);
        var one = number.modPow(key.getPrimeExponentP(), key.getPrimeP());
        var two = number.modPow(key.getPrimeExponentQ(), key.getPrimeQ());
        var factor = one.subtract(two).multiply(key.getCrtCoefficient()).mod(key.getPrimeP());
        return DiffieHellman.bytes(two.add(factor.multiply(key.getPrimeQ())));
    }

    byte[] modulus() {
        return DiffieHellman.bytes(key.getModulus());
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
