package dev.archipelago.simulator.theory;

/// Two servers are looked at and the less busy one is taken, among very many servers: the limit of their number to
/// infinity.
///
/// Source: Vvedenskaya, Dobrushin and Karpelevich (1996); Mitzenmacher (2001).
public final class PowerOfTwo {

    private static final double NEGLIGIBLE = 1e-18;

    private PowerOfTwo() {}

    /// Mean sojourn in units of the mean service.
    public static double meanSojourn(double utilization) {
        Requirement.fraction(utilization, "a utilization");
        double sum = 0;
        double term = 1;
        for (int i = 1; term > NEGLIGIBLE; i++) {
            term = Math.pow(utilization, Math.pow(2, i) - 2);
            sum += term;
        }
        return sum;
    }
}
