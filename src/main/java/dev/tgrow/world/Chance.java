package dev.tgrow.world;

import java.util.List;

/// Numbers that look random and are a function of a seed and a position, so that nothing has to be remembered.
public record Chance(long seed) {

    /// Other numbers from the same seed, for another purpose.
    public Chance of(String purpose) {
        return new Chance(mix(seed ^ (purpose.hashCode() * 0x9E37_79B9_7F4A_7C15L)));
    }

    public Chance of(long number) {
        return new Chance(mix(seed + mix(number)));
    }

    public long at(long position) {
        return mix(seed ^ (position * 0x9E37_79B9_7F4A_7C15L));
    }

    /// From 0 up to, not including, `bound`.
    int below(int bound, long position) {
        return (int) Long.remainderUnsigned(at(position), bound);
    }

    /// From 0 up to, not including, 1.
    public double share(long position) {
        return (at(position) >>> 11) * 0x1.0p-53;
    }

    <T> T pick(List<T> from, long position) {
        return from.get(below(from.size(), position));
    }

    /// The finishing step of SplitMix64.
    private static long mix(long number) {
        long z = number + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
