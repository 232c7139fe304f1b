package dev.archipelago.benchmarks.floor;

/// Counts positive numbers in 128 buckets per octave, taken from the bits of the number.
final class Histogram {

    private static final int BITS = 7;
    private static final int LOWEST = (1023 - 20) << BITS;

    private final int[] counts = new int[40 << BITS];
    private double sum;
    private long count;

    void add(double value) {
        int bucket = (int) (Double.doubleToRawLongBits(value) >>> (52 - BITS)) - LOWEST;
        counts[Math.clamp(bucket, 0, counts.length - 1)]++;
        sum += value;
        count++;
    }

    double mean() {
        return sum / count;
    }

    /// The middle of the bucket that holds this share of the numbers.
    double quantile(double fraction) {
        long below = 0;
        int bucket = 0;
        while (below + counts[bucket] < fraction * count) {
            below += counts[bucket++];
        }
        return (bound(bucket) + bound(bucket + 1)) / 2;
    }

    private static double bound(int bucket) {
        return Double.longBitsToDouble((long) (bucket + LOWEST) << (52 - BITS));
    }
}
