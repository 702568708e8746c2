package dev.tgrow.datacentre.mtproto;

import static dev.tgrow.datacentre.mtproto.Hash.concat;
import static dev.tgrow.datacentre.mtproto.Hash.part;
import static dev.tgrow.datacentre.mtproto.Hash.sha1;
import static dev.tgrow.datacentre.mtproto.Hash.sha256;

/// The AES key and the two blocks before the first, as MTProto derives them.
final class AesKey {
    private final byte[] key;
    private final byte[] iv;

    private AesKey(byte[] key, byte[] iv) {
        this.key = key;
        this.iv = iv;
    }

    /// Which way a message goes, as the offset into the authorisation key that keeps both ways apart.
    enum Direction {
        FROM_CLIENT(0),
        FROM_SERVER(8);

        private final int offset;

        Direction(int offset) {
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    /// For one message of MTProto 2.0.
    static AesKey ofMessage(byte[] authKey, byte[] messageKey, Direction direction) {
        int x = direction.offset();
        var a = sha256(messageKey, part(authKey, x, 36));
        var b = sha256(part(authKey, 40 + x, 36), messageKey);
        return new AesKey(
                concat(part(a, 0, 8), part(b, 8, 16), part(a, 24, 8)),
                concat(part(b, 0, 8), part(a, 8, 16), part(b, 24, 8)));
    }

    /// For one message of MTProto 1.0 from a client, which lives on in the binding of a temporary key.
    static AesKey ofMessage1(byte[] authKey, byte[] messageKey) {
        var a = sha1(messageKey, part(authKey, 0, 32));
        var b = sha1(part(authKey, 32, 16), messageKey, part(authKey, 48, 16));
        var c = sha1(part(authKey, 64, 32), messageKey);
        var d = sha1(messageKey, part(authKey, 96, 32));
        return new AesKey(
                concat(part(a, 0, 8), part(b, 8, 12), part(c, 4, 12)),
                concat(part(a, 8, 12), part(b, 0, 8), part(c, 16, 4), part(d, 0, 8)));
    }

    /// For the second half of the key exchange.
    static AesKey ofExchange(byte[] serverNonce, byte[] newNonce) {
        var a = sha1(newNonce, serverNonce);
        var b = sha1(serverNonce, newNonce);
        var c = sha1(newNonce, newNonce);
        return new AesKey(concat(a, part(b, 0, 12)), concat(part(b, 12, 8), c, part(newNonce, 0, 4)));
    }

    byte[] encrypt(byte[] plain) {
        return Aes.igeEncrypt(plain, key, iv);
    }

    byte[] decrypt(byte[] encrypted) {
        return Aes.igeDecrypt(encrypted, key, iv);
    }
}
