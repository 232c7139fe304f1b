package dev.archipelago.benchmarks.floor;

/// Exponential random numbers of mean one by inversion: xoshiro256++ (Blackman and Vigna 2019) and a logarithm from a
/// table of 2048 entries with the first terms of its series, within 2e-15 of the true one.
final class Exponentials {

    private static final int BITS = 11;
    private static final double LN2 = Math.log(2);
    private static final double[] INVERSE = new double[1 << BITS];
    private static final double[] LOG = new double[1 << BITS];

    static {
        for (int i = 0; i < INVERSE.length; i++) {
            double centre = 1 + (i + 0.5) / INVERSE.length;
            INVERSE[i] = 1 / centre;
            LOG[i] = Math.log(centre);
        }
    }

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    Exponentials(long seed) {
        long state = seed;
        s0 = mix(state += 0x9E3779B97F4A7C15L);
        s1 = mix(state += 0x9E3779B97F4A7C15L);
        s2 = mix(state += 0x9E3779B97F4A7C15L);
        s3 = mix(state + 0x9E3779B97F4A7C15L);
    }

    double next() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return -log(((result >>> 11) + 0.5) * 0x1.0p-53);
    }

    /// The natural logarithm of a positive normal number.
    static double log(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) - 1023;
        int place = (int) (bits >>> (52 - BITS)) & ((1 << BITS) - 1);
        double mantissa = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        double z = mantissa * INVERSE[place] - 1;
        return exponent * LN2 + LOG[place] + z * (1 - z * (0.5 - z * (1.0 / 3 - z * 0.25)));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
