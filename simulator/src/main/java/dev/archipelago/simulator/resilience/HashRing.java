package dev.archipelago.simulator.resilience;

import java.util.Arrays;

/// Consistent hashing: every host has points on a ring, and a key goes to the host whose point follows it.
///
/// Source: Karger and others 1997; at least 1024 points in all and as many for each host, as Envoy's ring has.
public final class HashRing {

    private static final int LEAST_POINTS = 1024;

    private final long[] points;
    private final int[] hosts;

    /// @param count hosts, named by their numbers
    public HashRing(int count) {
        int each = Math.ceilDiv(LEAST_POINTS, count);
        long[] sorted = new long[each * count];
        for (int host = 0; host < count; host++) {
            for (int point = 0; point < each; point++) {
                sorted[host * each + point] = pointOf(host, point);
            }
        }
        Arrays.sort(sorted);
        this.points = sorted;
        this.hosts = new int[sorted.length];
        for (int host = 0; host < count; host++) {
            for (int point = 0; point < each; point++) {
                hosts[Arrays.binarySearch(sorted, pointOf(host, point))] = host;
            }
        }
    }

    private static long pointOf(int host, int point) {
        return mix(mix(host + 1) + point);
    }

    /// The place on the ring of a key.
    public int place(long key) {
        int found = Arrays.binarySearch(points, mix(key));
        int place = found < 0 ? -found - 1 : found;
        return place == points.length ? 0 : place;
    }

    /// The host of a place.
    public int host(int place) {
        return hosts[place];
    }

    /// The place that follows.
    public int next(int place) {
        return place + 1 == points.length ? 0 : place + 1;
    }

    public int points() {
        return points.length;
    }

    /// Spreads a number evenly over all (the finisher of SplitMix64).
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
