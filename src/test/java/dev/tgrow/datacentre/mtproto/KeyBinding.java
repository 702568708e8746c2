package dev.tgrow.datacentre.mtproto;

import dev.tgrow.datacentre.tl.TlException;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.datacentre.tl.TlReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Binds temporary keys to permanent ones, and ends them: `auth.bindTempAuthKey`, whose proof is a message encrypted
/// with the permanent key in the manner of MTProto 1.0, and `auth.dropTempAuthKeys`.
final class KeyBinding {
    /// The id of the key, and the key of the message.
    private static final int OUTSIDE = 24;

    /// Sixteen random bytes, the id of the message, seqno and length.
    private static final int INSIDE = 32;

    private static final Answer INVALID = new Answer.RpcError(400, "ENCRYPTED_MESSAGE_INVALID");

    private final Running server;

    KeyBinding(Running server) {
        this.server = server;
    }

    boolean answers(String method) {
        return method.equals("auth.bindTempAuthKey") || method.equals("auth.dropTempAuthKeys");
    }

    Answer answer(SessionCaller caller, TlObject call) {
        return call.is("auth.bindTempAuthKey") ? bind(caller, call) : drop(caller, call.numbers("except_auth_keys"));
    }

    /// Forgets the temporary keys of the caller's permanent one, its own and those to be kept excepted.
    private Answer drop(SessionCaller caller, List<Long> kept) {
        server.keys().find(caller.key()).map(server.keys()::of).orElse(List.of()).stream()
                .filter(key -> key.temporary() && key != caller.in().key() && !kept.contains(key.id()))
                .forEach(server.keys()::remove);
        return new Answer.Result(true);
    }

    private Answer bind(SessionCaller caller, TlObject call) {
        var temporary = caller.in().key();
        if (!temporary.temporary()) {
            return new Answer.RpcError(400, "TEMP_AUTH_KEY_EMPTY");
        }
        var permanent = server.keys().find(call.number("perm_auth_key_id")).filter(key -> !key.temporary());
        if (permanent.isEmpty() || !proven(permanent.get(), caller, call)) {
            return INVALID;
        }
        return temporary.bind(permanent.get())
                ? new Answer.Result(true)
                : new Answer.RpcError(400, "TEMP_AUTH_KEY_ALREADY_BOUND");
    }

    private boolean proven(AuthKey permanent, SessionCaller caller, TlObject call) {
        var inner = open(permanent, call.bytes("encrypted_message"), caller.message());
        return inner.isPresent()
                && inner.get().is("mt_bind_auth_key_inner")
                && inner.get().number("nonce") == call.number("nonce")
                && inner.get().number("temp_auth_key_id") == caller.in().key().id()
                && inner.get().number("perm_auth_key_id") == permanent.id()
                && inner.get().number("temp_session_id") == caller.session()
                && inner.get().integer("expires_at") == call.integer("expires_at");
    }

    /// @param message the id that the message inside must have: that of the message with the call
    private Optional<TlObject> open(AuthKey permanent, byte[] packet, long message) {
        if (packet.length < OUTSIDE + INSIDE
                || (packet.length - OUTSIDE) % 16 != 0
                || new TlReader(packet).int64() != permanent.id()) {
            return Optional.empty();
        }
        var messageKey = Hash.part(packet, 8, 16);
        var plain = AesKey.ofMessage1(permanent.bytes(), messageKey)
                .decrypt(Arrays.copyOfRange(packet, OUTSIDE, packet.length));
        try {
            var in = new TlReader(plain, 16, plain.length - 16);
            long id = in.int64();
            int seqno = in.int32();
            var body = in.raw(in.int32());
            var hash = Hash.sha1(Arrays.copyOf(plain, INSIDE + body.length));
            return id == message && seqno == 0 && Arrays.equals(hash, 4, 20, messageKey, 0, 16)
                    ? Optional.of(server.codec().decode(body))
                    : Optional.empty();
        } catch (TlException _) {
            return Optional.empty();
        }
    }
}
