package dev.archipelago.simulator.measure;

import java.util.Arrays;

/// Counts durations in buckets whose width is at most 1/128 of their value, so that every quantile is exact to 0.4 %.
///
/// Durations are nanoseconds; below 256 ns a bucket holds one value. The memory grows with the largest duration seen,
/// to at most 58 kB for nine years. Histograms of replications can be added.
public final class LatencyHistogram {

    private static final int BITS = 7;
    private static final int PER_OCTAVE = 1 << BITS;

    private long[] counts = new long[0];
    private long count;
    private double sum;
    private double squares;
    private long max;

    public void add(long nanos) {
        int bucket = bucketOf(nanos);
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bucket + 1, Math.min(counts.length * 2, counts.length + 1024)));
        }
        counts[bucket]++;
        count++;
        sum += nanos;
        squares += (double) nanos * nanos;
        max = Math.max(max, nanos);
    }

    public void addAll(LatencyHistogram other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        sum += other.sum;
        squares += other.squares;
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    /// In seconds; exact, not from the buckets. NaN when there are none.
    public double mean() {
        return count == 0 ? Double.NaN : sum / count / 1e9;
    }

    /// In seconds; NaN when there are none.
    public double max() {
        return count == 0 ? Double.NaN : max / 1e9;
    }

    /// The value in seconds below which this share of the observations lies, interpolated inside its bucket; NaN when
    /// there are none.
    ///
    /// @param fraction between 0 and 1, such as 0.99
    public double quantile(double fraction) {
        if (count == 0) {
            return Double.NaN;
        }
        double rank = fraction * count;
        double below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                double low = lowerBound(i);
                double high = lowerBound(i + 1);
                return Math.min(low + (high - low) * (rank - below) / counts[i], max) / 1e9;
            }
            below += counts[i];
        }
        return max / 1e9;
    }

    public void reset() {
        Arrays.fill(counts, 0);
        count = 0;
        sum = 0;
        squares = 0;
        max = 0;
    }

    private static int bucketOf(long nanos) {
        if (nanos < 2 * PER_OCTAVE) {
            return (int) nanos;
        }
        int shift = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
        return (shift << BITS) + (int) (nanos >>> shift);
    }

    private static double lowerBound(int bucket) {
        if (bucket < 2 * PER_OCTAVE) {
            return bucket;
        }
        int shift = (bucket >>> BITS) - 1;
        return (double) ((bucket & (PER_OCTAVE - 1)) + PER_OCTAVE) * (1L << shift);
    }
}
