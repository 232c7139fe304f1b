package dev.archipelago.simulator.storage;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// So many copies, of which so many must confirm a write and so many are asked by a read.
///
/// Source: Bailis, Venkataraman, Franklin, Hellerstein and Stoica, Probabilistically Bounded Staleness for Practical Partial
/// Quorums (2012).
///
/// @param copies that hold each record
/// @param write copies that must confirm a write
/// @param read answers that a read waits for
public record Quorum(int copies, int write, int read) {

    public Quorum {
        if (copies < 1 || write < 1 || write > copies || read < 1 || read > copies) {
            throw new IllegalArgumentException(write + " and " + read + " of " + copies + " copies");
        }
    }

    /// Whether every read meets every write that was confirmed before.
    public boolean isStrict() {
        return read + write > copies;
    }

    /// How likely a read meets none of the copies that have confirmed a write, when writes reach no others.
    public double missesWrite() {
        double misses = 1;
        for (int i = 0; i < read; i++) {
            misses *= Math.max(0, copies - write - i) / (double) (copies - i);
        }
        return misses;
    }

    /// How likely a read sees one of the last so many versions.
    public double within(int versions) {
        return 1 - Math.pow(missesWrite(), versions);
    }

    /// Times of messages between who reads or writes and a copy.
    ///
    /// @param write until a copy has a write
    /// @param acknowledge until its confirmation is back
    /// @param read until a copy is asked
    /// @param answer until its answer is back
    public record Ways(DoubleSupplier write, DoubleSupplier acknowledge, DoubleSupplier read, DoubleSupplier answer) {}

    /// What was drawn once: a write, and a read that is sent some time after it was confirmed.
    ///
    /// @param writing time until the write was confirmed
    /// @param reading time until the read had its answers
    /// @param consistent whether one of the copies whose answer counted had the write
    public record Trial(double writing, double reading, boolean consistent) {}

    /// A write to all copies, and a read from all copies so long after its confirmation.
    public Trial trial(Ways ways, double after) {
        double[] arrivals = new double[copies];
        double[] confirmed = new double[copies];
        double[] asked = new double[copies];
        double[] answered = new double[copies];
        for (int i = 0; i < copies; i++) {
            arrivals[i] = ways.write().getAsDouble();
            confirmed[i] = arrivals[i] + ways.acknowledge().getAsDouble();
            asked[i] = ways.read().getAsDouble();
            answered[i] = asked[i] + ways.answer().getAsDouble();
        }
        double commit = smallest(confirmed, write);
        double last = smallest(answered, read);
        boolean consistent = false;
        for (int i = 0; i < copies; i++) {
            consistent |= answered[i] <= last && commit + after + asked[i] >= arrivals[i];
        }
        return new Trial(commit, last, consistent);
    }

    private static double smallest(double[] values, int rank) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[rank - 1];
    }
}
