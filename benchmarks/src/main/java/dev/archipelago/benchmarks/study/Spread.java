package dev.archipelago.benchmarks.study;

import java.util.Arrays;
import java.util.Locale;

/// A figure that was measured several times: the median, and the quartiles on both sides of it.
record Spread(double low, double median, double high) {

    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, low, high);
    }
}
