package dev.tgrow.datacentre.mtproto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256 in the two modes of MTProto: IGE for messages, CTR for the stream of an obfuscated connection.
///
/// IGE isn't in the JDK. Encrypting, block `i` is `c[i] = E(p[i] ^ c[i-1]) ^ p[i-1]`. With `d[i] = c[i] ^ p[i-1]` that
/// is `d[i] = E((p[i] ^ p[i-2]) ^ d[i-1])`: CBC over `p[i] ^ p[i-2]`, which the JDK does in one fast call. Decrypting,
/// each block needs the one before, so it goes block by block; a server decrypts little.
final class Aes {
    private static final int BLOCK = 16;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Aes() {}

    /// @param iv 32 bytes: the block before the first of the cipher text, then that of the plain text
    static byte[] igeEncrypt(byte[] plain, byte[] key, byte[] iv) {
        requireBlocks(plain);
        var mixed = plain.clone();
        if (plain.length > BLOCK) {
            xor(mixed, BLOCK, iv, BLOCK, BLOCK);
        }
        if (plain.length > 2 * BLOCK) {
            xor(mixed, 2 * BLOCK, plain, 0, plain.length - 2 * BLOCK);
        }
        var result = cbc(mixed, key, iv);
        if (plain.length > 0) {
            xor(result, 0, iv, BLOCK, BLOCK);
            xor(result, BLOCK, plain, 0, plain.length - BLOCK);
        }
        return result;
    }

    static byte[] igeDecrypt(byte[] encrypted, byte[] key, byte[] iv) {
        requireBlocks(encrypted);
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
            var plain = encrypted.clone();
            for (int at = 0; at < plain.length; at += BLOCK) {
                xor(plain, at, at == 0 ? iv : plain, at == 0 ? BLOCK : at - BLOCK, BLOCK);
                cipher.update(plain, at, BLOCK, plain, at);
                xor(plain, at, at == 0 ? iv : encrypted, at == 0 ? 0 : at - BLOCK, BLOCK);
            }
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES of the JDK refuses a block", e);
        }
    }

    /// A stream in both senses: each `update` gives as many bytes as it takes.
    static Cipher ctr(byte[] key, byte[] iv) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-CTR in the JDK", e);
        }
    }

    private static byte[] cbc(byte[] data, byte[] key, byte[] iv) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv, 0, BLOCK));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES of the JDK refuses whole blocks", e);
        }
    }

    private static void xor(byte[] into, int at, byte[] other, int from, int length) {
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(into, at + i, (long) LONG.get(into, at + i) ^ (long) LONG.get(other, from + i));
        }
    }

    private static void requireBlocks(byte[] data) {
        if (data.length % BLOCK != 0) {
            throw new IllegalArgumentException("AES-IGE over %d bytes".formatted(data.length));
        }
    }
}
