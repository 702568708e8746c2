package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Srp;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.Account;
import dev.tgrow.world.WorldError;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The second factor of a login.
final class PasswordMethods {
    private static final String ALGORITHM = "passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow";
    private static final String SECURE_ALGORITHM = "securePasswordKdfAlgoPBKDF2HMACSHA512iter100000";

    private final SignIns signIns;
    private final Map<Long, Srp> secrets = new ConcurrentHashMap<>();
    private final Map<Long, Srp.Proof> proofs = new ConcurrentHashMap<>();

    private PasswordMethods(SignIns signIns) {
        this.signIns = signIns;
    }

    static void register(Methods methods, SignIns signIns) {
        var password = new PasswordMethods(signIns);
        methods.addOpen("account.getPassword", password::password).addOpen("auth.checkPassword", password::check);
    }

    private TlObject password(Request request) {
        var account = signIns.halfway(request).orElseGet(request::account);
        var answer = TlObject.of("account.password")
                .with("new_algo", algorithm(SignIns.random(8), SignIns.random(16)))
                .with("new_secure_algo", TlObject.of(SECURE_ALGORITHM).with("salt", SignIns.random(8)))
                .with("secure_random", SignIns.random(256));
        return account.login()
                .password()
                .map(secret -> begin(answer, account, secret))
                .orElse(answer);
    }

    private TlObject begin(TlObject answer, Account account, String secret) {
        var srp = secrets.computeIfAbsent(account.id(), _ -> new Srp(secret));
        var proof = srp.start();
        var id = ByteBuffer.wrap(SignIns.random(Long.BYTES)).getLong() >>> 1;
        proofs.put(id, proof);
        return answer.with("has_password", true)
                .with("current_algo", algorithm(srp.salt1(), srp.salt2()))
                .with("srp_id", id)
                .with("srp_B", proof.power())
                .with("hint", "the usual one");
    }

    private static TlObject algorithm(byte[] salt1, byte[] salt2) {
        return TlObject.of(ALGORITHM)
                .with("salt1", salt1)
                .with("salt2", salt2)
                .with("g", Srp.generator())
                .with("p", Srp.prime());
    }

    private TlObject check(Request request) {
        var account = signIns.halfway(request).orElseThrow(() -> WorldError.of("AUTH_KEY_UNREGISTERED"));
        var given = request.arguments().object("password");
        if (!given.is("inputCheckPasswordSRP")) throw WorldError.of("PASSWORD_HASH_INVALID");
        var proof = proofs.remove(given.number("srp_id"));
        if (proof == null) throw WorldError.of("SRP_ID_INVALID");
        if (!proof.check(given.bytes("A"), given.bytes("M1"))) throw WorldError.of("PASSWORD_HASH_INVALID");
        return signIns.logIn(request, account);
    }
}
