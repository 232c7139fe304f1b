package dev.archipelago.simulator.random;

/// A stream of uniform random numbers: xoshiro256++ (Blackman and Vigna 2019), seeded by SplitMix64.
///
/// A stream is named by what it is for, not by when it was made, so that two designs that share an entity draw the same
/// numbers for it (common random numbers).
public final class RandomStream {

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private RandomStream(long seed) {
        long state = seed;
        s0 = mix(state += 0x9E3779B97F4A7C15L);
        s1 = mix(state += 0x9E3779B97F4A7C15L);
        s2 = mix(state += 0x9E3779B97F4A7C15L);
        s3 = mix(state + 0x9E3779B97F4A7C15L);
    }

    /// The stream of one purpose of one entity in one replication.
    ///
    /// @param name stable name of entity and purpose, such as "components.orders.compute.place.0"
    public static RandomStream of(long seed, int replication, String name) {
        long hash = mix(seed ^ 0x6A09E667F3BCC909L);
        hash = mix(hash + 0x9E3779B97F4A7C15L * (replication + 1L));
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new RandomStream(mix(hash));
    }

    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /// Between 0 and 1, both excluded, in steps of 2^-53.
    public double nextDouble() {
        return ((nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /// Exponential with mean 1.
    public double nextExponential() {
        return Logarithm.exponential(nextLong());
    }

    /// Between 0 and the bound, the bound excluded; the bias for bounds below 2^31 is below 2^-32.
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /// Puts the state, four words, into an array.
    void copyTo(long[] words, int at) {
        words[at] = s0;
        words[at + 1] = s1;
        words[at + 2] = s2;
        words[at + 3] = s3;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
