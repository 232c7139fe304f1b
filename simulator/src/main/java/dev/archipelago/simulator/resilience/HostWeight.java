package dev.archipelago.simulator.resilience;

/// What a host weighs in the balancing.
///
/// Source: Envoy, slow start and least request.
public final class HostWeight {

    private static final double LEAST = 0.1;

    private HostWeight() {}

    /// The share of its weight that a host has a while after it became ready, at least a tenth.
    ///
    /// @param age since then
    /// @param window after which it has all of it, in the same unit
    /// @param aggression 1 for a straight line, more for a faster start
    public static double slowStart(double age, double window, double aggression) {
        return age >= window ? 1 : Math.max(LEAST, Math.pow(age / window, 1 / aggression));
    }

    /// The weight of a host that is busy.
    ///
    /// @param active calls that it works on
    /// @param bias 0 for none
    public static double busy(double weight, int active, double bias) {
        return weight / Math.pow(active + 1, bias);
    }
}
