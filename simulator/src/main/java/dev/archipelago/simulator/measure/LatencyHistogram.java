package dev.archipelago.simulator.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts durations in buckets of bounded relative width, from a nanosecond to centuries.
///
/// A fine histogram has 128 buckets in each octave, so that every quantile is exact to 0.4 %, a coarse one 32, exact to
/// 1.6 %. Below two octaves of single nanoseconds a bucket holds one value. The memory grows with the octaves between the
/// smallest and the largest duration seen. Histograms of replications can be added.
public final class LatencyHistogram {

    private static final int FINE = 7;
    private static final int COARSE = 5;

    private final int bits;
    /// The bucket that the counts begin with; a whole number of octaves.
    private int first;
    /// The lower half of each count: as short as possible, because whole histograms are to stay in the cache.
    private int[] counts = new int[0];
    /// The upper half; empty until there is one.
    private int[] carries = new int[0];
    private double sum;
    private long max;

    private LatencyHistogram(int bits) {
        this.bits = bits;
    }

    /// For what people ask percentiles of.
    public static LatencyHistogram fine() {
        return new LatencyHistogram(FINE);
    }

    /// For the many parts of a system; a quarter of the memory.
    public static LatencyHistogram coarse() {
        return new LatencyHistogram(COARSE);
    }

    public void add(long nanos) {
        int place = bucketOf(nanos) - first;
        if (Integer.compareUnsigned(place, counts.length) >= 0) {
            place = makeRoom(place);
        }
        if (++counts[place] == 0) {
            carry(place);
        }
        sum += nanos;
        if (nanos > max) {
            max = nanos;
        }
    }

    /// So many that are alike.
    public void add(long nanos, long times) {
        if (times > 0) {
            int place = makeRoom(bucketOf(nanos) - first);
            count(place, count(place) + times);
            sum += (double) nanos * times;
            max = Math.max(max, nanos);
        }
    }

    /// Takes in the octave of a place that may lie outside.
    ///
    /// @return the place after that
    private int makeRoom(int place) {
        int octave = 1 << bits;
        int bucket = first + place;
        if (counts.length == 0) {
            first = bucket & -octave;
            counts = new int[octave];
        } else if (place < 0) {
            int more = first - (bucket & -octave);
            counts = shifted(counts, more);
            carries = carries.length == 0 ? carries : shifted(carries, more);
            first -= more;
        } else if (place >= counts.length) {
            counts = Arrays.copyOf(counts, place + octave & -octave);
        }
        return bucket - first;
    }

    private static int[] shifted(int[] from, int by) {
        int[] to = new int[from.length + by];
        System.arraycopy(from, 0, to, by, from.length);
        return to;
    }

    private void carry(int place) {
        carries = Arrays.copyOf(carries, counts.length);
        carries[place]++;
    }

    private long count(int place) {
        return Integer.toUnsignedLong(counts[place]) + (place < carries.length ? (long) carries[place] << 32 : 0);
    }

    private void count(int place, long count) {
        counts[place] = (int) count;
        int upper = (int) (count >>> 32);
        if (upper != 0 || place < carries.length) {
            carries = Arrays.copyOf(carries, counts.length);
            carries[place] = upper;
        }
    }

    /// @throws IllegalArgumentException when the other has buckets of another width
    public void addAll(LatencyHistogram other) {
        requireSameWidth(other);
        if (counts.length == 0) {
            first = other.first;
            counts = other.counts.clone();
            carries = other.carries.clone();
        } else if (other.counts.length > 0) {
            makeRoom(other.first - first);
            makeRoom(other.first + other.counts.length - 1 - first);
            int shift = other.first - first;
            for (int i = 0; i < other.counts.length; i++) {
                if (!other.isEmpty(i)) {
                    count(shift + i, count(shift + i) + other.count(i));
                }
            }
        }
        sum += other.sum;
        max = Math.max(max, other.max);
    }

    /// What it holds now, independent of what is added later.
    public LatencyHistogram copy() {
        LatencyHistogram copy = new LatencyHistogram(bits);
        copy.first = first;
        copy.counts = counts.clone();
        copy.carries = carries.clone();
        copy.sum = sum;
        copy.max = max;
        return copy;
    }

    private void requireSameWidth(LatencyHistogram other) {
        if (other.bits != bits) {
            throw new IllegalArgumentException("histograms of " + bits + " and " + other.bits + " bits");
        }
    }

    public long count() {
        long count = 0;
        for (int part : counts) {
            count += Integer.toUnsignedLong(part);
        }
        for (int part : carries) {
            count += (long) part << 32;
        }
        return count;
    }

    /// Of all durations, in nanoseconds; exact.
    public double sum() {
        return sum;
    }

    /// In seconds; exact, not from the buckets. NaN when there are none.
    public double mean() {
        long count = count();
        return count == 0 ? Double.NaN : sum / count / 1e9;
    }

    /// In seconds; NaN when there are none.
    public double max() {
        return max == 0 && count() == 0 ? Double.NaN : max / 1e9;
    }

    /// The value in seconds below which this share of the observations lies, interpolated inside its bucket; NaN when
    /// there are none.
    ///
    /// @param fraction between 0 and 1, such as 0.99
    public double quantile(double fraction) {
        return quantiles(fraction)[0];
    }

    /// Several quantiles in one go.
    ///
    /// @param fractions ascending, each between 0 and 1
    public double[] quantiles(double... fractions) {
        long count = count();
        double[] values = new double[fractions.length];
        Arrays.fill(values, count == 0 ? Double.NaN : max / 1e9);
        int next = count == 0 ? fractions.length : 0;
        double below = 0;
        for (int i = 0; i < counts.length && next < fractions.length; i++) {
            if (isEmpty(i)) {
                continue;
            }
            long inside = count(i);
            for (; next < fractions.length && below + inside >= fractions[next] * count; next++) {
                double low = lowerBound(first + i);
                double high = lowerBound(first + i + 1);
                values[next] = Math.min(low + (high - low) * (fractions[next] * count - below) / inside, max) / 1e9;
            }
            below += inside;
        }
        return values;
    }

    private boolean isEmpty(int place) {
        return counts[place] == 0 && (place >= carries.length || carries[place] == 0);
    }

    /// How many are not longer than this, interpolated inside the bucket that it lies in.
    ///
    /// @param seconds not negative
    public double countUpTo(double seconds) {
        double nanos = seconds * 1e9;
        double below = 0;
        for (int i = 0; i < counts.length; i++) {
            double low = lowerBound(first + i);
            double high = Math.min(lowerBound(first + i + 1), max + 1.0);
            if (nanos < low) {
                return below;
            }
            below += count(i) * Math.min(1, (nanos - low) / Math.max(1, high - low));
        }
        return below;
    }

    public void reset() {
        Arrays.fill(counts, 0);
        carries = new int[0];
        sum = 0;
        max = 0;
    }

    /// All that a histogram holds, as whole numbers and an exact sum.
    ///
    /// @param bits 7 of a fine one, 5 of a coarse one
    /// @param buckets those that are not empty, ascending
    /// @param counts of these, in the same order; at least 1 each
    /// @param sum of all durations in nanoseconds
    /// @param max the longest duration in nanoseconds; 0 when there was none
    public record Content(int bits, List<Integer> buckets, List<Long> counts, double sum, long max) {
        public Content {
            buckets = List.copyOf(buckets);
            counts = List.copyOf(counts);
            if (bits != FINE && bits != COARSE || buckets.size() != counts.size() || max < 0) {
                throw new IllegalArgumentException("no histogram of " + bits + " bits with " + buckets.size()
                        + " buckets, " + counts.size() + " counts and at most " + max + " ns");
            }
            int before = -1;
            for (int i = 0; i < buckets.size(); i++) {
                if (buckets.get(i) <= before || buckets.get(i) >= (Long.SIZE - bits) << bits || counts.get(i) < 1) {
                    throw new IllegalArgumentException("bucket " + buckets.get(i) + " with a count of "
                            + counts.get(i) + " after bucket " + before);
                }
                before = buckets.get(i);
            }
        }
    }

    /// What it holds, from which [#of] makes one that answers the same.
    public Content content() {
        List<Integer> buckets = new ArrayList<>();
        List<Long> filled = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (count(i) != 0) {
                buckets.add(first + i);
                filled.add(count(i));
            }
        }
        return new Content(bits, buckets, filled, sum, max);
    }

    public static LatencyHistogram of(Content content) {
        LatencyHistogram made = new LatencyHistogram(content.bits());
        for (int i = 0; i < content.buckets().size(); i++) {
            made.count(made.makeRoom(content.buckets().get(i) - made.first), content.counts().get(i));
        }
        made.sum = content.sum();
        made.max = content.max();
        return made;
    }

    private int bucketOf(long nanos) {
        int shift = 63 - Long.numberOfLeadingZeros(nanos | 1L << bits) - bits;
        return (shift << bits) + (int) (nanos >>> shift);
    }

    private double lowerBound(int bucket) {
        int octave = 1 << bits;
        if (bucket < 2 * octave) {
            return bucket;
        }
        int shift = (bucket >>> bits) - 1;
        return (double) ((bucket & (octave - 1)) + octave) * (1L << shift);
    }
}
