package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlException;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlReader;
import dev.tgrow.datacentre.tl.TlWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Agrees on authorisation keys with the client of one connection. Used by the thread that reads.
///
/// Everything that the client repeats is compared with what it was told; one wrong byte ends the connection.
final class KeyExchange {
    private static final int NOT_FOUND = 404;
    private static final int HASH = 20;
    private static final int PRIME_BITS = 31;

    /// As many exchanges may be under way on one connection.
    private static final int MOST = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Running server;
    private final Connection connection;
    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();

    KeyExchange(Running server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /// A packet that isn't encrypted.
    void receive(byte[] packet) throws IOException {
        try {
            var in = new TlReader(packet, 16, packet.length - 16);
            var query = server.codec().decode(new TlReader(in.raw(in.int32())));
            switch (query.name()) {
                case "mt_req_pq_multi", "mt_req_pq" -> begin(query);
                case "mt_req_DH_params" -> exchangeOf(query).parameters(query);
                case "mt_set_client_DH_params" -> exchangeOf(query).key(query);
                default -> throw new TlException(query.name() + " isn't encrypted");
            }
        } catch (TlException e) {
            server.emit(new ServerEvent.Undecodable(connection.number(), 0, String.valueOf(e.getMessage())));
            connection.refuse(NOT_FOUND, "key exchange: " + e.getMessage());
        }
    }

    private void begin(TlObject query) {
        var exchange = new Exchange(query.bytes("nonce"));
        exchanges.put(name(exchange.serverNonce), exchange);
        if (exchanges.size() > MOST) {
            throw new TlException("more than %d exchanges at once".formatted(MOST));
        }
        send(TlObject.of("mt_resPQ")
                .with("nonce", exchange.nonce)
                .with("server_nonce", exchange.serverNonce)
                .with("pq", bytes(exchange.p.multiply(exchange.q)))
                .with("server_public_key_fingerprints", List.of(server.key().fingerprint())));
    }

    private Exchange exchangeOf(TlObject query) {
        var exchange = exchanges.get(name(query.bytes("server_nonce")));
        if (exchange == null) {
            throw new TlException("a server nonce of no exchange");
        }
        require(Arrays.equals(exchange.nonce, query.bytes("nonce")), "nonce");
        return exchange;
    }

    private void send(TlObject object) {
        var body = server.encode(object);
        var packet = new TlWriter(body.length + 20)
                .int64(0)
                .int64(server.keys().ids().next(1))
                .int32(body.length)
                .raw(body)
                .toBytes();
        connection.send((Outgoing.Packet) () -> packet);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new TlException("the client's %s isn't the right one".formatted(what));
        }
    }

    private static byte[] bytes(BigInteger number) {
        return DiffieHellman.bytes(number, (number.bitLength() + 7) / 8);
    }

    private static String name(byte[] nonce) {
        return HexFormat.of().formatHex(nonce);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// One exchange, from the first nonce to the key.
    private final class Exchange {
        private final byte[] nonce;
        private final byte[] serverNonce = random(16);
        private final BigInteger p;
        private final BigInteger q;
        private final BigInteger secret = DiffieHellman.secret();
        private Optional<TlObject> inner = Optional.empty();

        Exchange(byte[] nonce) {
            this.nonce = nonce;
            var one = BigInteger.probablePrime(PRIME_BITS, RANDOM);
            var two = BigInteger.probablePrime(PRIME_BITS, RANDOM);
            this.p = one.min(two);
            this.q = one.max(two);
        }

        void parameters(TlObject query) {
            require(query.number("public_key_fingerprint") == server.key().fingerprint(), "fingerprint");
            requireFactors(query);
            var sent = inner(query.bytes("encrypted_data"));
            requireFactors(sent);
            requireNonces(sent);
            inner = Optional.of(sent);
            var answer = server.encode(TlObject.of("mt_server_DH_inner_data")
                    .with("nonce", nonce)
                    .with("server_nonce", serverNonce)
                    .with("g", DiffieHellman.G)
                    .with("dh_prime", DiffieHellman.bytes(DiffieHellman.PRIME))
                    .with("g_a", DiffieHellman.bytes(DiffieHellman.power(secret)))
                    .with("server_time", (int) now().getEpochSecond()));
            var padding = random(-(HASH + answer.length) & 15);
            send(TlObject.of("mt_server_DH_params_ok")
                    .with("nonce", nonce)
                    .with("server_nonce", serverNonce)
                    .with("encrypted_answer", aes(sent).encrypt(Hash.concat(Hash.sha1(answer), answer, padding))));
        }

        void key(TlObject query) {
            var sent = inner.orElseThrow(() -> new TlException("the second step of an exchange came last"));
            var encrypted = query.bytes("encrypted_data");
            require(encrypted.length % 16 == 0 && encrypted.length > HASH, "encrypted_data");
            var client = hashed(aes(sent).decrypt(encrypted));
            requireNonces(client);
            var power = DiffieHellman.number(client.bytes("g_b"));
            require(DiffieHellman.safe(power), "g_b");
            var bytes = DiffieHellman.bytes(power.modPow(secret, DiffieHellman.PRIME));
            add(sent, bytes);
            exchanges.remove(name(serverNonce));
            var hash = Hash.sha1(sent.bytes("new_nonce"), new byte[] {1}, Hash.part(Hash.sha1(bytes), 0, 8));
            send(TlObject.of("mt_dh_gen_ok")
                    .with("nonce", nonce)
                    .with("server_nonce", serverNonce)
                    .with("new_nonce_hash1", Hash.part(hash, 4, 16)));
        }

        private void add(TlObject sent, byte[] bytes) {
            int dc = sent.optionalInteger("dc").stream()
                    .map(Transport::dc)
                    .findAny()
                    .orElse(connection.dc());
            var expires = sent.optionalInteger("expires_in").stream()
                    .mapToObj(seconds -> now().plusSeconds(seconds))
                    .findAny();
            long salt = new TlReader(sent.bytes("new_nonce")).int64() ^ new TlReader(serverNonce).int64();
            var key = new AuthKey(bytes, dc, expires.orElse(null), salt);
            server.keys().add(key);
            server.emit(new ServerEvent.KeyCreated(connection.number(), key.id(), dc, key.temporary()));
        }

        private TlObject inner(byte[] encrypted) {
            require(encrypted.length == 256, "encrypted_data");
            var padded = server.key().decryptPadded(encrypted);
            var sent = padded.isPresent()
                    ? server.codec().decode(padded.get())
                    : hashed(server.key()
                            .decryptHashed(encrypted)
                            .orElseThrow(() -> new TlException("encrypted_data was made with another key")));
            require(sent.name().startsWith("mt_p_q_inner_data"), "p_q_inner_data");
            return sent;
        }

        /// Data after its SHA-1, and padding after the data.
        private TlObject hashed(byte[] bytes) {
            var in = new TlReader(bytes, HASH, bytes.length - HASH);
            var object = server.codec().decode(in);
            var data = Arrays.copyOfRange(bytes, HASH, in.position());
            require(Arrays.equals(Hash.sha1(data), Arrays.copyOf(bytes, HASH)), "hash");
            return object;
        }

        private AesKey aes(TlObject sent) {
            return AesKey.ofExchange(serverNonce, sent.bytes("new_nonce"));
        }

        private void requireFactors(TlObject sent) {
            require(DiffieHellman.number(sent.bytes("p")).equals(p), "p");
            require(DiffieHellman.number(sent.bytes("q")).equals(q), "q");
        }

        private void requireNonces(TlObject sent) {
            require(Arrays.equals(nonce, sent.bytes("nonce")), "nonce");
            require(Arrays.equals(serverNonce, sent.bytes("server_nonce")), "server_nonce");
        }

        private Instant now() {
            return server.keys().ids().now();
        }
    }
}
