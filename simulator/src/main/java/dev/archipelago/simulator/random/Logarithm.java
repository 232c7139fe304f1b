package dev.archipelago.simulator.random;

/// Logarithms of random fractions from a table, the same on every machine and several times as fast as [StrictMath#log].
///
/// The mantissa is split into 256 parts, each with the inverse and the logarithm of its middle; what is left is so near to one
/// that five terms of the series are exact. The table is small, so that it stays in the first cache. The absolute error is below
/// 3e-15.
final class Logarithm {

    private static final int BITS = 8;
    private static final int PARTS = 1 << BITS;
    private static final int MANTISSA = 52;
    private static final int BIAS = 1023;
    private static final double LN2 = 0.6931471805599453;
    /// Inverse and logarithm of each part in turn.
    private static final double[] TABLE = new double[2 * PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            double inverse = 1 / (1 + (i + 0.5) / PARTS);
            TABLE[2 * i] = inverse;
            TABLE[2 * i + 1] = -StrictMath.log(inverse);
        }
    }

    private Logarithm() {}

    /// An exponential value with mean 1: minus the logarithm of a random fraction.
    ///
    /// The fraction is never made a number: how many zeros lead it is its exponent, what follows its mantissa. So is the way from the
    /// random bits to the value a quarter shorter, on which everything waits that comes after.
    ///
    /// @param random bits of a fraction below one; the last one counts as set, so that it is not zero
    static double exponential(long random) {
        long bits = random | 1;
        int zeros = Long.numberOfLeadingZeros(bits);
        long fraction = bits << zeros << 1;
        int part = (int) (fraction >>> Long.SIZE - BITS);
        double mantissa = Double.longBitsToDouble(fraction >>> Long.SIZE - MANTISSA | (long) BIAS << MANTISSA);
        double r = Math.fma(mantissa, TABLE[2 * part], -1);
        double square = r * r;
        double series = Math.fma(square, Math.fma(square, Math.fma(r, 0.2, -0.25), Math.fma(r, 1.0 / 3, -0.5)), r);
        return Math.abs((zeros + 1) * LN2 - TABLE[2 * part + 1] - series);
    }
}
