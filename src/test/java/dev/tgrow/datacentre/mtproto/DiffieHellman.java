package dev.tgrow.datacentre.mtproto;

import java.math.BigInteger;
import java.security.SecureRandom;

/// The group in which keys and passwords are agreed: the 2048-bit safe prime that clients know as a good one, and 3.
final class DiffieHellman {
    static final int G = 3;

    static final BigInteger PRIME = new BigInteger("""
            c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f\
            48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37\
            20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64\
            2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4\
            a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754\
            fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4\
            e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f\
            0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b""", 16);

    private static final int SIZE = 256;

    /// Numbers closer to 0 or to the prime than this give keys that can be guessed.
    private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(2048 - 64);

    private static final SecureRandom RANDOM = new SecureRandom();

    private DiffieHellman() {}

    static BigInteger secret() {
        return new BigInteger(8 * SIZE, RANDOM);
    }

    static BigInteger power(BigInteger exponent) {
        return BigInteger.valueOf(G).modPow(exponent, PRIME);
    }

    /// Whether the other side's power of G may be used.
    static boolean safe(BigInteger power) {
        return power.compareTo(MARGIN) >= 0 && power.compareTo(PRIME.subtract(MARGIN)) <= 0;
    }

    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /// The number in 256 bytes, zeros first.
    static byte[] bytes(BigInteger number) {
        return bytes(number, SIZE);
    }

    static byte[] bytes(BigInteger number, int size) {
        var shortest = number.toByteArray();
        var bytes = new byte[size];
        int length = Math.min(shortest.length, size);
        System.arraycopy(shortest, shortest.length - length, bytes, size - length, length);
        return bytes;
    }
}
