package dev.archipelago.simulator.storage;

/// How far copies are behind when each write takes an exponential time to each of them.
///
/// @param mean in any unit of time
public record ReplicationLag(double mean) {

    public ReplicationLag {
        if (!(mean >= 0)) {
            throw new IllegalArgumentException("a mean lag of " + mean);
        }
    }

    /// How likely a copy has a write after a time.
    public double arrived(double time) {
        return mean == 0 ? 1 : -Math.expm1(-time / mean);
    }

    /// The share of the reads of a copy that do not see the last write of a record that is written at random times.
    ///
    /// @param rate writes of the record per unit of time
    public double staleShare(double rate) {
        return rate * mean / (1 + rate * mean);
    }
}
