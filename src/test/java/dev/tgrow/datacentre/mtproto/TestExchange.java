package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlCodec;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlReader;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The client's half of a key exchange; tests of hostile clients change what it sends.
final class TestExchange {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestWire wire;
    private final TlCodec codec;
    private final ServerKey server;
    private final byte[] nonce = random(16);
    private final byte[] newNonce = random(32);
    private UnaryOperator<TlObject> tamper = UnaryOperator.identity();
    private byte[] serverNonce = new byte[0];
    private boolean old;

    TestExchange(TestWire wire, TlCodec codec, ServerKey server) {
        this.wire = wire;
        this.codec = codec;
        this.server = server;
    }

    /// Encrypts as clients did before RSA_PAD, and names no data centre.
    TestExchange oldWay() {
        old = true;
        return this;
    }

    /// Changes every object that is sent.
    TestExchange tampering(UnaryOperator<TlObject> how) {
        tamper = how;
        return this;
    }

    AuthKey permanent() throws IOException {
        return key(null);
    }

    AuthKey temporary(int seconds) throws IOException {
        return key(seconds);
    }

    private AuthKey key(@Nullable Integer expiresIn) throws IOException {
        var offer = ask(TlObject.of(old ? "mt_req_pq" : "mt_req_pq_multi").with("nonce", nonce));
        serverNonce = offer.bytes("server_nonce");
        var answer = parameters(offer, expiresIn);
        var secret = DiffieHellman.secret();
        var power = DiffieHellman.number(answer.bytes("g_a"));
        var bytes = DiffieHellman.bytes(power.modPow(secret, DiffieHellman.PRIME));
        finish(secret, bytes);
        var expires =
                expiresIn == null ? null : Instant.ofEpochSecond(answer.integer("server_time") + (long) expiresIn);
        return new AuthKey(bytes, 2, expires, new TlReader(newNonce).int64() ^ new TlReader(serverNonce).int64());
    }

    private TlObject parameters(TlObject offer, @Nullable Integer expiresIn) throws IOException {
        var pq = new BigInteger(1, offer.bytes("pq"));
        var p = factor(pq);
        var inner = inner(expiresIn)
                .with("pq", offer.bytes("pq"))
                .with("p", bytes(p))
                .with("q", bytes(pq.divide(p)))
                .with("new_nonce", newNonce);
        var fingerprints = offer.numbers("server_public_key_fingerprints");
        var parameters = ask(nonces("mt_req_DH_params")
                .with("p", bytes(p))
                .with("q", bytes(pq.divide(p)))
                .with("public_key_fingerprint", fingerprints.getFirst())
                .with("encrypted_data", encrypt(codec.encode(tamper.apply(inner)))));
        return hashed(aes().decrypt(parameters.bytes("encrypted_answer")));
    }

    private void finish(BigInteger secret, byte[] key) throws IOException {
        var client = codec.encode(tamper.apply(nonces("mt_client_DH_inner_data")
                .with("retry_id", 0L)
                .with("g_b", DiffieHellman.bytes(DiffieHellman.power(secret)))));
        var encrypted = aes().encrypt(padded(Hash.concat(Hash.sha1(client), client), 16));
        var done = ask(nonces("mt_set_client_DH_params").with("encrypted_data", encrypted));
        var hash = Hash.sha1(newNonce, new byte[] {1}, Hash.part(Hash.sha1(key), 0, 8));
        if (!Arrays.equals(hash, 4, 20, done.bytes("new_nonce_hash1"), 0, 16)) {
            throw new IOException("the server has another key");
        }
    }

    private TlObject inner(@Nullable Integer expiresIn) {
        var name = "mt_p_q_inner_data" + (expiresIn == null ? "" : "_temp") + (old ? "" : "_dc");
        return nonces(name).with("expires_in", expiresIn).with("dc", old ? null : 2);
    }

    private TlObject nonces(String name) {
        return TlObject.of(name).with("nonce", nonce).with("server_nonce", serverNonce);
    }

    private AesKey aes() {
        return AesKey.ofExchange(serverNonce, newNonce);
    }

    private TlObject ask(TlObject query) throws IOException {
        var body = codec.encode(tamper.apply(query));
        wire.send(new TlWriter().int64(0).int64(4).int32(body.length).raw(body).toBytes());
        var in = new TlReader(wire.receive());
        if (in.left() < 20) {
            throw new IOException("error %d of the transport".formatted(in.int32()));
        }
        in.raw(20);
        return codec.decode(in);
    }

    private byte[] encrypt(byte[] data) {
        return old ? power(Hash.concat(new byte[1], padded(Hash.concat(Hash.sha1(data), data), 255))) : padded192(data);
    }

    private byte[] padded192(byte[] data) {
        var padded = padded(data, 192);
        var modulus = new BigInteger(1, server.modulus());
        while (true) {
            var key = random(32);
            var whole = Hash.concat(Transport.reversed(padded), Hash.sha256(key, padded));
            var encrypted = Aes.igeEncrypt(whole, key, new byte[32]);
            var hash = Hash.sha256(encrypted);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= hash[i];
            }
            var all = Hash.concat(key, encrypted);
            if (new BigInteger(1, all).compareTo(modulus) < 0) {
                return power(all);
            }
        }
    }

    private byte[] power(byte[] plain) {
        var modulus = new BigInteger(1, server.modulus());
        return DiffieHellman.bytes(new BigInteger(1, plain).modPow(BigInteger.valueOf(65537), modulus));
    }

    private TlObject hashed(byte[] bytes) {
        return codec.decode(new TlReader(bytes, 20, bytes.length - 20));
    }

    /// Pollard's rho, for products of two primes below 2^31.
    private static BigInteger factor(BigInteger pq) {
        long n = pq.longValueExact();
        for (long c = 1; ; c++) {
            long x = 2;
            long y = 2;
            long d = 1;
            while (d == 1) {
                x = step(x, c, n);
                y = step(step(y, c, n), c, n);
                d = BigInteger.valueOf(Math.abs(x - y)).gcd(pq).longValueExact();
            }
            if (d != n) {
                return BigInteger.valueOf(Math.min(d, n / d));
            }
        }
    }

    private static long step(long x, long c, long n) {
        long high = Math.multiplyHigh(x, x);
        if (high == 0 && x * x >= 0) {
            return (x * x % n + c) % n;
        }
        var square = BigInteger.valueOf(x).pow(2).mod(BigInteger.valueOf(n));
        return (square.longValueExact() + c) % n;
    }

    private static byte[] padded(byte[] data, int size) {
        int length = (data.length + size - 1) / size * size;
        return Hash.concat(data, random(length - data.length));
    }

    private static byte[] bytes(BigInteger number) {
        return DiffieHellman.bytes(number, 4);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
