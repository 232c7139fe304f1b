package dev.archipelago.simulator.theory;

/// How long an M/M/1 has to be watched until its mean number of customers is known.
///
/// Source: Whitt, Planning queueing simulations (1989).
///
/// @param serviceRate per second
public record RunLength(double utilization, double serviceRate) {

    public RunLength {
        Requirement.positive(utilization, "a utilization");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.stable(utilization);
    }

    /// The variance of the time average over T seconds, times T, for large T.
    public double asymptoticVariance() {
        return 2 * utilization * (1 + utilization) / Math.pow(1 - utilization, 4) / serviceRate;
    }

    /// Seconds until the interval is so wide.
    ///
    /// @param halfWidth relative to the mean
    /// @param deviate half-width in standard errors, such as 1.96
    public double seconds(double halfWidth, double deviate) {
        double inside = utilization / (1 - utilization);
        return deviate * deviate * asymptoticVariance() / Math.pow(halfWidth * inside, 2);
    }
}
