package dev.archipelago.simulator.theory;

/// Two units of which one is enough, each repaired as soon as it fails; all times are exponential.
///
/// @param meanTimeToFailure of one unit
/// @param meanTimeToRepair of one unit, in the same unit of time
public record RepairablePair(double meanTimeToFailure, double meanTimeToRepair) {

    public RepairablePair {
        Requirement.positive(meanTimeToFailure, "a mean time to failure");
        Requirement.positive(meanTimeToRepair, "a mean time to repair");
    }

    /// Share of time in which one unit works.
    public double unitAvailability() {
        return meanTimeToFailure / (meanTimeToFailure + meanTimeToRepair);
    }

    /// Mean time until both are down, from both being up: (3λ + μ) / (2λ²).
    public double pairMeanTimeToFailure() {
        double failures = 1 / meanTimeToFailure;
        return (3 * failures + 1 / meanTimeToRepair) / (2 * failures * failures);
    }
}
