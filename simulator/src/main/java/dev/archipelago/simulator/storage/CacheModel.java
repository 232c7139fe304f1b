package dev.archipelago.simulator.storage;

import java.util.function.DoubleUnaryOperator;

/// How often look-ups find their key, by formula: keys are asked for independently of one another, popular as Zipf's law says.
///
/// Che's approximation: a key stays for a characteristic time after it was asked for, counted in look-ups, that is the same for all
/// and such that the cache is just full. Beyond the first ten thousand, keys are taken together in groups that grow evenly in the
/// logarithm of the rank, which changes nothing in the sixth digit.
///
/// Source: Che, Tung and Wang (2002); Fricker, Robert and Roberts (2012), also for random and first-in-first-out eviction, which
/// hit equally often.
///
/// @param keys different keys that are asked for
/// @param skew Zipf exponent of their popularity
/// @param entries that the cache can hold
public record CacheModel(long keys, double skew, long entries) {

    private static final int EXACT = 10_000;
    private static final double GROUP = 1.002;
    private static final int STEPS = 200;

    public CacheModel {
        if (keys < 1 || entries < 0 || !(skew >= 0)) {
            throw new IllegalArgumentException(keys + " keys, exponent " + skew + ", " + entries + " entries");
        }
    }

    /// The share of the look-ups that find their key.
    public double hitRatio(Eviction eviction) {
        if (entries >= keys) {
            return 1;
        }
        if (entries == 0) {
            return 0;
        }
        double time = eviction == Eviction.LFU ? 0 : characteristicTime(eviction);
        return switch (eviction) {
            case LRU -> sum(p -> p * leastRecent(p, time));
            case FIFO, RANDOM -> sum(p -> p * firstIn(p, time));
            case LFU -> bestRatio();
        };
    }

    /// Look-ups for which a key that was just asked for stays.
    public double characteristicTime(Eviction eviction) {
        DoubleUnaryOperator present = time -> eviction == Eviction.LRU
                ? sum(p -> leastRecent(p, time))
                : sum(p -> firstIn(p, time));
        double high = entries;
        while (present.applyAsDouble(high) < entries) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < STEPS && low < high; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (present.applyAsDouble(middle) < entries) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// When the most popular keys are always there.
    public double bestRatio() {
        double all = weights(keys);
        return weights(Math.min(entries, keys)) / all;
    }

    private static double leastRecent(double popularity, double time) {
        return -Math.expm1(-popularity * time);
    }

    private static double firstIn(double popularity, double time) {
        return popularity * time / (1 + popularity * time);
    }

    /// Of all keys, by popularity.
    private double sum(DoubleUnaryOperator of) {
        double whole = weights(keys);
        double sum = 0;
        for (double first = 1; first <= keys; first = next(first)) {
            double count = Math.min(next(first), keys + 1.0) - first;
            sum += count * of.applyAsDouble(Math.pow(first + (count - 1) / 2, -skew) / whole);
        }
        return sum;
    }

    private double weights(long upTo) {
        double sum = 0;
        for (double first = 1; first <= upTo; first = next(first)) {
            double count = Math.min(next(first), upTo + 1.0) - first;
            sum += count * Math.pow(first + (count - 1) / 2, -skew);
        }
        return sum;
    }

    private static double next(double rank) {
        return rank < EXACT ? rank + 1 : Math.ceil(rank * GROUP);
    }

    /// The share of look-ups of one key that find it when an entry is kept for a time after it was filled.
    ///
    /// @param rate look-ups per second
    /// @param ttl in seconds
    public static double keptAfterFill(double rate, double ttl) {
        return rate * ttl / (1 + rate * ttl);
    }

    /// The same when an entry is kept for a time after it was last asked for.
    public static double keptAfterUse(double rate, double ttl) {
        return -Math.expm1(-rate * ttl);
    }

    /// Mean time of a read that asks the cache first, and the origin when that has nothing.
    public static double meanRead(double hitRatio, double cache, double origin) {
        return cache + (1 - hitRatio) * origin;
    }

    /// So many times as much load gets the origin when nothing is found any more.
    public static double loadWithout(double hitRatio) {
        return 1 / (1 - hitRatio);
    }
}
